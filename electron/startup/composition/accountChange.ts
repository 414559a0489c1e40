import { adoptUnowned } from '../../store/ownedStore'
import type { PersonalStore } from '../../store/appStores'
import type { Ownership } from '../../services/accounts/ownership'
import type { Services } from './services'

type Remembering = Pick<
  Services,
  'own' | 'ownFiles' | 'offerIndex' | 'wizard' | 'desk' | 'requests' | 'orders' | 'passwordReset' | 'roleBook' | 'relationshipBatches' | 'companyEdits' | 'overview'
>

export interface AccountChangeParts {
  readonly store: PersonalStore
  readonly ownership: Pick<Ownership, 'shown'>
  readonly services: Remembering
}

/**
 * Another account is signed in: nothing that is held in memory is the last one's from here on. What a version without owners left on the disk
 * becomes the property of the first account.
 */
export function enterAccount({ store, ownership, services }: AccountChangeParts): void {
  const owner = ownership.shown()
  // Adopted at once; the store tells of a disk that refuses, and tries again.
  if (owner !== undefined) adoptUnowned(store, owner).catch(() => undefined)
  const { own, ownFiles, offerIndex, wizard, desk, requests, orders, passwordReset, roleBook, relationshipBatches, companyEdits, overview } = services
  for (const holder of [own, ownFiles, offerIndex, wizard, requests.index, requests.follower, passwordReset, roleBook, relationshipBatches, companyEdits, overview]) holder.forget()
  for (const { runner } of [desk, requests.desk, orders]) runner.leave()
}
