import type { AppError } from './errors'
import type { Instant, RecordId, TenantId } from './ids'

export const requestSeverities = ['critical', 'moderate', 'minimal'] as const
export type RequestSeverity = (typeof requestSeverities)[number]

/** attentionNeeded: support waits for an answer. */
export const requestStatuses = ['open', 'attentionNeeded', 'closed'] as const
export type RequestStatus = (typeof requestStatuses)[number]

/** The longest that a cloud takes, in characters. */
export const longestTitle = 255
export const longestDescription = 8_000
export const longestNote = 4_000
export const longestContact = { firstName: 100, lastName: 100, email: 320, telephone: 50 } as const

/** Whom support reaches: somebody of the partner, never of the customer. */
export interface RequestContact {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly telephone: string
}

/** What a request may be about, as the cloud lists it. */
export interface SupportTopic {
  readonly id: string
  readonly name: string
  readonly description?: string
}

export interface SupportTopics {
  readonly topics: readonly SupportTopic[]
  readonly readAt: Instant
  readonly source: 'cloud' | 'cache'
}

export interface RequestNote {
  readonly by: string
  readonly at: Instant
  readonly text: string
}

/** A service request that support knows (capabilities 7.1). */
export interface ServiceRequest {
  /** By which pages and calls name it: support's number, or the id of the draft from which it is tracked by hand. */
  readonly id: string
  /** Under which support knows it. */
  readonly number: string
  /** tracked: opened in the customer's admin centre and looked after by hand. */
  readonly source: 'cloud' | 'tracked'
  readonly tenantId?: TenantId
  readonly customerName: string
  readonly title: string
  readonly description: string
  readonly severity: RequestSeverity | 'unknown'
  readonly status: RequestStatus
  readonly topic?: string
  readonly product?: string
  readonly contact?: RequestContact
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly closedAt?: Instant
  readonly updatedBy?: string
  /** The oldest first. Absent: not read yet. */
  readonly notes?: readonly RequestNote[]
  /** Names only. */
  readonly files: readonly string[]
  readonly readAt: Instant
}

/** A draft that waits in the outbox: for the network, or for its turn. */
export interface RequestWaiting {
  readonly since: Instant
  /** How often the cloud was asked to make it. */
  readonly attempts: number
  /** Why the last attempt did not end it. */
  readonly problem?: AppError
}

/** A service request as the technician writes it, kept in the technician's own store. */
export interface RequestDraft {
  readonly id: RecordId
  /** draft: only here · sent: made in the cloud, `number` names it · tracked: opened by hand under `number`. */
  readonly state: 'draft' | 'sent' | 'tracked'
  readonly tenantId?: TenantId
  readonly customerName?: string
  readonly title: string
  readonly description: string
  readonly severity: RequestSeverity
  readonly topic?: { readonly id: string; readonly name: string }
  readonly contact: RequestContact
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly waiting?: RequestWaiting
  /** Why it was refused last; the draft is kept. */
  readonly problem?: AppError
  readonly number?: string
  /** Only of a tracked one: where it stands, by what the technician says. */
  readonly tracking?: { readonly status: RequestStatus; readonly notes: readonly RequestNote[]; readonly at: Instant; readonly closedAt?: Instant }
}

export type RequestDetails =
  | { readonly kind: 'draft'; readonly draft: RequestDraft }
  | {
      readonly kind: 'request'
      readonly request: ServiceRequest
      /** A note that was begun and not sent yet. */
      readonly note: string
    }

/** Where a row of the list stands; `waiting`: a draft in the outbox. */
export const requestStates = ['draft', 'waiting', ...requestStatuses] as const
export type RequestState = (typeof requestStates)[number]

/** A service request or a draft in a list: few short fields. */
export interface RequestRow {
  readonly id: string
  readonly number?: string
  readonly title: string
  readonly tenantId?: TenantId
  readonly customerName: string
  readonly state: RequestState
  readonly severity: RequestSeverity | 'unknown'
  readonly createdAt: Instant
  readonly updatedAt: Instant
  /** Support has answered since the technician last looked. */
  readonly unread: boolean
  /** Why a draft was refused last. */
  readonly problem?: AppError
}

export interface RequestPage {
  readonly rows: readonly RequestRow[]
  readonly total: number
  /** When the list was last read from the cloud; absent: never. */
  readonly readAt?: Instant
}

/** How many stand where, over all customers: cheap to read (capabilities 3.7). */
export interface RequestSummary {
  readonly states: Readonly<Record<RequestState, number>>
  readonly unread: number
  readonly readAt?: Instant
}
