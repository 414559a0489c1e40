import type { Instant, RecordId } from '../../contract/ids'
import type { StoredRecord } from '../../store/types'

/**
 * What the cloud is to make for a record of the technician's own, written down before it is asked (capabilities 4.9). `id` is the
 * record's; once the record has gone on without it (`discarded`), it is the `requestId`.
 */
export interface Intent<Request> extends StoredRecord {
  readonly id: RecordId
  /** `MS-RequestId`: the same for every attempt, and what a lost answer is found by. */
  readonly requestId: string
  /** Never changed once it was written down: the same `requestId` must mean the same. */
  readonly request: Request
  /** Order in the outbox. */
  readonly sequence: number
  readonly writtenAt: Instant
  /** Counted before the cloud is asked: with one or more, what is asked for may exist. */
  readonly attempts: number
  /** Nobody wants it any more: what was made is to be taken back. */
  readonly discarded?: boolean
}
