import { AsyncLocalStorage } from 'node:async_hooks'
import { AppFailure } from '../../contract/errors'
import type { Technician } from '../../contract/session'
import type { CloudId } from '../../contract/settings'
import { shortDigest } from '../../lib/shortDigest'

/** Whose work it is. */
export type Whose = Pick<Technician, 'homeAccountId' | 'userPrincipalName' | 'partnerTenantId'>

export interface OwnershipParts {
  readonly cloud: CloudId
  /** Who is signed in. */
  readonly current: () => Whose | undefined
}

/** By which what belongs to an account is marked in the store: the same person at two partners, or in two clouds, is two owners. */
export const ownerOf = (cloud: CloudId, homeAccountId: string): string => shortDigest(`${cloud} ${homeAccountId}`)

/**
 * The one place that knows whose work is being done. What was begun for an account stays that account's to its end, whoever is signed in by
 * then: it writes among what belongs to that account (store/ownedStore), and gets no token of another (clouds/identity/tokenSource).
 */
export class Ownership {
  readonly #parts: OwnershipParts
  readonly #begun = new AsyncLocalStorage<Whose>()

  constructor(parts: OwnershipParts) {
    this.#parts = parts
  }

  /** Whoever began the work that runs now, or else whoever is signed in. */
  whose(): Whose | undefined {
    return this.#begun.getStore() ?? this.#parts.current()
  }

  /** The owner of what the work that runs now reads and writes. `undefined`: nobody's. */
  owner(): string | undefined {
    return this.#ownerOf(this.whose())
  }

  /** The owner of what may be shown: whoever is signed in, whatever the work that runs now belongs to. */
  shown(): string | undefined {
    return this.#ownerOf(this.#parts.current())
  }

  /** Whether the work that runs now is that of whoever is signed in. */
  isMine(): boolean {
    return this.owner() === this.shown()
  }

  /** Begins work for whoever is signed in; what follows from it stays theirs. */
  begin<T>(work: () => T): T {
    const whose = this.#parts.current()
    return whose === undefined ? work() : this.#begun.run(whose, work)
  }

  /** The same for an account that is not signed in yet. */
  as<T>(whose: Whose, work: () => T): T {
    return this.#begun.run(whose, work)
  }

  /** The answer for a page: what one account asked for is not shown to another. Rejects with `signedOut` `session.signedOut`. */
  async answer<T>(work: () => Promise<T>): Promise<T> {
    const asking = this.shown()
    const value = await this.begin(work)
    if (this.shown() !== asking) throw new AppFailure({ kind: 'signedOut', code: 'session.signedOut' })
    return value
  }

  #ownerOf(whose: Whose | undefined): string | undefined {
    return whose && ownerOf(this.#parts.cloud, whose.homeAccountId)
  }
}
