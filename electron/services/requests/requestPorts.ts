import type { TenantId } from '../../contract/ids'
import type { RequestContact, RequestSeverity, ServiceRequest, SupportTopic } from '../../contract/serviceRequest'

/** What the cloud is asked to make. Never changed once it was written down: the same `MS-RequestId` must mean the same request. */
export interface NewRequest {
  readonly tenantId: TenantId
  readonly title: string
  readonly description: string
  readonly severity: RequestSeverity
  readonly topicId: string
  readonly contact: RequestContact
}

/** A service request as the cloud has it. */
export interface RequestRecord extends Omit<ServiceRequest, 'id' | 'source' | 'readAt'> {
  /** Absent where the cloud keeps no versions. */
  readonly etag?: string
}

/** Service requests of the partner's customers. All methods reject with an AppFailure. */
export interface RequestPort {
  /** Sent once, under this `MS-RequestId` and no other: what to do without an answer is the outbox's business. */
  create(request: NewRequest, requestId: string, signal?: AbortSignal): Promise<RequestRecord>
  /** The request that an earlier, unanswered `create` may have made. */
  findByRequest(requestId: string, tenantId: TenantId, signal?: AbortSignal): Promise<RequestRecord | undefined>
  /** With its notes. */
  get(number: string, signal?: AbortSignal): Promise<RequestRecord | undefined>
  /** All that the technician may see, page by page, without notes. */
  pages(signal: AbortSignal): AsyncIterable<readonly RequestRecord[]>
  /** Sent once. */
  addNote(number: string, text: string, signal?: AbortSignal): Promise<void>
  /** Rejects with `conflict` when it changed since `etag` was read. Sent once. */
  setStatus(number: string, change: { readonly status: 'open' | 'closed'; readonly note?: string; readonly etag?: string }, signal?: AbortSignal): Promise<void>
  topics(language: 'en' | 'de', signal?: AbortSignal): Promise<readonly SupportTopic[]>
}
