import type { BrowserWindow, NativeImage } from 'electron'
import type { ActingEnded, EndCause, FrameState, SessionLimit } from '../contract/acting'
import { AppFailure } from '../contract/errors'
import type { TenantId } from '../contract/ids'
import type { ActingWindows, Clock, PortalMenu } from '../services/ports'
import { openIdentitySession, openVisitSession } from './actingSession'
import type { ActingPlaces } from './actingPlaces'
import { ActingVisit } from './actingVisit'
import type { Box } from './frameLayout'
import { createFrameWindow, loadFrame } from './frameWindow'
import { carrySignIn } from './identityJar'
import { titleWindows, type VisitTitle } from './visitTitles'
import { PartitionPool } from './partitionPool'
import { rememberPlace } from './rememberPlace'
import { identityOnly } from './visitOrigins'
import { placeOf } from './visitOrigins'
import type { VisitDesk } from './visitDesk'
import type { VisitParts, VisitRequest } from './visitParts'

export interface ActingWindowsParts {
  readonly preload: string
  readonly devTools: boolean
  readonly clock: Clock
  readonly language: () => 'en' | 'de'
  readonly title: VisitTitle
  /** Lets the frame's page make its calls. */
  readonly trustFrame: (contents: BrowserWindow['webContents']) => void
  readonly openInBrowser: (url: string) => Promise<void>
  readonly askConsole: VisitParts['askConsole']
  readonly stillAllowed: VisitParts['stillAllowed']
  readonly askOutside: VisitParts['askOutside']
  readonly askFederation: VisitParts['askFederation']
  readonly openedOutside: VisitParts['openedOutside']
  readonly wrongTenant: VisitParts['wrongTenant']
  readonly listen: VisitParts['listen']
  readonly places: Pick<ActingPlaces, 'placeFor' | 'keep'>
  /** Bounds of the application's own window. */
  readonly near: () => Box
  /** The technician wants the session to go on. */
  readonly extend: (tenantId: TenantId) => Promise<void>
  readonly ended: (ended: ActingEnded) => void
  /** The set of open windows changed. */
  readonly changed: () => void
  readonly supplies: VisitParts['supplies']
}

interface OpenVisit {
  readonly visit: ActingVisit
  readonly request: VisitRequest
}

/** All open acting-as windows, one for each customer at most. */
export class ActingWindowRegistry implements ActingWindows {
  readonly #parts: ActingWindowsParts
  readonly #open = new Map<TenantId, OpenVisit>()
  readonly #pool = new PartitionPool()

  constructor(parts: ActingWindowsParts) {
    this.#parts = parts
  }

  async open(request: VisitRequest): Promise<void> {
    const { tenantId } = request.session
    if (this.focus(tenantId)) return
    const partition = this.#pool.take(tenantId)
    const [session, identity] = [openVisitSession(partition), openIdentitySession()]
    const signedIn = carrySignIn(identity, session, identityOnly(request))
    const window = this.#createWindow(request)
    const visit = new ActingVisit({
      request,
      window,
      visit: session,
      identity,
      signedIn,
      loadFrame: () => loadFrame(window, this.#parts.language()),
      clock: this.#parts.clock,
      supplies: this.#parts.supplies,
      askConsole: this.#parts.askConsole,
      stillAllowed: this.#parts.stillAllowed,
      askOutside: this.#parts.askOutside,
      askFederation: this.#parts.askFederation,
      openedOutside: this.#parts.openedOutside,
      wrongTenant: this.#parts.wrongTenant,
      listen: this.#parts.listen,
      openOutside: this.#parts.openInBrowser,
      ended: (ended) => this.#forget(ended, partition)
    })
    this.#open.set(tenantId, { visit, request })
    this.#titleWindows()
    this.#parts.changed()
    await visit.start()
  }

  focus(tenantId: TenantId): boolean {
    const open = this.#open.get(tenantId)
    open?.visit.focus()
    return open !== undefined
  }

  showPortals(tenantId: TenantId, menu: PortalMenu): void {
    this.#open.get(tenantId)?.visit.renewPortals(menu)
  }

  showLimit(tenantId: TenantId, limit: SessionLimit): void {
    this.#open.get(tenantId)?.visit.showLimit(limit)
  }

  async end(tenantId: TenantId, cause: EndCause): Promise<void> {
    await this.#open.get(tenantId)?.visit.end(cause)
  }

  async endAll(cause: EndCause): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ visit }) => visit.end(cause)))
  }

  list(): readonly FrameState[] {
    return [...this.#open.values()].map(({ visit }) => visit.state)
  }

  /** What the customer's page shows now; `undefined` while it is not to be seen. */
  pictureOf(tenantId: TenantId): Promise<NativeImage> | undefined {
    return this.#open.get(tenantId)?.visit.picture()
  }

  /** In the order of opening. */
  windows(): readonly BrowserWindow[] {
    return [...this.#open.values()].map(({ visit }) => visit.window).filter((window) => !window.isDestroyed())
  }

  /** The visit whose window this is; `undefined` for any other window. */
  visitOf(window: { readonly id: number } | undefined): ActingVisit | undefined {
    return [...this.#open.values()].find(({ visit }) => visit.window.id === window?.id)?.visit
  }

  stateOfFrame(contentsId: number): FrameState {
    return this.#ofFrame(contentsId).visit.state
  }

  async endFromFrame(contentsId: number): Promise<void> {
    await this.#ofFrame(contentsId).visit.end('endedByTechnician')
  }

  reloadFromFrame(contentsId: number): void {
    this.#ofFrame(contentsId).visit.reload()
  }

  async openPortalFromFrame(contentsId: number, portalId: string): Promise<void> {
    await this.#ofFrame(contentsId).visit.openPortal(portalId)
  }

  newsOfFrame(contentsId: number): VisitDesk {
    return this.#ofFrame(contentsId).visit.desk
  }

  async extendFromFrame(contentsId: number): Promise<void> {
    await this.#parts.extend(this.#ofFrame(contentsId).request.session.tenantId)
  }

  /** The honest way out where an embedded window cannot satisfy the customer's sign-in rules; this session then ends. */
  async openInBrowserFromFrame(contentsId: number): Promise<void> {
    const { visit, request } = this.#ofFrame(contentsId)
    await this.#parts.openInBrowser(visit.portalUrl)
    this.#parts.openedOutside(request.session, 'browser', placeOf(visit.portalUrl) ?? '')
    await visit.end('endedByTechnician')
  }

  #ofFrame(contentsId: number): OpenVisit {
    const found = [...this.#open.values()].find(
      ({ visit }) => !visit.window.isDestroyed() && visit.window.webContents.id === contentsId
    )
    if (found === undefined) throw new AppFailure({ kind: 'notFound', code: 'acting.ended' })
    return found
  }

  #createWindow({ session }: VisitRequest): BrowserWindow {
    const { preload, devTools, title, trustFrame, places, near } = this.#parts
    const place = places.placeFor(near(), this.windows().map((one) => one.getBounds()))
    const window = createFrameWindow({ session, title: title(session, true), preload, devTools, place })
    rememberPlace(window, (...where) => places.keep(...where))
    trustFrame(window.webContents)
    return window
  }

  #titleWindows(): void {
    titleWindows([...this.#open.values()].map(({ visit, request }) => ({ window: visit.window, session: request.session })), this.#parts.title)
  }

  #forget(ended: ActingEnded, partition: string): void {
    this.#open.delete(ended.session.tenantId)
    this.#titleWindows()
    this.#pool.giveBack(partition, ended.session.tenantId, ended.wiped)
    this.#parts.changed()
    this.#parts.ended(ended)
  }
}
