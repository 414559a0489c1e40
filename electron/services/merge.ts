import { AppFailure, type AppError } from '../contract/errors'
import { recordIdSchema, type RecordId, type TenantId } from '../contract/ids'
import type { Merge, MergeItem, MergePreview } from '../contract/merge'
import type { Offer } from '../contract/offer'
import { personalise } from '../domain/composeOffer'
import { emlOf, openInEmail, saveEml, type Message } from './handOver'
import { MergeBook, type MergeTables } from './mergeBook'
import type { Clock, FolderPort, HandOverPort, Tell } from './ports'
import type { Store } from '../store/types'

export interface MergeParts {
  readonly store: Store<MergeTables>
  readonly offer: (offerId: RecordId) => Offer
  readonly customerName: (tenantId: TenantId) => string | undefined
  /** Says on the offer that its message was handed over. */
  readonly handedOver: (offerId: RecordId, how: 'opened' | 'saved') => Promise<unknown>
  readonly handOver: HandOverPort
  readonly folders: FolderPort
  readonly clock: Clock
  readonly tell: Tell
  readonly newId: () => string
}

/** So many files are written between two saves of the progress; written again after a crash, they are the same. */
const filesPerSave = 25

/** One offer to many customers (capabilities 4.6): previewed, opened or exported one by one, with progress, stop and resume. */
export class MergeService {
  readonly #parts: MergeParts
  readonly #book: MergeBook
  readonly #exporting = new Set<RecordId>()

  constructor(parts: MergeParts) {
    this.#parts = parts
    this.#book = new MergeBook(parts)
  }

  /** @throws AppFailure `conflict` `offer.notIssued` */
  async start(offerId: RecordId, tenantIds: readonly TenantId[]): Promise<Merge> {
    this.#issued(offerId)
    const at = this.#book.now()
    const items = [...new Set(tenantIds)].map((tenantId): MergeItem => ({ tenantId, name: this.#parts.customerName(tenantId) ?? tenantId, to: '', state: 'waiting' }))
    return this.#book.add({ id: recordIdSchema.parse(this.#parts.newId()), offerId, items, position: 0, state: 'open', startedAt: at, updatedAt: at })
  }

  /** One that a crash ended in the middle of an export is `stopped`. */
  get(mergeId: RecordId): Merge {
    const merge = this.#book.get(mergeId)
    return merge.state === 'exporting' && !this.#exporting.has(mergeId) ? { ...merge, state: 'stopped' } : merge
  }

  /** The newest first. */
  list(): readonly Merge[] {
    return this.#book.ids().map((id) => this.get(id)).toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
  }

  edit(mergeId: RecordId, index: number, typed: { readonly to?: string | undefined; readonly skip?: boolean | undefined }): Promise<Merge> {
    return this.#book.changeItem(mergeId, index, (item) => ({
      ...item,
      to: typed.to ?? item.to,
      ...(typed.skip === undefined || isDone(item) ? {} : { state: typed.skip ? 'skipped' : 'waiting' })
    }))
  }

  /** @throws AppFailure `notFound` `merge.notFound` */
  preview(mergeId: RecordId, index: number): MergePreview {
    const { to, subject, body } = this.#message(this.#book.get(mergeId), index)
    return { to, subject, body }
  }

