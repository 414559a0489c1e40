import type { AppError } from './errors'
import type { Instant, RecordId, TenantId } from './ids'

export const offerKinds = ['trial', 'purchase', 'delegatedAdministration'] as const
export type OfferKind = (typeof offerKinds)[number]

/** draft: only here · ready: the cloud knows it and there is a link · opened: handed to a mail client, sending not confirmed. */
export const offerStates = ['draft', 'ready', 'opened', 'sent', 'accepted', 'declined', 'expired', 'withdrawn'] as const
export type OfferState = (typeof offerStates)[number]

export const messageLanguages = ['en', 'de'] as const
export type MessageLanguage = (typeof messageLanguages)[number]

/**
 * Whether the partner's security groups hold the roles that the customer accepted. waiting: not yet, tried again while the
 * application runs and at its start · ready: they do · ended: the relationship ended before.
 */
export interface OfferAccess {
  readonly state: 'waiting' | 'ready' | 'ended'
  /** Why the last try failed. */
  readonly problem?: AppError
}

/** A subscription of a trial or purchase offer. */
export interface OfferLine {
  /** Id in the cloud's catalogue. */
  readonly offerId: string
  readonly name: string
  readonly skuPartNumber?: string
  readonly licences: number
  /** Limits as the catalogue had them when the line was made. */
  readonly minimum: number
  readonly maximum: number
  /** What was typed for `licences` and is no number within the limits: kept, and in the way of issuing. */
  readonly typed?: string
}

/** A customer's "yes" to a quote; one quote may have many. */
export interface OfferAcceptance {
  readonly tenantId: TenantId
  readonly companyName: string
  /** User name of who accepted. */
  readonly by: string
  readonly at: Instant
  /** As accepted: the customer may have changed the numbers. */
  readonly lines: readonly { readonly offerId: string; readonly name: string; readonly licences: number }[]
  readonly delegatedAdministration: boolean
}

/** Keys of the catalogue below `offers.history.` */
export const offerEvents = [
  'created', 'duplicated', 'queued', 'unqueued', 'issued', 'refused', 'opened', 'copied', 'saved', 'sent', 'notSent', 'accepted', 'declined', 'expired',
  'withdrawalAsked', 'withdrawn', 'changesFound', 'changesAccepted', 'termsChanged'
] as const
export type OfferEvent = (typeof offerEvents)[number]

export interface OfferHistoryEntry {
  readonly at: Instant
  readonly event: OfferEvent
  /** Who accepted, or the code of the error; shown as it is. */
  readonly detail?: string
}

/** What the cloud's catalogue no longer allows (capabilities 4.9). `from` and `to`: limits as numbers, names otherwise. */
export interface CatalogueChange {
  readonly kind: 'gone' | 'limit' | 'office' | 'country'
  readonly offerId?: string
  readonly name?: string
  readonly from?: string | number
  readonly to?: string | number
}

/** An offer that waits in the outbox: for the network, or for its turn. */
export interface OfferWaiting {
  readonly since: Instant
  /** How often the cloud was asked to issue it. */
  readonly attempts: number
  /** Why the last attempt did not end it. */
  readonly problem?: AppError
}

export const wizardSteps = ['office', 'location', 'subscriptions', 'licences', 'delegated', 'message', 'handOver'] as const
export type WizardStep = (typeof wizardSteps)[number]

/** What a relationship is asked for with. */
export interface OfferTerms {
  /** The template that was chosen; absent: the roles are those of the relationship that is renewed, or the template is gone. */
  readonly templateId?: string
  /** Ids of directory role templates. */
  readonly roles: readonly string[]
  readonly durationDays: number
  /** Whether it extends itself by 180 days at a time; never with the Global Administrator among the roles. */
  readonly autoExtend: boolean
}

