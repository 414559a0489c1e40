import { AppFailure } from '../contract/errors'
import type { SignInOrigin } from '../contract/signInOrigin'
import type { Activity, Clock, FederatedSignIns } from './ports'
import type { RememberedTechnician } from './signInPorts'

/** What is needed of the technician's own store. */
interface OriginStore {
  read(table: 'signInOrigins'): { get(id: string): SignInOrigin | undefined; values(): IterableIterator<SignInOrigin> }
  update(change: (tables: { readonly signInOrigins: { put(record: SignInOrigin): void; delete(id: string): void } }) => void): Promise<void>
}

export interface SignInOriginsParts {
  readonly store: OriginStore
  readonly activity: Activity
  readonly clock: Clock
  readonly technician: () => RememberedTechnician | undefined
}

const idOf = (partnerTenantId: string, origin: string): string => `${partnerTenantId} ${origin}`

/**
 * Origins to which the sign-in of the technician's own company leads and that no record of a cloud knows. Somebody is asked once for each
 * partner and origin; without an answer it is "no". The answers of one partner say nothing for another.
 */
export class SignInOrigins implements FederatedSignIns {
  readonly #parts: SignInOriginsParts
  /** Answers given in a sign-in that has not ended: for which partner is known then. */
  readonly #undecided = new Map<string, boolean>()

  constructor(parts: SignInOriginsParts) {
    this.#parts = parts
  }

  /** Of the partner whose technician is signed in, in the order of their names. */
  list(): readonly SignInOrigin[] {
    const partner = this.#parts.technician()?.partnerTenantId
    return [...this.#parts.store.read('signInOrigins').values()].filter(({ partnerTenantId }) => partnerTenantId === partner).toSorted((a, b) => a.origin.localeCompare(b.origin))
  }

  allowed(): readonly string[] {
    if (this.#parts.technician() === undefined) return [...this.#undecided].flatMap(([origin, allowed]) => (allowed ? [origin] : []))
    return this.list().filter(({ allowed }) => allowed).map(({ origin }) => origin)
  }

  answerFor(origin: string): boolean | undefined {
    const partner = this.#parts.technician()?.partnerTenantId
    return partner === undefined ? this.#undecided.get(origin) : this.#parts.store.read('signInOrigins').get(idOf(partner, origin))?.allowed
  }

  async keep(origin: string, allowed: boolean): Promise<void> {
    const { store, activity, clock, technician } = this.#parts
    const who = technician()
    if (who === undefined) {
      this.#undecided.set(origin, allowed)
      return
    }
    const { partnerTenantId, partnerName, userPrincipalName } = who
    const record: SignInOrigin = {
      id: idOf(partnerTenantId, origin), partnerTenantId, company: partnerName, origin, allowed, answeredAt: new Date(clock.now()).toISOString(), who: userPrincipalName
    }
    await store.update(({ signInOrigins }) => signInOrigins.put(record))
    await activity.record({ action: allowed ? 'federation.allow' : 'federation.refuse', result: 'ok', detail: { origin, company: partnerName } })
  }

  /**
   * The sign-in in whose pages somebody was asked has ended: with a technician the answers are that partner's, without one nobody's.
   * Rejects with `storage`; they are asked for again then.
   */
  async settle(signedIn: boolean): Promise<void> {
    const answers = [...this.#undecided]
    this.#undecided.clear()
    if (!signedIn) return
    for (const [origin, allowed] of answers) await this.keep(origin, allowed)
  }

  /** The next time somebody is asked again. Rejects with `notFound` `signInOrigins.gone`, `storage`. */
  async revoke(id: string): Promise<void> {
    const { store, activity } = this.#parts
    const found = this.list().find((one) => one.id === id)
    if (found === undefined) throw new AppFailure({ kind: 'notFound', code: 'signInOrigins.gone' })
    await store.update(({ signInOrigins }) => signInOrigins.delete(id))
    await activity.record({ action: 'federation.revoke', result: 'ok', detail: { origin: found.origin, company: found.company, allowed: found.allowed } })
  }
}
