export const SEVERITIES = ['critical', 'moderate', 'minimal'] as const
export type Severity = (typeof SEVERITIES)[number]
export const REQUEST_STATUSES = ['open', 'attention_needed', 'closed'] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]

/** Whom support reaches: somebody of the partner. */
export interface RequestContact {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phoneNumber: string
}

export interface RequestNote {
  readonly createdByName: string
  readonly createdDate: string
  readonly text: string
}

/** What is asked for. */
export interface NewServiceRequest {
  readonly title: string
  readonly description: string
  readonly severity: Severity
  readonly supportTopicId: number
  readonly primaryContact: RequestContact
}

/** What somebody did to a request. Support's own part is never stored (see supportDesk). */
export interface RequestEvent {
  readonly at: string
  readonly by: RequestContact
  /** A note. */
  readonly text?: string
  readonly status?: 'open' | 'closed'
}

/** A service request as it is kept. Instants are ISO 8601 in UTC. */
export interface StoredServiceRequest extends NewServiceRequest {
  /** Fifteen digits. */
  readonly id: string
  readonly etag: string
  /** 1 for the first that was ever made. */
  readonly sequence: number
  readonly tenantId: string
  readonly createdDate: string
  readonly createdBy: RequestContact
  readonly events: readonly RequestEvent[]
  /** Names of files that somebody attached. */
  readonly files: readonly string[]
  /** `MS-RequestId` of the request that made it, lower case; absent: it was there from the beginning, or made in the portal. */
  readonly requestId?: string
}

/** A service request as it stands at a moment. */
export interface ServiceRequest extends Omit<StoredServiceRequest, 'events'> {
  readonly status: RequestStatus
  readonly notes: readonly RequestNote[]
  readonly lastModifiedDate: string
  readonly lastUpdatedBy: RequestContact
  readonly lastClosedDate?: string
}

/** Whether two requests ask for the same. */
export function asksTheSame(one: NewServiceRequest, other: NewServiceRequest): boolean {
  return essence(one) === essence(other)
}

function essence({ title, description, severity, supportTopicId, primaryContact: { firstName, lastName, email, phoneNumber } }: NewServiceRequest): string {
  return JSON.stringify([title, description, severity, supportTopicId, firstName, lastName, email, phoneNumber])
}
