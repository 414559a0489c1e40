import { join } from 'node:path'
import { safeStorage } from 'electron'
import { createActivityAnchor } from '../../store/activityAnchor'
import { openCustomerStore, openPersonalStore, type CustomerTables, type PersonalStore } from '../../store/appStores'
import { deferStore, type DeferredStore } from '../../store/deferredStore'
import { nodeFileSystem } from '../../store/fileSystem'
import { systemCipher } from '../../store/safeStorage'
import { openVault, type Vault } from '../../store/vault'
import type { ActivityAnchor } from '../../services/ports'
import type { Log } from '../log'
import { closeAll, openTogether } from './openTogether'
import type { UnsavedWatch } from './storeNotices'

export interface Stores {
  readonly personal: PersonalStore
  /** Open a while later than the others: with very many customers that takes as long as everything else together. */
  readonly customers: DeferredStore<CustomerTables>
  readonly vault: Vault
  readonly activityAnchor: ActivityAnchor
  /** Never rejects; what could not be closed is in the log. */
  close(): Promise<void>
}

/**
 * Opens everything that is kept, side by side; all of it or nothing. The customers are only begun: nobody waits for them here, but when
 * the rest cannot be opened they are closed again, too.
 * @throws AppFailure `storage` (`storage.inUse`: by another process)
 */
export async function openStores(folder: string, unsaved: UnsavedWatch, log: Log): Promise<Stores> {
  const closeFailed = (store: string, cause: unknown): void => log.error('a store could not be closed', { store, cause })
  const customers = deferStore(openCustomerStore(folder, { onUnsaved: unsaved('customers') }))
  const { personal, vault } = await openTogether(
    {
      personal: openPersonalStore(folder, { onUnsaved: unsaved('personal') }),
      vault: openVault({ folder: join(folder, 'vault'), cipher: systemCipher(safeStorage, process.platform), files: nodeFileSystem() })
    },
    closeFailed
  ).catch(async (cause: unknown) => {
    await closeAll({ customers }, closeFailed)
    throw cause
  })
  const activityAnchor = createActivityAnchor(folder, nodeFileSystem())
  const close = async (): Promise<void> => {
    await closeAll({ personal, customers }, closeFailed)
    await activityAnchor.settled()
  }
  return { personal, customers, vault, activityAnchor, close }
}
