import type { CallRequest } from '../../../electron/contract/calls'
import type { CustomerPage, CustomerRow } from '../../../electron/contract/customer'
import type { CustomerSortKey } from '../../../electron/contract/customerList'
import type { AppError, Result } from '../../../electron/contract/errors'

export interface Ordering {
  readonly text: string
  readonly sort: CustomerSortKey
  readonly descending: boolean
}

export const pageSize = 100

/** The rows that were fetched so far, by page, for one ordering. */
export interface PagedRows {
  readonly ordering: Ordering
  readonly total: number
  readonly refreshedAt?: string | undefined
  readonly pages: ReadonlyMap<number, readonly CustomerRow[]>
  readonly error?: AppError | undefined
  readonly loaded: boolean
}

export const noRows = (ordering: Ordering): PagedRows => ({ ordering, total: 0, pages: new Map(), loaded: false })

/** The pages that hold the rows `from` to `to` (inclusive). */
export function pagesFor(from: number, to: number): readonly number[] {
  const first = Math.floor(Math.max(0, from) / pageSize)
  const last = Math.floor(Math.max(0, to) / pageSize)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

export function requestFor(ordering: Ordering, page: number): CallRequest<'customers.page'> {
  return { ...ordering, offset: page * pageSize, limit: pageSize }
}

/** Adds an answer; one that belongs to another ordering is dropped. */
export function withAnswer(rows: PagedRows, ordering: Ordering, page: number, answer: Result<CustomerPage>): PagedRows {
  if (rows.ordering !== ordering) return rows
  if (!answer.ok) return { ...rows, error: answer.error, loaded: true }
  const pages = new Map(rows.pages).set(page, answer.value.rows)
  return { ordering, total: answer.value.total, refreshedAt: answer.value.refreshedAt, pages, loaded: true }
}

export function rowAt(rows: PagedRows, index: number): CustomerRow | undefined {
  return rows.pages.get(Math.floor(index / pageSize))?.[index % pageSize]
}
