import { randomUUID } from 'node:crypto'
import type { Clock } from './clock'
import type { User } from './model'
import { hashPassword } from './passwords'
import type { Records } from './storage/records'

const TABLE = 'passwordResets'
/** Milliseconds after the request, by the world's clock. */
const BEGINS_AFTER = 500
const ENDS_AFTER = 2_000

interface Ordered {
  readonly id: string
  readonly userId: string
  readonly createdAt: number
  readonly passwordHash: string
  /** Why it will fail; absent: it will succeed. */
  readonly failure?: string
}

/** A reset under way, as a long-running operation. */
export interface PasswordOperation {
  readonly id: string
  readonly status: 'notStarted' | 'running' | 'succeeded' | 'failed'
  readonly createdDateTime: string
  readonly lastActionDateTime: string
  readonly statusDetail?: string
}

/**
 * Password resets that are carried out after they were asked for, as those that are written back to a directory on premises.
 * What has become of one follows from the clock alone, so that it also goes on over a restart.
 */
export class PasswordResets {
  readonly #records: Records
  readonly #clock: Clock
  readonly #ofUser = new Map<string, Ordered[]>()

  constructor(records: Records, clock: Clock) {
    this.#records = records
    this.#clock = clock
    for (const [, reset] of records.entries(TABLE)) this.#index(reset as Ordered)
  }

  /** @param failure why it will fail. @returns its id, when it is durable */
  async begin(user: User, password: string, failure?: string): Promise<string> {
    const passwordHash = await hashPassword(password)
    const reset: Ordered = { id: randomUUID(), userId: user.id, createdAt: this.#clock.now(), passwordHash, ...(failure === undefined ? {} : { failure }) }
    this.#index(reset)
    await this.#records.apply([[TABLE, reset.id, reset]])
    return reset.id
  }

  /** The operations of one user, the latest first. */
  of(userId: string): readonly PasswordOperation[] {
    return (this.#ofUser.get(userId) ?? []).map((reset) => this.#operation(reset)).toReversed()
  }

  /** The user with the password of the latest reset that has succeeded by now, unless it was changed in another way since. */
  applied(user: User): User {
    const done = this.#ofUser.get(user.id)?.findLast((reset) => reset.failure === undefined && this.#clock.now() >= reset.createdAt + ENDS_AFTER)
    if (done === undefined) return user
    const lastPasswordChangeDateTime = new Date(done.createdAt + ENDS_AFTER).toISOString()
    if ((user.lastPasswordChangeDateTime ?? '') >= lastPasswordChangeDateTime) return user
    return { ...user, passwordHash: done.passwordHash, mustChangePassword: true, lastPasswordChangeDateTime }
  }

  #operation({ id, createdAt, failure }: Ordered): PasswordOperation {
    const age = this.#clock.now() - createdAt
    const created = new Date(createdAt).toISOString()
    if (age < BEGINS_AFTER) return { id, status: 'notStarted', createdDateTime: created, lastActionDateTime: created }
    if (age < ENDS_AFTER) return { id, status: 'running', createdDateTime: created, lastActionDateTime: new Date(createdAt + BEGINS_AFTER).toISOString() }
    const ended = { id, createdDateTime: created, lastActionDateTime: new Date(createdAt + ENDS_AFTER).toISOString() }
    return failure === undefined ? { ...ended, status: 'succeeded' } : { ...ended, status: 'failed', statusDetail: failure }
  }

  #index(reset: Ordered): void {
    this.#ofUser.set(reset.userId, [...(this.#ofUser.get(reset.userId) ?? []), reset])
  }
}
