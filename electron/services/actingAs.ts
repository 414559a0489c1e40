import type { ActingEnded, ActingPurpose, ActingSession, EndCause } from '../contract/acting'
import { AppFailure } from '../contract/errors'
import { recordIdSchema } from '../contract/ids'
import type { PortalTemplate } from '../clouds/cloud'
import type { RecordId, TenantId } from '../contract/ids'
import type { OwnConsole } from '../domain/ownConsole'
import { distinctMark } from '../domain/distinctMark'
import { tenantMark } from '../domain/tenantMark'
import { withTimeLimit } from '../lib/wait'
import { roleForActing } from './actingAsGate'
import type { GateParts } from './actingAsGate'
import { customerNames, portalMenu, type ActingCustomer, type KnownServices } from './portalMenu'
import type { PortalServices } from './portalServices'
import type { ActingEvents, ActingWindows, Activity, Clock, FederatedSignIns, OutsidePortal, PortalMenu, Tell } from './ports'

export interface ActingParts extends Omit<GateParts, 'now'> {
  readonly windows: ActingWindows
  readonly activity: Activity
  readonly clock: Clock
  readonly tell: Tell
  /** The first one is the account portal. */
  readonly portals: readonly PortalTemplate[]
  readonly signInOrigins: readonly string[]
  readonly federated: FederatedSignIns
  /** Asks the cloud again what the technician may. */
  readonly recheck?: () => Promise<void>
  /** Which paths there are those of a sign-in; absent: all. */
  readonly signInPaths?: RegExp | undefined
  /** Consoles of the technician's own company, to which the portals lead. */
  readonly consoles?: readonly OwnConsole[]
  /** The cloud's own list of a customer's portals. Absent: there is none. */
  readonly services?: PortalServices
  /** Whether a session needs a reason. Absent: it does not. */
  readonly reasonRequired?: () => boolean
  /** Names of the customer, from the cache or the cloud; `undefined`: there is no such customer. */
  readonly customer: (tenantId: TenantId, signal: AbortSignal) => Promise<ActingCustomer | undefined>
}

const gateLimitMs = 30_000
const portalsLimitMs = 60_000
/** What the partner decides, and not the customer. */
const ofTechnician: ReadonlySet<string> = new Set(['acting.noDelegatedRole', 'acting.noAssignment'])

/** Acting as customers (capabilities 6.1 to 6.6): one session a customer, each checked with the cloud before it opens. */
export class ActingAsService implements ActingEvents {
  readonly #parts: ActingParts
  readonly #sessions = new Map<TenantId, ActingSession>()
  readonly #opening = new Map<TenantId, Promise<ActingSession>>()
  /** Counts the times that everything was ended: an opening that began before such a moment must not come after it. */
  #ends = 0
  #lastEnded: ActingEnded | undefined
  #checking: Promise<void> | undefined

  constructor(parts: ActingParts) {
    this.#parts = parts
  }

  list(): readonly ActingSession[] {
    return [...this.#sessions.values()]
  }

  get lastEnded(): ActingEnded | undefined {
    return this.#lastEnded
  }

  /**
   * Opens the customer's portal in its framed window; a window that is open already is brought to the front.
   * @param firstPortal the portal to begin with, where the customer has it: else the account portal
   * @throws AppFailure `notAllowed` (`acting.<reason>`), `notFound`, `signedOut`, `cancelled`, `timedOut`, or of the cloud;
   *   `invalid` `acting.reasonMissing`
   */
  open(tenantId: TenantId, signal?: AbortSignal, purpose: ActingPurpose = {}, firstPortal?: string): Promise<ActingSession> {
    const session = this.#sessions.get(tenantId)
    if (session !== undefined && this.#parts.windows.focus(tenantId)) return Promise.resolve(session)
    const opening = this.#opening.get(tenantId) ?? this.#open({ tenantId, purpose, firstPortal }, signal).finally(() => this.#opening.delete(tenantId))
    this.#opening.set(tenantId, opening)
    return opening
  }

  /** Asks the cloud again. Only a clear refusal is a "no"; a cloud that cannot be reached says nothing. Never rejects. */
  async mayStillAct(tenantId: TenantId): Promise<boolean> {
    try {
      // The technician may have lost the role, or have another one: what was known of them has no say here.
      await this.#parts.recheck?.()
      const cause = await this.#whyNot(tenantId)
      // What was changed of the technician is said as that, before anybody takes it for the customer's doing.
      if (cause === 'accessRemoved') await this.#parts.windows.end(tenantId, cause)
      return cause === undefined
    } catch {
      return true
    }
  }

  /**
   * Asks for each open session whether it may go on, one after the other, and ends those that may not: a customer's page that asks for nothing
   * would not notice (capabilities 5.1). What is running is not begun again. Never rejects.
   */
  checkAccess(): Promise<void> {
    this.#checking ??= this.#checkAccess().finally(() => {
      this.#checking = undefined
    })
    return this.#checking
  }

