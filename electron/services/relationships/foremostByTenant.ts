import type { TenantId } from '../../contract/ids'
import { foremostRelationship } from '../../domain/relationshipState'
import { createSlices } from '../../lib/slices'
import type { ForemostRelationship } from '../customersSweep'
import type { BookEntry } from './relationshipBook'

/** What is needed of the book. */
interface Known {
  ready(): Promise<void>
  entries(): ReadonlyMap<string, Pick<BookEntry, 'id' | 'tenantId' | 'customerName' | 'status' | 'endsAt' | 'origin'>>
}

/** Of each customer the relationship that counts; those that Microsoft itself made are no consent of the customer. In slices. */
export async function foremostByTenant(book: Known, now: number): Promise<ReadonlyMap<TenantId, ForemostRelationship>> {
  await book.ready()
  const found = new Map<TenantId, ForemostRelationship>()
  const slices = createSlices()
  for (const { id, tenantId, customerName, status, endsAt, origin } of book.entries().values()) {
    if (tenantId === undefined || origin === 'microsoft') continue
    const one = { id, status, name: customerName, ...(endsAt !== undefined && { endsAt }) }
    const other = found.get(tenantId)
    found.set(tenantId, other === undefined ? one : (foremostRelationship([other, one], now) ?? one))
    const pause = slices.pause()
    if (pause !== undefined) await pause
  }
  return found
}
