import type { CustomerHealth } from '../../contract/health'
import type { Instant, TenantId } from '../../contract/ids'
import type { StoredRecord } from '../../store/types'
import type { TenantHealth } from './healthPort'

/** The health of one customer's services as it was read last. Rebuildable. */
export interface HealthRecord extends StoredRecord {
  readonly id: TenantId
  readonly readAt?: Instant
  readonly value?: TenantHealth
  /** When the cloud last said that this technician may not know; absent after it has answered. */
  readonly refusedAt?: Instant
}

/** What a page shows of it. A refusal is told even where something was read before: what is not allowed any more is not health. */
export function toCustomerHealth(record: HealthRecord | undefined): CustomerHealth {
  if (record?.refusedAt !== undefined) return { known: false, why: 'notAllowed', checkedAt: record.refusedAt }
  if (record?.value === undefined || record.readAt === undefined) return { known: false, why: 'notChecked' }
  return { known: true, readAt: record.readAt, services: record.value.services, issues: record.value.issues }
}