  async #checkAccess(): Promise<void> {
    for (const { id, tenantId } of this.list()) {
      const cause = await this.#whyNot(tenantId)
      // Somebody may have ended it, or begun another one, meanwhile.
      if (cause !== undefined && this.#sessions.get(tenantId)?.id === id) await this.#parts.windows.end(tenantId, cause).catch(() => undefined)
    }
  }

  /** Why a session may not go on; a window that was opened with more than the role allows now is none to go on with either. Never rejects. */
  async #whyNot(tenantId: TenantId): Promise<'accessRemoved' | 'relationshipEnded' | undefined> {
    try {
      const role = await withTimeLimit(gateLimitMs, (signal) => roleForActing({ ...this.#parts, now: () => this.#parts.clock.now() }, tenantId, signal))
      return this.#sessions.get(tenantId)?.role === 'full' && role !== 'full' ? 'accessRemoved' : undefined
    } catch (cause) {
      // Only what the relationship says: a "not allowed" of the service about the question itself is no answer to it.
      if (!(cause instanceof AppFailure) || cause.error.kind !== 'notAllowed' || !cause.error.code.startsWith('acting.')) return undefined
      return ofTechnician.has(cause.error.code) ? 'accessRemoved' : 'relationshipEnded'
    }
  }

  /** @throws AppFailure `notFound` `acting.noSession` */
  focus(sessionId: RecordId): void {
    if (!this.#parts.windows.focus(this.#byId(sessionId).tenantId)) throw noSession()
  }

  /** Ends one session; resolves when its window is gone and wiped. @throws AppFailure `notFound` `acting.noSession` */
  async end(sessionId: RecordId, cause: EndCause = 'endedByTechnician'): Promise<void> {
    await this.#parts.windows.end(this.#byId(sessionId).tenantId, cause)
  }

  /** Ends every session, and those that are just being opened. */
  async endAll(cause: EndCause): Promise<void> {
    this.#ends += 1
    await this.#parts.windows.endAll(cause)
  }

  /** Told by the windows when a session is over, whoever ended it. */
  ended(ended: ActingEnded): void {
    if (this.#sessions.get(ended.session.tenantId)?.id === ended.session.id) this.#sessions.delete(ended.session.tenantId)
    this.#lastEnded = ended
    this.#parts.tell('acting.changed', this.list())
    this.#parts.tell('acting.ended', ended)
    const detail = {
      sessionId: ended.session.id,
      cause: ended.cause,
      wiped: ended.wiped,
      seconds: Math.round((Date.parse(ended.endedAt) - Date.parse(ended.session.startedAt)) / 1_000),
      ...(ended.leftFor === undefined ? {} : { leftFor: ended.leftFor })
    }
    const entry = { action: 'actingAs.end', tenantId: ended.session.tenantId, result: ended.wiped ? 'ok' : 'failed', detail } as const
    // The store tells of a disk that refuses by itself; the end of a session must not fail for it.
    this.#parts.activity.record(entry).catch(() => undefined)
  }

  wrongTenant({ id, tenantId }: ActingSession, by: 'address' | 'page', seen?: string): void {
    const detail = { sessionId: id, by, ...(seen === undefined ? {} : { seen }) }
    // As above: the page is covered and says why, whether the disk takes the record or not.
    this.#parts.activity.record({ action: 'actingAs.wrongTenant', tenantId, result: 'failed', detail }).catch(() => undefined)
  }

  openedOutside({ id, tenantId }: ActingSession, what: OutsidePortal['opens'], place: string): void {
    // As above: what is open is open.
    this.#parts.activity.record({ action: 'actingAs.openOutside', tenantId, result: 'ok', detail: { sessionId: id, what, place } }).catch(() => undefined)
  }

  async #open({ tenantId, purpose, firstPortal }: Opening, signal?: AbortSignal): Promise<ActingSession> {
    const ends = this.#ends
    const said = cleanPurpose(purpose)
    if (said.reason === undefined && this.#parts.reasonRequired?.() === true) throw new AppFailure({ kind: 'invalid', code: 'acting.reasonMissing' })
    const prepared = await this.#prepare({ tenantId, purpose: said, firstPortal }, signal)
    await this.#record(prepared, 'ok')
    // Only now, at once with becoming one of the open ones: two that are opened together must not take the same mark.
    const visit = { ...prepared, session: this.#distinct(prepared.session) }
    try {
      if (this.#ends !== ends || signal?.aborted === true) throw new AppFailure({ kind: 'cancelled', code: 'acting.cancelled' })
      // Known before the window opens, because it may end before the opening has resolved.
      this.#sessions.set(tenantId, visit.session)
      await this.#parts.windows.open(visit)
    } catch (cause) {
      this.#sessions.delete(tenantId)
      await this.#record(visit, cause instanceof AppFailure && cause.error.kind === 'cancelled' ? 'cancelled' : 'failed')
      throw cause
    }
    this.#parts.tell('acting.changed', this.list())
    // The window is there with what is known; the cloud's list joins when it has come.
    void this.#renewPortals(visit.session)
    return visit.session
  }

  /** No two open customers look the same (capabilities 6.1). */
  #distinct(session: ActingSession): ActingSession {
    return { ...session, mark: distinctMark(session.mark, this.list().map(({ mark }) => mark)) }
  }

  async #renewPortals({ id, tenantId, role }: ActingSession): Promise<void> {
    const { services, windows, customer } = this.#parts
    const known = await services?.renew(tenantId, AbortSignal.timeout(portalsLimitMs))
    if (known === undefined || this.#sessions.get(tenantId)?.id !== id) return
    const who = await customer(tenantId, AbortSignal.timeout(gateLimitMs)).catch(() => undefined)
    const menu = who && this.#menu(tenantId, who, role, known)
    if (menu !== undefined) windows.showPortals(tenantId, menu)
  }

  #menu(tenantId: TenantId, customer: ActingCustomer, role: ActingSession['role'], known: KnownServices | undefined): PortalMenu | undefined {
    const { portals: templates, signInOrigins, consoles = [] } = this.#parts
    return portalMenu({ templates, tenantId, customer, role, signInOrigins, consoles, known })
  }

  async #prepare({ tenantId, purpose, firstPortal }: Opening, outer?: AbortSignal): Promise<Visit> {
    const { customer, role } = await withTimeLimit(
      gateLimitMs,
      async (signal) => {
        const allowed = await roleForActing({ ...this.#parts, now: () => this.#parts.clock.now() }, tenantId, signal)
        return { role: allowed, customer: await this.#parts.customer(tenantId, signal) }
      },
      outer
    )
    if (customer === undefined) throw new AppFailure({ kind: 'notFound', code: 'customer.notFound' })
    const menu = this.#menu(tenantId, customer, role, this.#parts.services?.known(tenantId))
    if (menu === undefined) throw new AppFailure({ kind: 'notAllowed', code: 'acting.noPortal' })
    const session: ActingSession = {
      id: recordIdSchema.parse(globalThis.crypto.randomUUID()),
      tenantId,
      company: customer.name,
      defaultDomain: customer.defaultDomain,
      role,
      mark: tenantMark(tenantId, customer.name),
      startedAt: new Date(this.#parts.clock.now()).toISOString(),
      ...purpose
    }
    return {
      ...beginningWith(menu, firstPortal),
      session,
      signInOrigins: this.#parts.signInOrigins,
      federated: this.#parts.federated,
      consoles: this.#parts.consoles ?? [],
      customerNames: customerNames(customer),
      ...(this.#parts.signInPaths === undefined ? {} : { signInPaths: this.#parts.signInPaths })
    }
  }

  async #record({ session }: Visit, result: 'ok' | 'failed' | 'cancelled'): Promise<void> {
    const detail = { sessionId: session.id, role: session.role, ...cleanPurpose(session) }
    await this.#parts.activity.record({ action: 'actingAs.start', tenantId: session.tenantId, result, detail })
  }

  #byId(sessionId: RecordId): ActingSession {
    const session = this.list().find((one) => one.id === sessionId)
    if (session === undefined) throw noSession()
    return session
  }
}

type Visit = Parameters<ActingWindows['open']>[0]

interface Opening {
  readonly tenantId: TenantId
  readonly purpose: ActingPurpose
  readonly firstPortal: string | undefined
}

function beginningWith(menu: PortalMenu, id: string | undefined): PortalMenu {
  const first = menu.portals.find((portal) => portal.id === id)
  return first === undefined ? menu : { ...menu, portals: [first, ...menu.portals.filter((portal) => portal !== first)] }
}

const noSession = () => new AppFailure({ kind: 'notFound', code: 'acting.noSession' })

/** Only what was said: spaces around it go, and what is empty is absent. */
function cleanPurpose({ reason, ticket }: ActingPurpose): { readonly reason?: string; readonly ticket?: string } {
  const [why, number] = [reason?.trim() ?? '', ticket?.trim() ?? '']
  return { ...(why === '' ? {} : { reason: why }), ...(number === '' ? {} : { ticket: number }) }
}
