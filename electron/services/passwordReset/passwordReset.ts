import { createHash, randomBytes } from 'node:crypto'
import { AppFailure } from '../../contract/errors'
import type { RecordId, TenantId } from '../../contract/ids'
import type { FoundUsers, ResetOutcome, ResetRequest, ResetTarget } from '../../contract/passwordReset'
import { meetsRules } from '../../domain/passwords/passwordPolicy'
import { withTimeLimit } from '../../lib/wait'
import type { Activity, Clock, CustomerUsers, Tell } from '../ports'
import type { ResetBook, ResetIntent } from './resetIntent'
import { followReset, resetLimits, resolveReset, runReset, type ResetLimits, type RunEnd, type RunParts } from './resetRun'
import { readTarget, type TargetParts } from './resetTarget'
import { UserSearch } from './userSearch'

export interface PasswordResetParts extends Omit<TargetParts, 'users' | 'book'> {
  readonly users: CustomerUsers
  readonly book: ResetBook
  /** Asks the cloud whether this technician may reset passwords there. @throws AppFailure `notAllowed` */
  readonly gate: (tenantId: TenantId, signal: AbortSignal) => Promise<unknown>
  readonly customer: (tenantId: TenantId) => { readonly name: string } | undefined
  readonly activity: Activity
  readonly clock: Clock
  readonly tell: Tell
  readonly limits?: ResetLimits
}

interface Running {
  readonly tenantId: TenantId
  readonly userId: string
  readonly stop: AbortController
  readonly outcome: Promise<ResetOutcome>
}

const prepareLimitMs = 30_000
/** Outcomes that are remembered, so that a late second press still gets the first one's. */
const mostEnded = 100

/**
 * Resets passwords of customers' users (capabilities 7.3): one request for one intent, whatever the network does. The intent is
 * durable before the service is asked; the password is only in memory, and only while the request is under way.
 */
export class PasswordResetService {
  readonly #parts: PasswordResetParts
  readonly #limits: ResetLimits
  readonly #search: UserSearch
  readonly #running = new Map<RecordId, Running>()
  readonly #ended = new Map<RecordId, ResetOutcome>()
  /** By which the same password is known when it is to be sent again for an intent. */
  readonly #seals = new Map<RecordId, string>()
  readonly #salt = randomBytes(16)

  constructor(parts: PasswordResetParts) {
    this.#parts = parts
    this.#limits = parts.limits ?? resetLimits
    this.#search = new UserSearch(parts.users)
  }

