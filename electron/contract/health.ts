import type { Instant, TenantId } from './ids'

/** Something that goes or went wrong with a service, as the cloud tells a customer of it. */
export interface HealthIssue {
  readonly id: string
  readonly title: string
  readonly service: string
  readonly classification: 'incident' | 'advisory'
  /** Graph's `status`, unchanged; its words stand below `health.status.` */
  readonly status: string
  readonly startedAt: Instant
  readonly endedAt?: Instant
  readonly updatedAt?: Instant
  readonly resolved: boolean
  readonly impact: string
  readonly feature?: string
  /** The latest word of the cloud, as plain text. */
  readonly latest?: { readonly at: Instant; readonly text: string }
}

export interface ServiceState {
  readonly id: string
  readonly name: string
  /** Graph's `status`, unchanged. */
  readonly status: string
}

/** How a customer's services are, or why that is not known: no permission is never taken for health (capabilities 3.7). */
export type CustomerHealth =
  | { readonly known: true; readonly readAt: Instant; readonly services: readonly ServiceState[]; readonly issues: readonly HealthIssue[] }
  | { readonly known: false; readonly why: 'notAllowed' | 'unreachable' | 'notChecked'; readonly checkedAt?: Instant }

/** One issue over all customers. */
export interface SharedIssue extends Pick<HealthIssue, 'id' | 'title' | 'service' | 'classification' | 'status' | 'startedAt'> {
  readonly count: number
  /** The first of them, by name. */
  readonly customers: readonly { readonly tenantId: TenantId; readonly name: string }[]
}

/** Incidents by service over all customers with a usable relationship: read from memory, without the cloud. */
export interface HealthSummary {
  /** Customers whose services could be asked about. */
  readonly customers: number
  /** Of these: read, refused, not read yet. */
  readonly read: number
  readonly notAllowed: number
  readonly notRead: number
  /** Customers with at least one open issue. */
  readonly affected: number
  /** Open issues, those of the most customers first. */
  readonly issues: readonly SharedIssue[]
  readonly services: readonly { readonly service: string; readonly customers: number; readonly issues: number }[]
  /** Age of the oldest reading that counts here. */
  readonly oldestReadAt?: Instant
}
