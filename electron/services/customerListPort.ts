import type { TenantId } from '../contract/ids'

/** One page of a long list. */
export interface ListPage<T> {
  readonly items: readonly T[]
  /** Of the whole list, where the service says it. */
  readonly total?: number
  /** Where the list goes on: to be kept as it is, also over a restart, and handed back. Absent: this was the end. */
  readonly next?: string
}

/** How a page of a long list is asked for in the background. */
export interface LongCall {
  readonly signal: AbortSignal
  /** Told when the service wants to be left alone for a second or longer, until when; `undefined` at the end of that. */
  readonly waiting?: (until: number | undefined) => void
}

/** What the list says of a customer. */
export interface ListedCustomer {
  readonly tenantId: TenantId
  readonly name: string
  /** Empty: not known. */
  readonly domain: string
  readonly country?: string
  readonly city?: string
}

/** A customer that has accepted delegated administration, whoever sells to it. */
export interface AdministeredCustomer {
  readonly tenantId: TenantId
  readonly name: string
}

/**
 * The partner's customers, page by page. `next`: where a page said that the list goes on; a service that does not know the place any
 * more rejects with `invalid` or `notFound`.
 */
export interface CustomerLists {
  listed(next: string | undefined, call: LongCall): Promise<ListPage<ListedCustomer>>
  administered(next: string | undefined, call: LongCall): Promise<ListPage<AdministeredCustomer>>
  /** What single tenants say of themselves; those that say nothing are left out. */
  named(tenantIds: readonly TenantId[], call: LongCall): Promise<readonly ListedCustomer[]>
}