  /** @throws AppFailure of the cloud; `invalid` `reset.searchExpired` */
  find(tenantId: TenantId, text: string, more?: string): Promise<FoundUsers> {
    return withTimeLimit(prepareLimitMs, (signal) => this.#search.find(tenantId, text, more, signal))
  }

  /** @throws AppFailure `notAllowed` (`acting.<reason>`), `notFound` `reset.noSuchUser`; of the cloud */
  target(tenantId: TenantId, user: string): Promise<ResetTarget> {
    return withTimeLimit(prepareLimitMs, async (signal) => {
      await this.#parts.gate(tenantId, signal)
      return readTarget(this.#parts, tenantId, user, signal)
    })
  }

  /**
   * Carries an intent out, once. The same intent again gets the first one's outcome; after an unknown outcome the same password may be
   * sent again where that does no harm.
   * @throws AppFailure when nothing was changed: `conflict` (`reset.underWay`, `reset.earlierOpen`, `reset.notRepeatable`), `invalid`
   *   (`reset.passwordRefused`, `reset.confirmName`), `notAllowed`, `notFound`, `storage`, or of the cloud
   */
  reset(request: ResetRequest): Promise<ResetOutcome> {
    const { intentId, tenantId, userId } = request
    const known = this.#running.get(intentId)?.outcome ?? this.#ended.get(intentId)
    if (known !== undefined) return Promise.resolve(known)
    const other = [...this.#running.values()].some((one) => one.tenantId === tenantId && one.userId === userId)
    if (other) return Promise.reject(conflict('reset.underWay'))
    return this.#start({ intentId, tenantId, userId }, (signal) => this.#carryOut(request, signal))
  }

  /** Looks once more what became of an intent with an unknown outcome. @throws AppFailure `notFound` `reset.noIntent` */
  check(intentId: RecordId): Promise<ResetOutcome> {
    const known = this.#running.get(intentId)?.outcome ?? this.#ended.get(intentId)
    if (known !== undefined) return Promise.resolve(known)
    const intent = this.#parts.book.get(intentId)
    if (intent === undefined) return Promise.reject(new AppFailure({ kind: 'notFound', code: 'reset.noIntent' }))
    return this.#start({ intentId, tenantId: intent.tenantId, userId: intent.userId }, async (signal) => {
      const parts = this.#runParts(intent)
      const { operation } = intent
      const end = operation === undefined ? await resolveReset(parts, intent, signal) : await followReset(parts, { ...intent, operation }, signal, 0)
      return this.#finish(intent, end)
    })
  }

  /** Stops waiting. What the service has been asked for it may still carry out. */
  stop(intentId: RecordId): void {
    this.#running.get(intentId)?.stop.abort()
  }

  /** After a start: what was under way when the application ended has an unknown outcome, which goes on record. */
  async recover(): Promise<void> {
    for (const intent of this.#parts.book.all()) {
      if (intent.recorded !== true && !this.#running.has(intent.id)) await this.#finish(intent, { end: 'unknown', why: 'noAnswer' })
    }
  }

  /** Another account is signed in. What the last one asked for is carried out, and on record. */
  forget(): void {
    this.#ended.clear()
    this.forgetSecrets()
  }

  /** Nothing is left here by which a password could be known again: none can be sent once more from now on. One that is under way is carried out. */
  forgetSecrets(): void {
    this.#seals.clear()
  }

  /** Stops waiting for everything, and resolves when that is on record: before the stores are closed. */
  async close(): Promise<void> {
    const running = [...this.#running.values()]
    for (const { stop } of running) stop.abort()
    await Promise.allSettled(running.map(({ outcome }) => outcome))
    this.forgetSecrets()
  }

  #start({ intentId, tenantId, userId }: Pick<ResetRequest, 'intentId' | 'tenantId' | 'userId'>, work: (signal: AbortSignal) => Promise<ResetOutcome>): Promise<ResetOutcome> {
    const stop = new AbortController()
    const outcome = work(stop.signal).finally(() => this.#running.delete(intentId))
    this.#running.set(intentId, { tenantId, userId, stop, outcome })
    return outcome
  }

  async #carryOut(request: ResetRequest, signal: AbortSignal): Promise<ResetOutcome> {
    const intent = this.#repeated(request) ?? (await this.#prepare(request, signal))
    this.#seals.set(intent.id, this.#sealOf(request.password))
    try {
      return await this.#finish(intent, await runReset(this.#runParts(intent), intent, request.password, signal))
    } catch (thrown) {
      // The service refused: there is nothing to find out any more.
      await this.#forget(intent)
      const failure = refusal(thrown)
      await this.#record(intent, 'failed', { outcome: 'refused', code: failure instanceof AppFailure ? failure.error.code : 'unexpected' })
      throw failure
    }
  }

  /** The intent that is carried out once more, with the very same password. @throws AppFailure `conflict` `reset.notRepeatable` */
  #repeated({ intentId, password }: ResetRequest): ResetIntent | undefined {
    const intent = this.#parts.book.get(intentId)
    if (intent === undefined) return undefined
    if (intent.kind !== 'cloud' || this.#seals.get(intentId) !== this.#sealOf(password)) throw conflict('reset.notRepeatable')
    return intent
  }

  async #prepare(request: ResetRequest, signal: AbortSignal): Promise<ResetIntent> {
    const { tenantId, userId, intentId, password } = request
    const { book, clock, tell } = this.#parts
    tell('reset.progress', { intentId, step: 'checking' })
    const customer = this.#parts.customer(tenantId)
    if (customer === undefined) throw new AppFailure({ kind: 'notFound', code: 'customer.notFound' })
    const { user, roles, refused } = await withTimeLimit(prepareLimitMs, async (limited) => {
      await this.#parts.gate(tenantId, limited)
      return readTarget(this.#parts, tenantId, userId, limited)
    }, signal)
    if (refused !== undefined) throw new AppFailure({ kind: 'notAllowed', code: `reset.refused.${refused}` })
    if (!meetsRules(password, { userPrincipalName: user.userPrincipalName, company: customer.name })) throw new AppFailure({ kind: 'invalid', code: 'reset.passwordRefused' })
    if (roles.length > 0 && !sameName(request.confirmedName, customer.name)) throw new AppFailure({ kind: 'invalid', code: 'reset.confirmName', params: { customer: customer.name } })
    await this.#replaceEarlier(tenantId, user.id, request.replaces)
    const intent: ResetIntent = {
      id: intentId, tenantId, userId: user.id, userPrincipalName: user.userPrincipalName, kind: user.synchronised ? 'synchronised' : 'cloud', privileged: roles.length > 0,
      // Whoever is written back must choose another password; the service leaves no choice.
      mustChange: user.synchronised || request.mustChange,
      correlationId: globalThis.crypto.randomUUID(), at: new Date(clock.now()).toISOString(),
      ...(user.passwordChangedAt !== undefined && { changedBefore: user.passwordChangedAt })
    }
    await book.put(intent).catch(async (cause: unknown) => {
      await book.remove(intent.id).catch(() => undefined)
      throw cause
    })
    return intent
  }

  /** An earlier reset of the same user with an unknown outcome must have been seen before another one is begun. */
  async #replaceEarlier(tenantId: TenantId, userId: string, replaces: RecordId | undefined): Promise<void> {
    const open = this.#parts.book.openFor(tenantId, userId)
    if (open === undefined) return
    if (open.id !== replaces) throw conflict('reset.earlierOpen')
    await this.#forget(open)
  }

  async #finish(intent: ResetIntent, run: RunEnd): Promise<ResetOutcome> {
    const about = { intentId: intent.id, correlationId: intent.correlationId }
    if (run.end === 'unknown') {
      if (intent.recorded !== true) await this.#record(intent, 'failed', { outcome: 'unknown', why: run.why })
      // Refused by the disk it is only recorded twice after a restart.
      await this.#parts.book.put({ ...(this.#parts.book.get(intent.id) ?? intent), recorded: true }).catch(() => undefined)
      return { ...about, result: 'unknown', why: run.why, repeatable: intent.kind === 'cloud' && this.#seals.has(intent.id) }
    }
    const done = run.end === 'done'
    await this.#forget(intent)
    await this.#record(intent, done ? 'ok' : 'failed', { outcome: run.end })
    const outcome: ResetOutcome = done
      ? { ...about, result: 'done', at: new Date(this.#parts.clock.now()).toISOString(), mustChange: intent.mustChange }
      : { ...about, result: 'failed', ...(run.detail !== undefined && { detail: run.detail }) }
    this.#remember(outcome)
    return outcome
  }

  #remember(outcome: ResetOutcome): void {
    this.#ended.set(outcome.intentId, outcome)
    const [oldest] = this.#ended.keys()
    if (this.#ended.size > mostEnded && oldest !== undefined) this.#ended.delete(oldest)
  }

  async #forget({ id }: ResetIntent): Promise<void> {
    this.#seals.delete(id)
    // The store tells of a disk that refuses by itself; the outcome must not be lost for it.
    await this.#parts.book.remove(id).catch(() => undefined)
  }

  async #record(intent: ResetIntent, result: 'ok' | 'failed', more: Readonly<Record<string, string>>): Promise<void> {
    const { tenantId, userPrincipalName: user, kind, privileged, mustChange, correlationId } = intent
    await this.#parts.activity.record({ action: 'password.reset', tenantId, result, detail: { user, kind, privileged, mustChange, ...more, correlationId } }).catch(() => undefined)
  }

  #runParts({ id }: ResetIntent): RunParts {
    const { users, clock, tell, book } = this.#parts
    return { users, clock, limits: this.#limits, keepOperation: (intent) => book.put(intent), progress: (step) => tell('reset.progress', { intentId: id, step }) }
  }

  #sealOf(password: string): string {
    return createHash('sha256').update(this.#salt).update(password).digest('hex')
  }
}

const conflict = (code: string): AppFailure => new AppFailure({ kind: 'conflict', code })

const sameName = (typed: string | undefined, name: string): boolean => typed?.trim().toLowerCase() === name.trim().toLowerCase()

/** A refusal in words about this request: it held nothing but the password. */
function refusal(thrown: unknown): unknown {
  if (!(thrown instanceof AppFailure)) return thrown
  const { kind, code, correlationId, params } = thrown.error
  const about = { correlationId, ...(params !== undefined && { params }) }
  if (kind === 'invalid' && code.startsWith('service.')) return new AppFailure({ kind, code: 'reset.passwordRefused', ...about }, { cause: thrown })
  if (kind === 'notAllowed' && code.startsWith('service.')) return new AppFailure({ kind, code: 'reset.notAllowed', ...about }, { cause: thrown })
  if (kind === 'notFound') return new AppFailure({ kind, code: 'reset.noSuchUser', ...about }, { cause: thrown })
  return thrown
}
