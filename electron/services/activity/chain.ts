import { createHash } from 'node:crypto'
import type { ActivityCheck, ActivityRecord, ChainProblem } from '../../contract/activity'
import type { Slices } from '../../lib/slices'

/** A point of the chain: the number of a record, and its hash. */
export interface ChainPoint {
  readonly number: number
  readonly hash: string
}

/** What stands before the first record. */
export const chainStart: ChainPoint = { number: 0, hash: '0'.repeat(64) }

const mostProblems = 50

/** The action by which older records are given up on purpose; it says where the chain begins from then on. */
export const pruneAction = 'activity.prune'

/** JSON with the keys of every object in order, so that the same record always has the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, part]) => part !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** SHA-256 of the canonical JSON of a record without its own hash (README: how others can check an export). */
export function hashOf({ hash: _own, ...record }: ActivityRecord): string {
  return sha256(canonical(record))
}

/** The record as the next link of the chain. */
export function linked(record: ActivityRecord, before: ChainPoint): ActivityRecord & { readonly previous: string; readonly hash: string } {
  const joined = { ...record, previous: before.hash }
  return { ...joined, hash: hashOf(joined) }
}

/** Records of a version without a chain count as one: the first link follows from all of them together. */
export function afterUnchained(before: ChainPoint, record: ActivityRecord): ChainPoint {
  return { number: Number(record.id), hash: sha256(`${before.hash}\n${canonical(record)}`) }
}

/** Walks along a chain and collects what is wrong. */
export class ChainWalk {
  readonly #problems: ChainProblem[] = []
  #more = false
  #checked = 0
  #last = chainStart
  #chained = false
  /** Where the record begins without its older part: the first record, and what it claims to follow. */
  #begins: ChainPoint | undefined
  #anchorSeen = false
  readonly #anchor: ChainPoint | undefined

  /** @param anchor a point that is known from outside to have been there */
  constructor(anchor: ChainPoint | undefined) {
    this.#anchor = anchor
  }

  step(record: ActivityRecord): void {
    const number = Number(record.id)
    this.#checked += 1
    if (number <= this.#last.number) this.#report('order', number)
    else if (number > this.#last.number + 1) this.#gap(record, number)
    this.#follow(record, number)
    if (number === this.#anchor?.number) this.#compare(record, this.#anchor)
    if (record.action === pruneAction) this.#vouch(record)
  }

  end(): ActivityCheck {
    if (this.#begins !== undefined) this.#report('missing', this.#begins.number)
    if (this.#anchor !== undefined && !this.#anchorSeen) this.#report(this.#anchor.number > this.#last.number ? 'cut' : 'missing', this.#anchor.number)
    return {
      checked: this.#checked,
      problems: this.#problems.toSorted((a, b) => a.number - b.number),
      more: this.#more,
      ...(this.#chained ? { head: this.#last.hash } : {}),
      anchored: this.#anchor !== undefined
    }
  }

  #gap(record: ActivityRecord, number: number): void {
    // The beginning may have been given up on purpose, which a later record then says.
    if (this.#checked === 1 && record.previous !== undefined) this.#begins = { number, hash: record.previous }
    else this.#report('missing', number)
  }

  #follow(record: ActivityRecord, number: number): void {
    if (record.hash === undefined || record.previous === undefined) {
      // Only before the first link: a hash that was taken away must not make a record look old.
      if (this.#chained) this.#report('changed', number)
      this.#last = this.#chained ? { number, hash: '' } : afterUnchained(this.#last, record)
      return
    }
    const unchanged = hashOf(record) === record.hash
    if (!unchanged) this.#report('changed', number)
    else if (this.#begins?.number !== number && number === this.#last.number + 1 && record.previous !== this.#last.hash) this.#report('unlinked', number)
    this.#chained = true
    this.#last = { number, hash: record.hash }
  }

  #compare(record: ActivityRecord, anchor: ChainPoint): void {
    this.#anchorSeen = true
    if (record.hash !== anchor.hash) this.#report('changed', anchor.number)
  }

  #vouch({ detail }: ActivityRecord): void {
    if (this.#begins !== undefined && detail?.['upTo'] === this.#begins.number - 1 && detail['hash'] === this.#begins.hash) this.#begins = undefined
  }

  #report(kind: ChainProblem['kind'], number: number): void {
    if (this.#problems.some((known) => known.number === number && known.kind === kind)) return
    if (this.#problems.length < mostProblems) this.#problems.push({ kind, number })
    else this.#more = true
  }
}

/** Checks records in the order in which they are given, in slices. */
export async function checkChain(records: Iterable<ActivityRecord>, anchor: ChainPoint | undefined, slices: Slices): Promise<ActivityCheck> {
  const walk = new ChainWalk(anchor)
  for (const record of records) {
    walk.step(record)
    const pause = slices.pause()
    if (pause !== undefined) await pause
  }
  return walk.end()
}
