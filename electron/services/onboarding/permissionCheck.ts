import { AppFailure, type AppError } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { PermissionLine, PermissionReport, PermissionState } from '../../contract/onboarding'
import { allPermissions, customerPermissions, type AppPermission } from '../../domain/registration/permissions'
import { withTimeLimit } from '../../lib/wait'
import type { Clock } from '../ports'
import type { PermissionPlace, PermissionPort } from './onboardingPorts'

export interface PermissionCheckParts {
  readonly port: Omit<PermissionPort, 'consent' | 'withdrawConsent'>
  /** The partner's tenant; `undefined`: nobody is signed in. */
  readonly home: () => TenantId | undefined
  readonly clock: Clock
  readonly limitMs?: number
}

/** A token and a request with it: longer than the connector's own limit of one try, so that its word comes first. */
const usualLimitMs = 25_000

/** What the sign-in itself says (clouds/identity/signInErrors); everything else is told by the kind. */
const byCode: Readonly<Record<string, PermissionState>> = {
  'token.secondFactor': 'mfa',
  'token.signInTooOld': 'blocked',
  'token.devicePolicy': 'blocked',
  'token.blockedByPolicy': 'blocked',
  'token.risk': 'blocked',
  'token.tenantRestriction': 'blocked',
  'token.noConsent': 'noConsent',
  'token.applicationOff': 'noConsent',
  'token.notReady': 'noConsent',
  'token.noService': 'notInCloud',
  'token.unknownTenant': 'failed',
  'token.tenantClosed': 'failed'
}

const byKind: Readonly<Partial<Record<AppError['kind'], PermissionState>>> = {
  unreachable: 'unreachable', timedOut: 'unreachable', throttled: 'unreachable', cancelled: 'stopped', notFound: 'notInCloud', notAllowed: 'noRole'
}

const stateOf = ({ kind, code }: AppError): PermissionState => byCode[code] ?? byKind[kind] ?? 'failed'

const errorOf = (thrown: unknown): AppError =>
  (thrown instanceof AppFailure ? thrown : new AppFailure({ kind: 'unexpected', code: 'unexpected' }, { cause: thrown })).error

const failed = (name: string, thrown: unknown, tried: boolean): PermissionLine => {
  const error = errorOf(thrown)
  return { name, state: stateOf(error), tried, ...(error.kind === 'cancelled' ? {} : { error }) }
}

type Granted = { readonly names: ReadonlySet<string> } | { readonly problem: unknown }

/**
 * Tries every permission of the application: first whether a fresh token has it, then, where a request can show it without changing
 * anything, whether the service lets this technician use it. Every line ends by its limit or by the cancel.
 */
export class PermissionCheck {
  readonly #parts: PermissionCheckParts
  #running: AbortController | undefined

  constructor(parts: PermissionCheckParts) {
    this.#parts = parts
  }

  /** One at a time: another one ends the first. @throws AppFailure `signedOut` `signIn.required` */
  async run(customer?: TenantId): Promise<PermissionReport> {
    const { home, clock } = this.#parts
    const own = home()
    if (own === undefined) throw new AppFailure({ kind: 'signedOut', code: 'signIn.required' })
    this.cancel()
    const stop = new AbortController()
    this.#running = stop
    const place: PermissionPlace = customer === undefined || customer === own ? 'home' : 'customer'
    const lines = await this.#lines(customer ?? own, place, stop.signal)
    if (this.#running === stop) this.#running = undefined
    return { checkedAt: new Date(clock.now()).toISOString(), lines }
  }

  cancel(): void {
    this.#running?.abort()
  }

  async #lines(tenantId: TenantId, place: PermissionPlace, signal: AbortSignal): Promise<readonly PermissionLine[]> {
    const wanted = place === 'home' ? allPermissions : customerPermissions
    const services = [...new Set(wanted.map(({ service }) => service))]
    const granted = new Map(services.map((service) => [service, this.#granted(tenantId, service, signal)]))
    return Promise.all(wanted.map(async (permission) => {
      const found = await granted.get(permission.service)
      return this.#line(permission, found ?? { names: new Set() }, { tenantId, place, signal })
    }))
  }

  async #granted(tenantId: TenantId, service: AppPermission['service'], signal: AbortSignal): Promise<Granted> {
    try {
      return { names: new Set(await this.#limited((inner) => this.#parts.port.granted(tenantId, service, inner), signal)) }
    } catch (problem) {
      return { problem }
    }
  }

  async #line(permission: AppPermission, granted: Granted, at: { readonly tenantId: TenantId; readonly place: PermissionPlace; readonly signal: AbortSignal }): Promise<PermissionLine> {
    const { name } = permission
    const { port } = this.#parts
    let tried = false
    try {
      if (!(await port.exists(permission))) return { name, state: 'notInCloud', tried }
      if ('problem' in granted) return failed(name, granted.problem, tried)
      if (permission.signIn !== true && !granted.names.has(name)) return { name, state: 'noConsent', tried }
      if (!(await port.canTry(name, at.place))) return { name, state: 'granted', tried: permission.signIn === true }
      tried = true
      await this.#limited((inner) => port.try(at.tenantId, name, at.place, inner), at.signal)
      return { name, state: 'granted', tried }
    } catch (thrown) {
      return failed(name, thrown, tried)
    }
  }

  #limited<T>(work: (signal: AbortSignal) => Promise<T>, outer: AbortSignal): Promise<T> {
    return withTimeLimit(this.#parts.limitMs ?? usualLimitMs, work, outer)
  }
}
