import type { ActingEnded, ActingSession, FrameState } from './acting'
import type { AppState, BackgroundWork, Notice } from './app'
import type { AppError } from './errors'
import type { TenantId, RecordId } from './ids'
import type { RelationshipBatch } from './relationship'
import type { ResetProgress } from './passwordReset'
import type { SessionState } from './session'
import type { Settings } from './settings'
import type { SignInAsked } from './signInAsked'

/** Commands of the menu that the portal page carries out; the palette offers the same ones. */
export const portalCommands = [
  'quickFind', 'goOverview', 'goLookup', 'goCustomers', 'goOffers', 'goRelationships', 'goServiceRequests', 'goTeam', 'goCompany',
  'goActivity', 'goSettings', 'offerDelegatedAdministration', 'sendTrialInvitation', 'createPurchaseOffer', 'switchAccount', 'signOut', 'refreshCustomers', 'back', 'forward', 'showShortcuts'
] as const
export type PortalCommand = (typeof portalCommands)[number]

/** What the main process tells our pages. A page reads again what it shows; an event carries only what is small. */
export interface PortalEvents {
  'session.changed': SessionState
  /** `undefined`: it was answered, or is over. */
  'session.asked': SignInAsked | undefined
  'settings.changed': { readonly settings: Settings; readonly language: 'en' | 'de' }
  'connection.changed': AppState['connection']
  'customers.changed': { readonly tenantIds: readonly TenantId[] | 'all'; readonly count: number }
  /** All customers were read, or could not be: also when nobody asked for it. Nothing is told of a stop or of a network that is away, which the page says anyhow. */
  'customers.read': { readonly failure?: AppError }
  /** What the technician keeps about customers. */
  'own.changed': { readonly tenantIds: readonly TenantId[] | 'all' }
  'offers.changed': { readonly offerId: RecordId }
  'orders.changed': { readonly ids: readonly string[] }
  /** How many offers wait in the outbox. */
  'outbox.changed': { readonly count: number }
  /** Absent country: the offices. */
  'catalogue.changed': { readonly country?: string }
  /** Read again, or changed here. */
  'relationships.changed': { readonly ids: readonly string[] | 'all' }
  'relationships.batch': RelationshipBatch
  'roleTemplates.changed': undefined
  'reset.progress': ResetProgress
  /** The technician has left the computer: no page keeps a password. */
  'secrets.forget': undefined
  'merge.changed': { readonly mergeId: RecordId }
  /** How many entries the activity record has now. */
  'activity.changed': { readonly count: number }
  /** Drafts and service requests, by the ids that pages know. */
  'requests.changed': { readonly ids: readonly string[] | 'all' }
  'health.changed': { readonly tenantIds: readonly TenantId[] | 'all' }
  'work.changed': readonly BackgroundWork[]
  'notices.changed': readonly Notice[]
  'acting.changed': readonly ActingSession[]
  'acting.ended': ActingEnded
  'menu.command': PortalCommand
  /** A `partnerdesk:` link or a second start asked for this page (a path of the portal's own routes). */
  'navigate': { readonly path: string }
}

export interface FrameEvents {
  'frame.changed': FrameState
}
