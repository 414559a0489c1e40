import { AppFailure } from '../contract/errors'
import { recordIdSchema, type RecordId } from '../contract/ids'
import type { Merge, MergeItem } from '../contract/merge'
import type { Store } from '../store/types'
import type { Clock, Tell } from './ports'

export type MergeTables = { readonly merges: Merge }

export interface MergeBookParts {
  readonly store: Store<MergeTables>
  readonly clock: Clock
  readonly tell: Tell
}

/** Mail merges as they are kept: each change is durable, told, and moves `position` to the first item that still waits. */
export class MergeBook {
  readonly #parts: MergeBookParts

  constructor(parts: MergeBookParts) {
    this.#parts = parts
  }

  /** @throws AppFailure `notFound` `merge.notFound` */
  get(mergeId: RecordId): Merge {
    const merge = this.#parts.store.read('merges').get(mergeId)
    if (merge === undefined) throw notFound()
    return merge
  }

  ids(): readonly RecordId[] {
    return [...this.#parts.store.read('merges').ids()].map((id) => recordIdSchema.parse(id))
  }

  async add(merge: Merge): Promise<Merge> {
    await this.#parts.store.update(({ merges }) => merges.put(merge))
    this.#parts.tell('merge.changed', { mergeId: merge.id })
    return merge
  }

  async change(mergeId: RecordId, change: (merge: Merge) => Merge): Promise<Merge> {
    let changed = this.get(mergeId)
    await this.#parts.store.update(({ merges }) => {
      const current = merges.get(mergeId)
      if (current === undefined) throw notFound()
      changed = placed(change(current), this.now())
      merges.put(changed)
    })
    this.#parts.tell('merge.changed', { mergeId })
    return changed
  }

  changeItem(mergeId: RecordId, index: number, change: (item: MergeItem) => MergeItem, more: Pick<Merge, 'lastHandOver'> | object = {}): Promise<Merge> {
    if (this.get(mergeId).items[index] === undefined) throw notFound()
    return this.change(mergeId, (merge) => ({ ...merge, ...more, items: merge.items.map((item, at) => (at === index ? change(item) : item)) }))
  }

  readonly now = (): string => new Date(this.#parts.clock.now()).toISOString()
}

/** Failed ones wait as well: they are tried again. With none left the merge is done; one that is taken back opens it again. */
function placed(merge: Merge, updatedAt: string): Merge {
  const first = merge.items.findIndex(({ state }) => state === 'waiting' || state === 'failed')
  const position = first === -1 ? merge.items.length : first
  if (first === -1) return { ...merge, position, state: 'done', updatedAt }
  return { ...merge, position, updatedAt, state: merge.state === 'done' ? 'open' : merge.state }
}

const notFound = (): AppFailure => new AppFailure({ kind: 'notFound', code: 'merge.notFound' })
