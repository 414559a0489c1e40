import { AppFailure } from '../../contract/errors'
import type { RecordId, TenantId } from '../../contract/ids'
import type { RequestDraft } from '../../contract/serviceRequest'
import { OutboxRunner } from '../outboxRunner'
import type { Activity } from '../ports'
import type { RequestBook } from './requestBook'
import { ofTenant } from './requestDrafts'
import type { RequestOutbox } from './requestOutbox'

export interface RequestDeskParts {
  readonly book: RequestBook
  readonly outbox: RequestOutbox
  readonly activity: Activity
  readonly online: () => boolean
  /** Rejects with AppFailure `notAllowed` when it is known that this technician may not ask support for that customer. Absent: nobody knows. */
  readonly mayAsk?: (tenantId: TenantId) => Promise<void>
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Where drafts of service requests are sent, taken out of the outbox and thrown away. */
export class RequestDesk {
  readonly #parts: RequestDeskParts
  readonly runner: OutboxRunner

  constructor(parts: RequestDeskParts) {
    this.#parts = parts
    const { outbox, online, wait } = parts
    this.runner = new OutboxRunner({ waiting: () => outbox.turns(), tidy: () => outbox.tidyTurns(), online, ...(wait === undefined ? {} : { wait }) })
  }

  /**
   * Has the request made exactly once. Offline, or while others are before it, it waits (`waiting` is set) and goes out by itself.
   * @throws AppFailure `invalid` `request.incomplete` (params: field, reason), `notAllowed` `acting.<reason>`, or the cloud's refusal; the draft is kept
   */
  async send(draftId: RecordId): Promise<RequestDraft> {
    const { book, outbox, online } = this.#parts
    const draft = book.get(draftId)
    if (draft.state === 'sent') return draft
    if (draft.state === 'tracked') throw new AppFailure({ kind: 'conflict', code: 'request.alreadySent' })
    if (draft.tenantId !== undefined) await this.#parts.mayAsk?.(draft.tenantId)
    await outbox.queue(draft)
    if (online()) await this.runner.run()
    const after = book.get(draftId)
    if (after.state === 'draft' && after.waiting === undefined && after.problem !== undefined) throw new AppFailure(after.problem)
    return after
  }

  /** Tries again now what waits. */
  async retry(): Promise<void> {
    this.runner.nudge()
    await this.runner.run()
  }

  /** A draft again. @throws AppFailure `conflict` `request.sending` */
  async unqueue(draftId: RecordId): Promise<RequestDraft> {
    const draft = await this.#parts.outbox.unqueue(draftId)
    this.runner.nudge()
    return draft
  }

  /** Throws a draft away, or stops tracking one that was opened by hand. @throws AppFailure `conflict` `request.alreadySent`, `request.sending` */
  async discard(draftId: RecordId): Promise<void> {
    const { book, outbox, activity } = this.#parts
    const draft = book.get(draftId)
    if (draft.state === 'sent') throw new AppFailure({ kind: 'conflict', code: 'request.alreadySent' })
    await outbox.discard(draftId)
    this.runner.nudge()
    if (draft.state === 'tracked') await activity.record({ action: 'request.untrack', result: 'ok', ...ofTenant(draft), detail: { number: draft.number ?? '', title: draft.title } })
  }
}
