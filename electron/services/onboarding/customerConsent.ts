import { AppFailure, type AppError } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { PermissionReport } from '../../contract/onboarding'
import { customerPermissions } from '../../domain/registration/permissions'
import { withTimeLimit } from '../../lib/wait'
import type { Activity } from '../ports'
import type { PermissionPort } from './onboardingPorts'
import type { PermissionCheck } from './permissionCheck'

export interface CustomerConsentParts {
  readonly port: Pick<PermissionPort, 'consent' | 'withdrawConsent' | 'granted'>
  readonly check: Pick<PermissionCheck, 'run'>
  readonly activity: Activity
  readonly limitMs?: number
}

const usualLimitMs = 45_000
const wanted = customerPermissions.map(({ name }) => name)

const failureOf = (thrown: unknown): AppFailure => (thrown instanceof AppFailure ? thrown : new AppFailure({ kind: 'unexpected', code: 'unexpected' }, { cause: thrown }))
const unanswered = ({ kind }: AppError): boolean => kind === 'unreachable' || kind === 'timedOut'

/** What is decided about a consent, and how it is said that it could not be done. */
interface Decision {
  readonly action: 'consent.give' | 'consent.withdraw'
  readonly detail: Readonly<Record<string, string>>
  readonly send: (signal: AbortSignal) => Promise<void>
  readonly isDone: () => Promise<boolean>
  readonly notAllowed: string
  readonly unanswered: string
}

/**
 * Consents to the application in a customer's tenant, through the relationship, and takes that back. One request for one intent; where its
 * answer is lost, a fresh token tells what became of it.
 */
export class CustomerConsent {
  readonly #parts: CustomerConsentParts
  readonly #underWay = new Map<TenantId, { readonly action: Decision['action']; readonly work: Promise<PermissionReport> }>()

  constructor(parts: CustomerConsentParts) {
    this.#parts = parts
  }

  /**
   * Resolves with the check afterwards. A second press for the same customer waits for the first.
   * @throws AppFailure `notAllowed` `consent.notAllowed`, `notFound` `consent.notInCloud`, `unreachable` `consent.unanswered`, or of the cloud
   */
  give(tenantId: TenantId, intentId: string): Promise<PermissionReport> {
    return this.#once(tenantId, {
      action: 'consent.give',
      detail: { permissions: wanted.join(', '), requestId: intentId },
      send: (signal) => this.#parts.port.consent(tenantId, wanted, intentId, signal),
      isDone: async () => (await this.#granted(tenantId))?.length === wanted.length,
      notAllowed: 'consent.notAllowed',
      unanswered: 'consent.unanswered'
    })
  }

  /**
   * The same way back.
   * @throws AppFailure `notAllowed` `consent.withdrawNotAllowed`, `notFound` `consent.notInCloud`, `unreachable` `consent.withdrawUnanswered`, or of the cloud
   */
  withdraw(tenantId: TenantId, intentId: string): Promise<PermissionReport> {
    return this.#once(tenantId, {
      action: 'consent.withdraw',
      detail: { requestId: intentId },
      send: (signal) => this.#parts.port.withdrawConsent(tenantId, intentId, signal),
      isDone: async () => (await this.#granted(tenantId))?.length === 0,
      notAllowed: 'consent.withdrawNotAllowed',
      unanswered: 'consent.withdrawUnanswered'
    })
  }

  /** What is decided anew while something is under way comes after it. */
  #once(tenantId: TenantId, decision: Decision): Promise<PermissionReport> {
    const running = this.#underWay.get(tenantId)
    if (running?.action === decision.action) return running.work
    const before = running?.work.then(() => undefined, () => undefined)
    const work = this.#carryOut(tenantId, decision, before).finally(() => {
      if (this.#underWay.get(tenantId)?.work === work) this.#underWay.delete(tenantId)
    })
    this.#underWay.set(tenantId, { action: decision.action, work })
    return work
  }

  async #carryOut(tenantId: TenantId, decision: Decision, before: Promise<undefined> | undefined): Promise<PermissionReport> {
    await before
    const { check, activity } = this.#parts
    const { action, detail, send } = decision
    try {
      await this.#limited(send)
    } catch (thrown) {
      const problem = await this.#left(decision, failureOf(thrown))
      if (problem !== undefined) {
        const { code, correlationId } = problem.error
        await activity.record({ action, tenantId, result: 'failed', detail: { ...detail, code, correlationId } }).catch(() => undefined)
        throw problem
      }
    }
    await activity.record({ action, tenantId, result: 'ok', detail }).catch(() => undefined)
    return check.run(tenantId)
  }

  /** What is left of a failure: nothing where it was done all the same. */
  async #left(decision: Decision, failure: AppFailure): Promise<AppFailure | undefined> {
    const { error } = failure
    if (error.kind === 'conflict') return undefined
    const { correlationId } = error
    if (error.kind === 'notAllowed' && error.code.startsWith('service.')) return new AppFailure({ kind: 'notAllowed', code: decision.notAllowed, correlationId }, { cause: failure })
    if (!unanswered(error)) return failure
    return (await decision.isDone()) ? undefined : new AppFailure({ kind: 'unreachable', code: decision.unanswered, correlationId }, { cause: failure })
  }

  /** Those that a fresh token has; `undefined`: it cannot be found out. */
  async #granted(tenantId: TenantId): Promise<readonly string[] | undefined> {
    try {
      const names: readonly string[] = await this.#limited((signal) => this.#parts.port.granted(tenantId, 'graph', signal))
      return wanted.filter((name) => names.includes(name))
    } catch (thrown) {
      return failureOf(thrown).error.code === 'token.noConsent' ? [] : undefined
    }
  }

  #limited<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return withTimeLimit(this.#parts.limitMs ?? usualLimitMs, work)
  }
}
