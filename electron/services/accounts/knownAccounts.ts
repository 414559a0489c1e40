import type { KnownAccount, OwnWork } from '../../contract/account'
import { AppFailure } from '../../contract/errors'
import type { CloudId } from '../../contract/settings'
import { createSequence } from '../../lib/sequence'
import { shortDigest } from '../../lib/shortDigest'
import type { Activity, Clock } from '../ports'
import type { AccountMemory, RememberedAccount, RememberedTechnician } from '../signInPorts'
import { ownerOf } from './ownership'

/** More accounts than this share no desk; the one that was used longest ago goes. */
const mostAccounts = 20

/** What belongs to accounts in the technician's own store. */
export interface OwnWorks {
  /** `undefined`: nothing. */
  of(owner: string): OwnWork | undefined
  /** Resolves when nothing of it can be read on this computer any more. Rejects with `storage`. */
  drop(owner: string): Promise<void>
}

export interface KnownAccountsParts {
  readonly memory: AccountMemory
  readonly cloud: CloudId
  readonly activity: Activity
  readonly clock: Clock
  /** What accounts have of their own on this computer, by owner (`ownerOf`). */
  readonly works: OwnWorks
  /** The account that is signed in; it is forgotten after signing out, not before. */
  readonly current: () => string | undefined
}

/** The accounts that were used on this computer in one cloud, the latest first. What is known of them stands in the vault alone. */
export class KnownAccounts {
  readonly #parts: KnownAccountsParts
  readonly #changes = createSequence()

  constructor(parts: KnownAccountsParts) {
    this.#parts = parts
  }

  /** From the vault and the own store alone: the page that shows it must not wait for a cloud. */
  async list(): Promise<readonly KnownAccount[]> {
    return Promise.all((await this.#parts.memory.read()).map((account) => this.#known(account)))
  }

  /** @returns undefined: it was forgotten meanwhile */
  async find(id: string): Promise<RememberedTechnician | undefined> {
    return (await this.#parts.memory.read()).find(({ technician }) => shortDigest(technician.homeAccountId) === id)?.technician
  }

  /** Somebody got in. A disk that refuses costs the place in the list, not the sign-in. */
  async noted(technician: RememberedTechnician): Promise<void> {
    const { memory, clock } = this.#parts
    await this.#changes.run(async () => {
      const others = (await memory.read()).filter((one) => one.technician.homeAccountId !== technician.homeAccountId)
      const dropped = others.slice(mostAccounts - 1)
      await memory.write([{ technician, usedAt: new Date(clock.now()).toISOString() }, ...others.slice(0, mostAccounts - 1)])
      for (const { technician: gone } of dropped) await memory.dropSignIn(gone.homeAccountId)
    }).catch(() => undefined)
  }

  /**
   * Takes an account off this computer: its sign-in first, so that an end in the middle leaves at most a name; with its own work only if that is wanted.
   * Rejects with `notFound` `accounts.gone`, `conflict` `accounts.signedIn`, `storage`.
   */
  async forget(id: string, withWork = false): Promise<void> {
    const { memory, activity, works, cloud } = this.#parts
    const left = await this.#changes.run(async () => {
      const known = await memory.read()
      const gone = known.find(({ technician }) => shortDigest(technician.homeAccountId) === id)?.technician
      if (gone === undefined) throw new AppFailure({ kind: 'notFound', code: 'accounts.gone' })
      if (gone.homeAccountId === this.#parts.current()) throw new AppFailure({ kind: 'conflict', code: 'accounts.signedIn' })
      await memory.dropSignIn(gone.homeAccountId)
      const owner = ownerOf(cloud, gone.homeAccountId)
      const work = withWork ? works.of(owner) : undefined
      if (withWork) await works.drop(owner)
      await memory.write(known.filter(({ technician }) => technician !== gone))
      return { gone, work }
    })
    await activity.record({ action: 'account.forget', result: 'ok', detail: { account: left.gone.userPrincipalName, ...left.work }, partnerTenantId: left.gone.partnerTenantId })
  }

  async #known({ technician, usedAt }: RememberedAccount): Promise<KnownAccount> {
    const { memory, cloud, works } = this.#parts
    const work = works.of(ownerOf(cloud, technician.homeAccountId))
    return {
      id: shortDigest(technician.homeAccountId),
      userPrincipalName: technician.userPrincipalName,
      displayName: technician.displayName,
      company: technician.partnerName,
      cloud,
      keepsSignIn: await memory.keepsSignIn(technician.homeAccountId),
      usedAt,
      ...(work !== undefined && { work })
    }
  }
}
