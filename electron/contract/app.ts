import type { ActingEnded, ActingSession } from './acting'
import type { PolicyState } from './policy'
import type { SessionState } from './session'
import type { CloudId, Settings } from './settings'
import type { SignInAsked } from './signInAsked'

/** Something the technician must know that is not the answer to what they just did; a key below `notices.` */
export interface Notice {
  readonly id: string
  readonly severity: 'info' | 'warning' | 'error'
  readonly code: string
  readonly params?: Readonly<Record<string, string | number>>
  /** The page that shows what it is about. */
  readonly path?: string
}

/** What a cloud can do; the wizard says on its first step what it cannot (capabilities 4.11). */
export interface CloudCapabilities {
  readonly gdap: boolean
  readonly crossTenantLookup: boolean
  /** Issues quotes for trial and purchase offers. */
  readonly quotes: boolean
  /** The link of an offer carries the advisor code of an office. */
  readonly advisorLink: boolean
  /** Purchase offers become a cart of a reseller customer. */
  readonly cart: boolean
  /** One link of delegated administration that any customer may accept. */
  readonly openInvitation: boolean
  /** `GET partneroffices` answers with the partner's own offices; where absent, the one Partner ID of the profile is shown. */
  readonly partnerOffices?: boolean
  /** Service requests for a customer can be made; where absent, a draft is handed over. */
  readonly createServiceRequests?: boolean
}

/** Long work in the background, with progress in numbers. */
export interface BackgroundWork {
  readonly kind: 'refreshCustomers' | 'refreshRelationships'
  readonly done: number
  readonly total?: number
  /** Held by the technician. */
  readonly paused?: boolean
  /** The service wants to be left alone until then (milliseconds since the epoch). */
  readonly waitingUntil?: number
  /** `resumed`: goes on where the reading before stopped. Otherwise it begins anew, and why: its place was another account's or cloud's, or too old for the service. */
  readonly begun?: 'resumed' | 'otherAccount' | 'expired'
}

/** What the settings page says of the application itself. */
export interface AboutApp {
  readonly dataFolder: string
  /** The environment names the cloud, so that the setting counts for nothing. */
  readonly cloudFixed: boolean
  readonly cloudInUse: CloudId
  readonly policy: PolicyState
}

/** Everything the first page needs, in one answer, so that a start takes one round trip. */
export interface AppState {
  readonly version: string
  readonly platform: 'win32' | 'darwin' | 'linux'
  readonly cloud: { readonly id: CloudId; readonly practice: boolean; readonly capabilities?: CloudCapabilities }
  readonly connection: 'unknown' | 'online' | 'offline'
  readonly session: SessionState
  readonly asked?: SignInAsked
  readonly settings: Settings
  /** The language in effect: the setting, or the system's when that is English or German. */
  readonly language: 'en' | 'de'
  /** Absent while the customers are being opened, which nothing in here waits for. */
  readonly customerCount?: number
  readonly work: readonly BackgroundWork[]
  readonly notices: readonly Notice[]
  readonly acting: readonly ActingSession[]
  readonly lastEnded?: ActingEnded
}
