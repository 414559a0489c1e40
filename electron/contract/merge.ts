import type { AppError } from './errors'
import type { Instant, RecordId, TenantId } from './ids'

/** waiting: not done yet · opened: handed to the mail client · exported: saved as a file · failed: see `problem`, `merge.next` tries again. */
export const mergeItemStates = ['waiting', 'opened', 'exported', 'skipped', 'failed'] as const
export type MergeItemState = (typeof mergeItemStates)[number]

export interface MergeItem {
  readonly tenantId: TenantId
  readonly name: string
  /** Addresses as typed; may be empty: the mail client then asks. */
  readonly to: string
  readonly state: MergeItemState
  readonly problem?: AppError
}

/** One offer on its way to many customers (capabilities 4.6). Kept after each step, so that it goes on after a stop or a crash. */
export interface Merge {
  readonly id: RecordId
  readonly offerId: RecordId
  readonly items: readonly MergeItem[]
  /** Index of the item that `merge.next` takes; the number of items when all are done. */
  readonly position: number
  /** exporting: files are being written · open: waits for the technician · stopped: until `merge.resume` · done */
  readonly state: 'open' | 'exporting' | 'stopped' | 'done'
  /** How the message to the mail client was handed over last. */
  readonly lastHandOver?: 'mailto' | 'mailtoWithClipboard' | 'saved'
  readonly startedAt: Instant
  readonly updatedAt: Instant
}

export interface MergePreview {
  readonly to: string
  readonly subject: string
  readonly body: string
}
