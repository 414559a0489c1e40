import { AppFailure } from '../contract/errors'
import type { TenantId } from '../contract/ids'
import type { SignInAsked } from '../contract/signInAsked'
import type { Activity, Clock, Notices, Tell } from './ports'

export interface AskedSignInParts {
  /** Ends the open page. */
  readonly stop: () => void
  /** The technician's company, or a customer that is known. */
  readonly nameOf: (tenantId: TenantId) => string | undefined
  readonly activity: Activity
  readonly notices: Notices
  readonly clock: Clock
  readonly tell: Tell
}

/**
 * The sign-in that the cloud asks for in the middle of an action (capabilities 1.5): shown in the main window as long as its page is open,
 * which may be in another program, ended from there, and on record. What runs by itself opens no page: it is said that it waits.
 */
export class AskedSignIn {
  readonly #parts: AskedSignInParts
  #current: SignInAsked | undefined

  constructor(parts: AskedSignInParts) {
    this.#parts = parts
  }

  get current(): SignInAsked | undefined {
    return this.#current
  }

  begun(tenantId: TenantId): void {
    const { nameOf, clock } = this.#parts
    const company = nameOf(tenantId)
    this.#show({ tenantId, since: new Date(clock.now()).toISOString(), ...(company !== undefined && { company }) })
  }

  ended(tenantId: TenantId, thrown?: unknown): void {
    this.#show(undefined)
    const { activity, notices } = this.#parts
    const code = thrown instanceof AppFailure ? thrown.error.code : undefined
    if (thrown === undefined) notices.remove(noticeOf(tenantId))
    const result = thrown === undefined ? 'ok' : thrown instanceof AppFailure && thrown.error.kind === 'cancelled' ? 'cancelled' : 'failed'
    // Whoever waits for the page must not wait for the disk, nor fail because of it.
    activity.record({ action: 'account.signInAgain', tenantId, result, ...(code !== undefined && { detail: { code } }) }).catch(() => undefined)
  }

  /** Work that nobody waits for needs it: it is told once, and asked for with the next thing that somebody does there. */
  wanted(tenantId: TenantId): void {
    const { notices, nameOf } = this.#parts
    const id = noticeOf(tenantId)
    if (notices.list().some((notice) => notice.id === id)) return
    const company = nameOf(tenantId)
    notices.add({ id, severity: 'warning', code: 'signIn.wanted', params: { company: company ?? tenantId } })
  }

  cancel(): void {
    this.#parts.stop()
  }

  #show(asked: SignInAsked | undefined): void {
    this.#current = asked
    this.#parts.tell('session.asked', asked)
  }
}

const noticeOf = (tenantId: TenantId): string => `signIn.wanted.${tenantId}`