/** An offer as it is kept in the technician's own store. */
export interface Offer {
  readonly id: RecordId
  readonly kind: OfferKind
  /** quote: the cloud issues it and many customers may accept it · relationship: GDAP, one customer. */
  readonly via: 'quote' | 'relationship'
  readonly state: OfferState
  readonly office?: { readonly name: string; readonly partnerId: string }
  /** ISO 3166-1 alpha-2 */
  readonly usageLocation?: string
  readonly lines: readonly OfferLine[]
  readonly includeDelegatedAdministration: boolean
  /** Where the wizard stands. */
  readonly step?: WizardStep
  /** When the cloud's quote ends. */
  readonly expiresAt?: Instant
  readonly acceptances: readonly OfferAcceptance[]
  readonly history: readonly OfferHistoryEntry[]
  /** Of the catalogue from which the lines were chosen. */
  readonly catalogueReadAt?: Instant
  /** Found before issuing; empty or absent: none. `offers.acceptChanges` applies them. */
  readonly changes?: readonly CatalogueChange[]
  readonly waiting?: OfferWaiting
  /** The message as the template last made it: what differs from it was written by the technician. */
  readonly composed?: { readonly subject: string; readonly body: string }
  /** The technician's words were kept, though the template would say something else by now. */
  readonly messageOutdated?: boolean
  /** Tracks the offer (seed: "Quote ID"). Empty until the cloud has issued the quote. */
  readonly quoteId: string
  /** Absent: anyone who receives the link may accept. */
  readonly tenantId?: TenantId
  readonly customerName?: string
  /** The customers for whom it was begun: its mail merge starts with exactly these. */
  readonly recipients?: readonly TenantId[]
  readonly relationshipId?: string
  /** The link the customer follows; absent until the cloud has issued the offer. */
  readonly link?: string
  readonly language: MessageLanguage
  readonly to: string
  readonly subject: string
  /** Plain text, lines ended by LF. Holds the link once there is one. */
  readonly body: string
  readonly createdAt: Instant
  readonly updatedAt: Instant
  /** Why issuing failed last; the draft is kept. */
  readonly problem?: AppError
  /** Of an offer that becomes a relationship; absent: the usual roles for two years. */
  readonly terms?: OfferTerms
  /** How often it was asked for anew with other terms: each time under another name. */
  readonly round?: number
  /** The relationship that this one follows. */
  readonly renews?: { readonly id: string; readonly name: string }
  /** Absent before the customer accepted. */
  readonly access?: OfferAccess
  /** When a withdrawal was asked for: from then on a relationship that ended unanswered was withdrawn, not declined. */
  readonly withdrawalAskedAt?: Instant
}

/** How a message was handed over (capabilities 4.5). */
export type HandOver = 'mailto' | 'mailtoWithClipboard' | 'copied' | 'saved'

export interface MailMeasure {
  /** Length of the `mailto:` URL, in characters, and the limit kept on every system. */
  readonly length: number
  readonly limit: number
}

/** An offer in a list: few short fields. */
export interface OfferRow {
  readonly id: RecordId
  readonly kind: OfferKind
  readonly via: Offer['via']
  readonly state: OfferState
  readonly quoteId: string
  readonly customerName?: string
  /** Names of the products, in the order of the lines. */
  readonly products: readonly string[]
  readonly licences: number
  readonly subject: string
  readonly usageLocation?: string
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly expiresAt?: Instant
  readonly acceptances: number
  /** The latest acceptance. */
  readonly acceptedBy?: string
  /** Of the customer that the row names: who accepted last, else for whom the offer is. */
  readonly tenantId?: TenantId
  /** Whether the team has its access after an acceptance. */
  readonly access?: OfferAccess['state']
  readonly acceptedAt?: Instant
  /** How many customers it was begun for; absent: for none in particular. */
  readonly recipients?: number
  readonly waiting: boolean
  readonly problem?: AppError
}

/** One entry of the outbox, in the order in which they go out. */
export interface OutboxItem {
  readonly offerId: RecordId
  readonly quoteId: string
  readonly kind: OfferKind
  readonly customerName?: string
  readonly waiting: OfferWaiting
}
