import { WebContentsView, type BrowserWindow, type NativeImage } from 'electron'
import type { EndCause, FrameState, SessionLimit } from '../contract/acting'
import { AppFailure } from '../contract/errors'
import { eventChannel } from '../contract/bridge'
import type { VisitNews } from '../contract/visitNews'
import { newsLines } from '../domain/newsLines'
import type { OutsidePortal, PortalMenu } from '../services/ports'
import { strangerPreferences } from '../security/webPreferences'
import { createConsoleQuestion, type ConsoleQuestion } from './consoleQuestion'
import { createFederationQuestion, type FederationQuestion } from './federationQuestion'
import { FramedView } from './framedView'
import { carrySignIn } from './identityJar'
import { guardPortal } from './leaveGuard'
import { createOutsideDoor, type OutsideDoor } from './outsideDoor'
import { portalHistory, type PortalHistory } from './portalHistory'
import { holdRequests, type RequestHold } from './requestHold'
import { VisitDesk } from './visitDesk'
import { carryOutEnd } from './visitEnd'
import { boundsOf, identityOnly, placeOf, tellingOrigins } from './visitOrigins'
import { VisitProcesses } from './visitProcesses'
import type { VisitParts } from './visitParts'
import { VisitPortals } from './visitPortals'
import { followWindow } from './visitWindow'
import { closeTheGates } from './wipeSession'

/** One visit to one customer: active, then ending, then gone. Nothing leads back. */
export class ActingVisit {
  readonly #parts: VisitParts
  readonly #view: WebContentsView
  readonly #framed: FramedView
  readonly #signInOrigins: readonly string[]
  readonly #consoles: ConsoleQuestion
  readonly #outside: OutsideDoor
  readonly #federation: FederationQuestion
  readonly #hold: RequestHold
  readonly #portals: VisitPortals
  readonly #desk: VisitDesk
  readonly history: PortalHistory
  readonly #processes: VisitProcesses
  #state: FrameState
  #ending: Promise<void> | undefined
  #arrived = false
  #forgetsWay = false

