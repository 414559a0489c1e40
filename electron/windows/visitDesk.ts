import type { BrowserWindow, Session, WebContents } from 'electron'
import type { ActingSession } from '../contract/acting'
import type { Refusal, VisitNews } from '../contract/visitNews'
import type { Translate } from '../startup/texts/translate'
import { watchLoad } from './loadWatch'
import { NewsBoard } from './newsBoard'
import { oneAtATime } from './oneAtATime'
import { hearPortalPage } from './portalPage'
import { watchPortalTenant } from './portalTenant'
import { askForPage } from './pageDialog'
import { answerPageDialogs, type PageDialogs } from './pageDialogs'
import { createPatience } from './patience'
import { watchSignInTrouble } from './signInTrouble'
import { refusePermissions } from './visitPermissions'
import { watchRequests } from './visitRequests'
import { askWhereToSave } from './saveDialog'
import { VisitDownloads, type DownloadEnd } from './visitDownloads'
import { hostOf, schemeOf } from './visitOrigins'
import { refuseTrust } from './visitTrust'

/** What the desks of all visits share. */
export interface DeskSupplies {
  readonly text: Translate
  /** Where files lie while they come. */
  readonly partFolder: string
  readonly downloaded: (session: ActingSession, end: DownloadEnd) => void
  /** For the log. */
  readonly refused: (what: string, url: string) => void
}

export interface VisitDeskParts extends DeskSupplies {
  readonly session: ActingSession
  readonly window: BrowserWindow
  readonly visit: Session
  readonly contents: WebContents
  /** Origins whose pages say their tenant. */
  readonly tellingOrigins: readonly string[]
  /** Where the sign-ins of this session live. */
  readonly signInOrigins: readonly string[]
  /** Whether a portal of this session lives there. */
  readonly isPortal: (origin: string) => boolean
  readonly tell: (news: VisitNews) => void
  /** Whether the pages of the portal that is visited say their tenant. */
  readonly asks: () => boolean
  /** A page says that it is another tenant's. */
  readonly mismatch: (seen: string) => void
  /** The portal refuses: asks whether the right to be here is gone. Never rejects. */
  readonly denied: () => Promise<void>
  readonly hung: () => void
  /** A page has not come within its time. */
  readonly tooSlow: () => void
}

/** Beside the portal's page: what it wants of the technician or of the computer, asked in the customer's name or refused in words. */
export class VisitDesk {
  readonly #parts: VisitDeskParts
  readonly #news: NewsBoard
  readonly #downloads: VisitDownloads
  readonly #dialogs: PageDialogs
  readonly #stopHearing: () => void
  readonly #stopWaiting: () => void
  readonly #stopPermissions: () => void
  readonly #stopRequests: () => void
  /** The portal said no to its page. */
  readonly denied: () => void

  constructor(parts: VisitDeskParts) {
    this.#parts = parts
    const { session, window, visit, contents, text, partFolder } = parts
    const { company } = session
    this.#news = new NewsBoard(parts.tell)
    const patience = createPatience(contents, () => Date.now())
    this.#downloads = new VisitDownloads({
      session: visit,
      partFolder,
      patience,
      ask: (name) => askWhereToSave({ window, company, name, text }),
      changed: (downloads) => this.#news.downloads(downloads),
      refused: (url) => this.refused('download', url),
      ended: (end) => parts.downloaded(session, end)
    })
    refuseTrust(contents, (what, about) => this.#news.refuse(what, about))
    this.denied = oneAtATime(parts.denied)
    this.#stopRequests = watchRequests(visit, { isPortal: parts.isPortal, denied: this.denied })
    this.#stopPermissions = refusePermissions(visit, (permission) => this.#news.refuse('permission', permission))
    this.#dialogs = answerPageDialogs({
      contents,
      patience: createPatience(contents, () => Date.now(), () => !this.#dialogs.isOpen()),
      ask: (question, signal) => askForPage({ window, question, company, text, signal }),
      refused: (what) => this.#news.refuse(what)
    })
    watchSignInTrouble({
      contents,
      isSignIn: (origin) => parts.signInOrigins.includes(origin),
      isOurs: parts.isPortal,
      found: (code) => this.#news.refuse('deviceRule', code),
      over: () => this.#news.forget('deviceRule', 'securityKey')
    })
    this.#stopWaiting = watchLoad({ contents, slow: (isSlow) => (isSlow ? this.#news.refuse('slow') : this.#news.forget('slow')), over: parts.tooSlow })
    // Two ways to hear it, one of which no page can touch.
    const asks = (origin: string): boolean => parts.asks() && parts.isPortal(origin)
    watchPortalTenant({ contents, tenantId: session.tenantId, asks, mismatch: parts.mismatch })
    this.#stopHearing = hearPortalPage({
      contents,
      tenantId: session.tenantId,
      origins: parts.tellingOrigins,
      refused: (what) => this.#news.refuse(what),
      mismatch: (seen, origin) => {
        if (asks(origin)) parts.mismatch(seen)
      },
      hangs: (hangs) => (hangs ? this.#news.refuse('hangs') : this.#news.forget('hangs')),
      hung: parts.hung,
      waits: () => this.#dialogs.isOpen()
    })
  }

  /** Something was refused: for the log, and in words for the technician. */
  refused(what: string, url: string): void {
    this.#parts.refused(what, url)
    const word = wordFor(what, url)
    if (word !== undefined) this.#news.refuse(word.what, word.about)
  }

  cancelDownload(id: number): void {
    this.#downloads.cancel(id)
  }

  dismissDownload(id: number): void {
    this.#downloads.dismiss(id)
  }

  dismissWord(): void {
    this.#news.forget()
  }

  /** The page shows another tenant, or the visit ends. Never rejects. */
  async stop(): Promise<void> {
    this.#news.stop()
    this.#stopHearing()
    this.#stopWaiting()
    this.#dialogs.stop()
    this.#stopPermissions()
    this.#stopRequests()
    await this.#downloads.stop()
  }
}

/** `own console` is a question that the technician has answered already: no news to them. */
function wordFor(what: string, url: string): { readonly what: Refusal; readonly about?: string } | undefined {
  if (what === 'download' || what === 'popup') return { what }
  if (what !== 'navigation') return undefined
  const scheme = schemeOf(url)
  return scheme === 'http' || scheme === 'https' ? { what: 'address', about: hostOf(url) } : { what: 'program', about: `${scheme}:` }
}