  /** Hands over one message and goes on to the next; a failure stays with its item, and is thrown. */
  async next(mergeId: RecordId, how: 'email' | 'file'): Promise<Merge> {
    const merge = this.get(mergeId)
    if (merge.state !== 'open') throw new AppFailure({ kind: 'conflict', code: merge.state === 'done' ? 'merge.done' : 'merge.notOpen' })
    const { position, offerId } = merge
    const message = this.#message(merge, position)
    try {
      const handOver = how === 'email' ? await openInEmail(this.#parts.handOver, message) : await saveEml(this.#parts.handOver, message, this.#parts.clock.now())
      const lastHandOver = handOver === 'copied' ? 'saved' : handOver
      const after = await this.#book.changeItem(mergeId, position, (item) => ({ ...withoutProblem(item), state: how === 'email' ? 'opened' : 'exported' }), { lastHandOver })
      await this.#parts.handedOver(offerId, how === 'email' ? 'opened' : 'saved')
      return after
    } catch (cause) {
      if (cause instanceof AppFailure && cause.error.kind !== 'cancelled') await this.#failed(mergeId, position, cause.error)
      throw cause
    }
  }

  /** Resolves when all files are written or it was stopped. @throws AppFailure `cancelled` `merge.folderCancelled`, `storage` */
  async exportAll(mergeId: RecordId): Promise<Merge> {
    if (this.#exporting.has(mergeId)) throw new AppFailure({ kind: 'conflict', code: 'merge.notOpen' })
    const folder = await this.#parts.folders.chooseFolder()
    if (folder === undefined) throw new AppFailure({ kind: 'cancelled', code: 'merge.folderCancelled' })
    this.#exporting.add(mergeId)
    try {
      const { offerId } = await this.#book.change(mergeId, (merge) => ({ ...merge, state: 'exporting' }))
      await this.#export(mergeId, folder)
      await this.#parts.handedOver(offerId, 'saved')
      return await this.#book.change(mergeId, (merge) => ({ ...merge, lastHandOver: 'saved', state: merge.state === 'exporting' ? 'open' : merge.state }))
    } catch (cause) {
      await this.#book.change(mergeId, (merge) => ({ ...merge, state: 'stopped' }))
      throw cause
    } finally {
      this.#exporting.delete(mergeId)
    }
  }

  stop(mergeId: RecordId): Promise<Merge> {
    return this.#book.change(mergeId, (merge) => (merge.state === 'done' ? merge : { ...merge, state: 'stopped' }))
  }

  /** Goes on after a stop; an export is asked for again. */
  resume(mergeId: RecordId): Promise<Merge> {
    return this.#book.change(mergeId, (merge) => (merge.state === 'done' || this.#exporting.has(mergeId) ? merge : { ...merge, state: 'open' }))
  }

  async #export(mergeId: RecordId, folder: string): Promise<void> {
    let written = new Set<number>()
    const save = async (): Promise<void> => {
      const done = written
      written = new Set()
      if (done.size > 0) await this.#book.change(mergeId, (merge) => ({ ...merge, items: merge.items.map((item, index) => (done.has(index) ? exported(item) : item)) }))
    }
    try {
      for (const index of this.#book.get(mergeId).items.keys()) {
        const merge = this.#book.get(mergeId)
        if (merge.state !== 'exporting') return
        if (await this.#exportOne(merge, index, folder)) written.add(index)
        if (written.size >= filesPerSave) await save()
      }
    } finally {
      await save()
    }
  }

  /** Whether a file was written. An address that cannot be used stays with its item, and holds up nobody else. */
  async #exportOne(merge: Merge, index: number, folder: string): Promise<boolean> {
    const item = merge.items[index]
    if (item === undefined || isDone(item) || item.state === 'skipped') return false
    try {
      const { name, content } = emlOf(this.#message(merge, index), this.#parts.clock.now())
      await this.#parts.folders.write(folder, `${String(index + 1).padStart(4, '0')} ${name}`, content)
      return true
    } catch (cause) {
      if (!(cause instanceof AppFailure) || cause.error.kind !== 'invalid') throw cause
      await this.#failed(merge.id, index, cause.error)
      return false
    }
  }

  #failed(mergeId: RecordId, index: number, problem: AppError): Promise<Merge> {
    return this.#book.changeItem(mergeId, index, (item) => ({ ...item, state: 'failed', problem }))
  }

  #message(merge: Merge, index: number): Message {
    const item = merge.items[index]
    if (item === undefined) throw new AppFailure({ kind: 'notFound', code: 'merge.notFound' })
    const offer = this.#issued(merge.offerId)
    const { language, subject, body, customerName } = offer
    // A customer whose name is not known is greeted in general.
    const name = item.name === item.tenantId ? undefined : item.name
    return { to: item.to, language, ...personalise({ subject, body }, language, customerName, name) }
  }

  #issued(offerId: RecordId): Offer {
    const offer = this.#parts.offer(offerId)
    if (offer.link === undefined) throw new AppFailure({ kind: 'conflict', code: 'offer.notIssued' })
    return offer
  }
}

const isDone = (item: MergeItem | undefined): boolean => item?.state === 'opened' || item?.state === 'exported'

const exported = (item: MergeItem): MergeItem => ({ ...withoutProblem(item), state: 'exported' })

function withoutProblem(item: MergeItem): MergeItem {
  const { problem: _problem, ...rest } = item
  return rest
}
