import type { BrowserWindow, Session, WebContents } from 'electron'
import type { ActingEnded } from '../contract/acting'
import type { ActingEvents, ActingWindows, Clock, OutsidePortal } from '../services/ports'
import type { FederationAnswer } from './federationQuestion'
import type { DeskSupplies } from './visitDesk'

export type VisitRequest = Parameters<ActingWindows['open']>[0]

export interface VisitParts {
  readonly request: VisitRequest
  readonly window: BrowserWindow
  readonly visit: Session
  readonly identity: Session
  /** The sign-in is on its way into the fresh session; settled when it is there. */
  readonly signedIn: Promise<unknown>
  /** Loads the page of the frame. */
  readonly loadFrame: () => Promise<void>
  readonly clock: Clock
  readonly supplies: DeskSupplies
  /** Says that a console is the technician's own company's. @returns whether to go there */
  readonly askConsole: (url: string, visit: { readonly window: BrowserWindow; readonly request: VisitRequest }, signal: AbortSignal) => Promise<boolean>
  /** Says that a portal is administered elsewhere. @returns whether to go there */
  readonly askOutside: (portal: OutsidePortal, visit: { readonly window: BrowserWindow; readonly request: VisitRequest }, signal: AbortSignal) => Promise<boolean>
  /** Asks whether the sign-in of the technician's company may go to an origin that nobody knows. */
  readonly askFederation: (origin: string, visit: { readonly window: BrowserWindow; readonly request: VisitRequest }, signal: AbortSignal) => Promise<FederationAnswer>
  readonly openOutside: (url: string) => Promise<void>
  readonly openedOutside: ActingEvents['openedOutside']
  /** Asks the cloud whether the technician may still act for the customer; what cannot be found out is no "no". Never rejects. */
  readonly stillAllowed: (tenantId: VisitRequest['session']['tenantId']) => Promise<boolean>
  /** The portal showed another tenant; its page is hidden by now. */
  readonly wrongTenant: ActingEvents['wrongTenant']
  /** Hears the keys that change windows. */
  readonly listen: (contents: WebContents) => void
  readonly ended: (ended: ActingEnded) => void
}
