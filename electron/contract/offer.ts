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

/** An offer as it is kept in the technician's own store. */
export interface Offer {
  readonly id: RecordId
  readonly kind: OfferKind
  readonly state: OfferState
  /** Tracks the offer (seed: "Quote ID"). */
  readonly quoteId: string
  /** Absent: anyone who receives the link may accept. */
  readonly tenantId?: TenantId
  readonly customerName?: string
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
