import type { AppError } from '../../contract/errors'
import type { Instant, RecordId } from '../../contract/ids'
import type { StoredRecord } from '../../store/types'
import type { QuoteRequest } from './quotePorts'

/**
 * What the cloud is to issue, written down before it is asked (capabilities 4.9). `id` is the offer's; once the offer has gone
 * on without it (`discarded`), it is the `requestId`.
 */
export interface QuoteIntent extends StoredRecord {
  readonly offerId: RecordId
  /** `MS-RequestId`: the same for every attempt, and what a lost answer is found by. */
  readonly requestId: string
  readonly request: QuoteRequest
  /** Order in the outbox. */
  readonly sequence: number
  readonly writtenAt: Instant
  /** Counted before the cloud is asked: with one or more, the quote may exist. */
  readonly attempts: number
  /** Nobody wants it any more: what was made is to be withdrawn. */
  readonly discarded?: boolean
  readonly problem?: AppError
}
