import { AppFailure, type AppError } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { PermissionReport } from '../../contract/onboarding'
import { customerPermissions } from '../../domain/registration/permissions'
import { withTimeLimit } from '../../lib/wait'
import type { Activity } from '../ports'
import type { PermissionPort } from './onboardingPorts'
import type { PermissionCheck } from './permissionCheck'

export interface CustomerConsentParts {
  readonly port: Pick<PermissionPort, 'consent' | 'granted'>
  readonly check: Pick<PermissionCheck, 'run'>
  readonly activity: Activity
  readonly limitMs?: number
}

const usualLimitMs = 45_000

const failureOf = (thrown: unknown): AppFailure => (thrown instanceof AppFailure ? thrown : new AppFailure({ kind: 'unexpected', code: 'unexpected' }, { cause: thrown }))
const unanswered = ({ kind }: AppError): boolean => kind === 'unreachable' || kind === 'timedOut'

/**
 * Consents to the application in a customer's tenant, through the relationship. One request for one intent; where its answer is lost, a
 * fresh token tells what became of it.
 */
export class CustomerConsent {
  readonly #parts: CustomerConsentParts
  readonly #underWay = new Map<string, Promise<PermissionReport>>()

  constructor(parts: CustomerConsentParts) {
    this.#parts = parts
  }

  /**
   * Resolves with the check afterwards. A second press for the same customer waits for the first.
   * @throws AppFailure `notAllowed` `consent.notAllowed`, `notFound` `consent.notInCloud`, `unreachable` `consent.unanswered`, or of the cloud
   */
  give(tenantId: TenantId, intentId: string): Promise<PermissionReport> {
    const running = this.#underWay.get(tenantId)
    if (running !== undefined) return running
    const work = this.#give(tenantId, intentId).finally(() => this.#underWay.delete(tenantId))
    this.#underWay.set(tenantId, work)
    return work
  }

  async #give(tenantId: TenantId, intentId: string): Promise<PermissionReport> {
    const { port, check, activity } = this.#parts
    const wanted = customerPermissions.map(({ name }) => name)
    const detail = { permissions: wanted.join(', '), requestId: intentId }
    try {
      await this.#limited((signal) => port.consent(tenantId, wanted, intentId, signal))
    } catch (thrown) {
      const problem = await this.#left(tenantId, failureOf(thrown))
      if (problem !== undefined) {
        const { code, correlationId } = problem.error
        await activity.record({ action: 'consent.give', tenantId, result: 'failed', detail: { ...detail, code, correlationId } }).catch(() => undefined)
        throw problem
      }
    }
    await activity.record({ action: 'consent.give', tenantId, result: 'ok', detail }).catch(() => undefined)
    return check.run(tenantId)
  }

  /** What is left of a failure: nothing where the consent is there all the same. */
  async #left(tenantId: TenantId, failure: AppFailure): Promise<AppFailure | undefined> {
    const { error } = failure
    if (error.kind === 'conflict') return undefined
    const { correlationId } = error
    if (error.kind === 'notAllowed' && error.code.startsWith('service.')) return new AppFailure({ kind: 'notAllowed', code: 'consent.notAllowed', correlationId }, { cause: failure })
    if (!unanswered(error)) return failure
    return (await this.#isGiven(tenantId)) ? undefined : new AppFailure({ kind: 'unreachable', code: 'consent.unanswered', correlationId }, { cause: failure })
  }

  async #isGiven(tenantId: TenantId): Promise<boolean> {
    try {
      const names = await this.#limited((signal) => this.#parts.port.granted(tenantId, 'graph', signal))
      return customerPermissions.every(({ name }) => names.includes(name))
    } catch {
      return false
    }
  }

  #limited<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return withTimeLimit(this.#parts.limitMs ?? usualLimitMs, work)
  }
}