  constructor(parts: VisitParts) {
    this.#parts = parts
    this.#portals = new VisitPortals(parts.request)
    this.#state = { ...parts.request.session, portal: 'loading', ...this.#portals.shown }
    this.#signInOrigins = identityOnly(parts.request)
    this.#view = new WebContentsView({ webPreferences: strangerPreferences(parts.visit) })
    this.#view.setBackgroundColor('#ffffff')
    this.#framed = new FramedView({ ...parts, view: this.#view, lines: () => newsLines(this.#state), lost: () => void this.end('portalCrashed') })
    const contents = this.#view.webContents
    this.#processes = new VisitProcesses(contents)
    this.history = portalHistory(contents.navigationHistory, () => void this.end('backBeyondPortal'))
    this.#desk = new VisitDesk({
      ...parts.supplies,
      session: parts.request.session,
      window: parts.window,
      visit: parts.visit,
      contents,
      tellingOrigins: tellingOrigins(parts.request),
      signInOrigins: this.#signInOrigins,
      isPortal: (origin) => this.#portals.current.origins.includes(origin),
      tell: (news) => this.#showNews(news),
      asks: () => this.#portals.current.tenantInPage === true,
      mismatch: (seen) => this.#wrongTenant('page', seen),
      denied: () => this.#askWhetherAllowed(),
      hung: () => void this.end('portalHung'),
      tooSlow: () => this.#giveUpLoading()
    })
    const refused = (what: string, url: string): void => this.#desk.refused(what, url)
    this.#federation = createFederationQuestion({ signIns: parts.request.federated, ask: (origin, signal) => parts.askFederation(origin, parts, signal), leave: (url) => void this.end('leftPortal', url) })
    this.#hold = holdRequests(parts.visit)
    guardPortal(contents, boundsOf(parts.request, () => this.#portals.current), {
      leave: (cause, url) => void this.end(cause, url),
      ownConsole: (url) => this.#ownConsole(url),
      unknownSignIn: (url, goOn) => void this.#federation.wanted(url, goOn),
      wrongTenant: () => this.#wrongTenant('address'),
      shown: (url) => this.#shown(url),
      denied: () => this.#desk.denied(),
      refused,
      failed: () => this.#fail()
    }, this.#hold)
    const opened = (what: OutsidePortal['opens'], place: string): void => parts.openedOutside(parts.request.session, what, place)
    this.#outside = createOutsideDoor({ ask: (portal, signal) => parts.askOutside(portal, parts, signal), open: parts.openOutside, opened })
    this.#consoles = createConsoleQuestion({
      contents,
      ask: (url, signal) => parts.askConsole(url, parts, signal),
      open: async (url) => {
        await parts.openOutside(url)
        opened('ownConsole', placeOf(url) ?? '')
      },
      refused,
      now: () => parts.clock.now()
    })
    parts.listen(contents)
    parts.listen(parts.window.webContents)
    contents.on('render-process-gone', () => void this.end('portalCrashed'))
    followWindow(parts.window, contents, {
      place: () => this.#framed.place(),
      end: (cause) => void this.end(cause),
      ...this.history
    })
  }

  get state(): FrameState {
    return this.#state
  }

  get desk(): VisitDesk {
    return this.#desk
  }

  get window(): BrowserWindow {
    return this.#parts.window
  }

  /**
   * Loads the portal as soon as the sign-in is in its session, and the frame beside it; in this order, because the portal needs a
   * process of its own, which takes longest. A portal that does not load is a state, not an error. Never rejects.
   */
  async start(): Promise<void> {
    // Without the sign-in the portal asks for one.
    await this.#parts.signedIn.catch(() => undefined)
    if (this.#ending === undefined) this.#load()
    await this.#framed.begin()
  }

  /** A picture of the customer's page, only while that page is to be seen. */
  picture(): Promise<NativeImage> | undefined {
    return this.#state.portal === 'shown' && this.#ending === undefined ? this.#view.webContents.capturePage() : undefined
  }

  focus(): void {
    const { window } = this.#parts
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
    if (this.#state.portal === 'shown') this.#view.webContents.focus()
  }

  reload(): void {
    if (this.#ending !== undefined || this.#state.portal === 'blocked') return
    if (this.#state.portal === 'failed') {
      this.#framed.want(true)
      this.#tell({ ...withoutProblem(this.#state), portal: 'loading' })
      this.#load()
    } else this.#view.webContents.reload()
  }

  /** Address of the portal that was chosen last. */
  get portalUrl(): string {
    return this.#portals.current.url
  }

  /**
   * Goes to another portal of the same customer; its origins are from now on those of the visit. One that is administered elsewhere says
   * so, and opens there. @throws AppFailure `notFound`, or that of the opener
   */
  async openPortal(portalId: string): Promise<void> {
    const chosen = this.#portals.find(portalId)
    if (chosen === undefined) throw new AppFailure({ kind: 'notFound', code: 'acting.noPortal' })
    if (this.#ending !== undefined || this.#state.portal === 'blocked') return
    if ('outside' in chosen) {
      await this.#outside.go(chosen.outside)
      return
    }
    this.#forgetsWay = this.#portals.goTo(chosen.inside)
    if (this.#state.portal === 'failed') this.#framed.want(true)
    this.#tell({ ...withoutProblem(this.#state), portal: 'loading', portalId })
    this.#load()
  }

  /** The cloud's own list of the customer's portals has come. */
  renewPortals(menu: PortalMenu): void {
    if (this.#ending !== undefined) return
    this.#portals.renew(menu)
    this.#tell({ ...this.#state, ...this.#portals.shown })
  }

  /** Shows when the session ends; a warning that begins calls for attention where the window is not in front. */
  showLimit(limit: SessionLimit): void {
    if (this.#ending !== undefined) return
    const { window } = this.#parts
    const isNews = limit.warning !== 'none' && limit.warning !== this.#state.limit?.warning
    this.#tell({ ...this.#state, limit })
    if (isNews && !window.isFocused()) window.flashFrame(true)
  }

  zoom(step: number): void {
    const contents = this.#view.webContents
    contents.setZoomLevel(step === 0 ? 0 : Math.min(6, Math.max(-4, contents.getZoomLevel() + step)))
  }

  /** Ends the visit; a second call waits for the first. */
  end(cause: EndCause, leftFor?: string): Promise<void> {
    this.#ending ??= this.#end(this.#state.portal === 'blocked' ? 'wrongTenant' : cause, leftFor)
    return this.#ending
  }

  async #end(cause: EndCause, leftFor?: string): Promise<void> {
    const { visit, window, request, clock } = this.#parts
    const hide = (): void => {
      this.#consoles.stop()
      this.#outside.stop()
      this.#federation.stop()
      this.#hold.stop()
      this.#framed.want(false)
      this.#tell({ ...this.#state, portal: 'ending' })
    }
    const wiped = await carryOutEnd({ visit, contents: this.#view.webContents, window, processes: this.#processes, hide, stopDownloads: () => this.#desk.stop() })
    const place = leftFor === undefined ? undefined : placeOf(leftFor)
    this.#parts.ended({
      session: request.session,
      cause,
      endedAt: new Date(clock.now()).toISOString(),
      wiped,
      ...(place === undefined ? {} : { leftFor: place })
    })
  }

  #shown(url: string): void {
    if (this.#ending !== undefined || this.#state.portal === 'blocked') return
    if (!this.#arrived && this.#portals.current.origins.includes(new URL(url).origin)) this.#arrive()
    else if (this.#forgetsWay && this.#portals.current.origins.includes(new URL(url).origin)) this.history.forget()
    this.#tell({ ...withoutProblem(this.#state), portal: 'shown' })
  }

  /** Before the customer's own page was there, there is nothing to stay with: that is no link, but a portal that leads away. */
  #ownConsole(url: string): void {
    if (this.#arrived) void this.#consoles.wanted(url)
    else void this.end('leftPortal', url)
  }

  /** A customer can end the relationship at any time: then the next request is the last one (capabilities 5.1). */
  async #askWhetherAllowed(): Promise<void> {
    const { stillAllowed, request } = this.#parts
    if (this.#ending === undefined && !(await stillAllowed(request.session.tenantId))) await this.end('relationshipEnded')
  }

  /**
   * The first page of the portal itself: the way through the sign-in is no place to go back to, and its result is kept. Only this
   * one is: whoever signs in with another account later in the visit does so for this customer alone.
   */
  #arrive(): void {
    this.#arrived = true
    this.history.forget()
    carrySignIn(this.#parts.visit, this.#parts.identity, this.#signInOrigins).catch(() => undefined)
  }

  /** Covers the page with a plain explanation: the view is taken away at once, and nothing more of it gets out. */
  #wrongTenant(by: 'address' | 'page', seen?: string): void {
    if (this.#ending !== undefined || this.#state.portal === 'blocked') return
    this.#framed.want(false)
    closeTheGates(this.#parts.visit)
    void this.#desk.stop()
    this.#tell({ ...this.#state, portal: 'blocked', problem: 'wrongTenant' })
    this.#parts.wrongTenant(this.#parts.request.session, by, seen)
  }

  #fail(): void {
    if (this.#ending !== undefined || this.#state.portal === 'blocked') return
    this.#framed.want(false)
    this.#tell({ ...this.#state, portal: 'failed', problem: 'unreachable' })
  }

  /** A page that is shown already stays, and the technician decides. */
  #giveUpLoading(): void {
    if (this.#state.portal !== 'loading' || this.#federation.isOpen()) return
    this.#view.webContents.stop()
    this.#fail()
  }

  /** The guard tells what matters of a failure; this promise would only repeat it. */
  #load(): void {
    this.#view.webContents.loadURL(this.#portals.current.url).catch(() => undefined)
  }

  /** The lines below the bar take their room from the portal's page. */
  #showNews(news: VisitNews): void {
    if (this.#ending !== undefined) return
    const before = newsLines(this.#state)
    this.#tell({ ...this.#state, ...news })
    if (newsLines(this.#state) !== before) this.#framed.place()
  }

  #tell(state: FrameState): void {
    this.#state = state
    const { window } = this.#parts
    if (!window.isDestroyed()) window.webContents.send(eventChannel, 'frame.changed', state)
  }
}

function withoutProblem({ problem: _problem, ...state }: FrameState): FrameState {
  return state
}
