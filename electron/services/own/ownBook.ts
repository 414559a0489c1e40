import type { TenantId } from '../../contract/ids'
import { tenantIdSchema } from '../../contract/ids'
import type { OwnData, OwnEdit, OwnEditMany } from '../../contract/own'
import { cleanNote, isEmpty, readOwnText, type OwnMark } from '../../domain/ownData'
import { createSlices } from '../../lib/slices'
import type { ReadTable, Store } from '../../store/types'
import type { Clock, Tell } from '../ports'
import type { ImportChange, ImportTables } from './importMemory'
import { cleanAliases, cleanTags, labelKey } from './labels'
import { TagNames } from './tagNames'

export type OwnTables = { readonly own: OwnData } & ImportTables

export interface OwnBookParts {
  readonly store: Pick<Store<OwnTables>, 'read' | 'update'>
  /** The own data of whoever is signed in, whoever's work is being done; those of the store, unless told. */
  readonly shown?: Pick<Store<OwnTables>, 'read'>
  readonly clock: Clock
  readonly tell: Tell
  /** Told before anyone can ask about the change. */
  readonly changed: (ids: readonly TenantId[]) => void
}

/** What lists ask of own data: in memory, so that nothing waits for it. */
export interface OwnMarks {
  of(id: string): OwnMark | undefined
}

/** More customers than this in one change are told of as `all`: the page reads again what it shows either way. */
const fewToTell = 100

/** What the technician keeps about customers (capabilities 3.6). Each change is durable before it resolves, and told. */
export class OwnBook implements OwnMarks {
  readonly #parts: OwnBookParts
  #marks = new Map<string, OwnMark>()
  #tags = new TagNames()
  #reading: Promise<void> | undefined

  constructor(parts: OwnBookParts) {
    this.#parts = parts
  }

  /** Reads what lists need, in slices. Until it resolves, `of` may not know some. */
  ready(): Promise<void> {
    this.#reading ??= this.#read()
    return this.#reading
  }

  /** Another account is signed in: what it keeps is read in the place of what the last one kept. */
  forget(): void {
    const reads = this.#reading !== undefined
    const before = [...this.#marks.keys()]
    this.#marks = new Map()
    this.#tags = new TagNames()
    this.#reading = undefined
    // Nobody has asked yet: the index takes own data in as it is built.
    if (!reads) return
    void this.ready().then(() => {
      this.#parts.changed([...before, ...this.#marks.keys()].map((id) => tenantIdSchema.parse(id)))
      this.#parts.tell('own.changed', { tenantIds: 'all' })
    })
  }

  of(id: string): OwnMark | undefined {
    return this.#marks.get(id)
  }

  /** Among those that are read by now. */
  favourites(): readonly TenantId[] {
    return [...this.#marks].filter(([, { favourite }]) => favourite).map(([id]) => tenantIdSchema.parse(id))
  }

  get(id: TenantId): OwnData {
    return this.#parts.store.read('own').get(id) ?? { id, favourite: false, tags: [], aliases: [], note: '' }
  }

  /** Ids of all customers of whom something is kept, known or not. */
  ids(): readonly TenantId[] {
    return [...this.#parts.store.read('own').ids()].map((id) => tenantIdSchema.parse(id))
  }

  /** Every tag as it is written, of known customers or not, in the order of the alphabet. */
  tags(): readonly string[] {
    return this.#tags.all()
  }

  /** A tag as it is written elsewhere already, if it is: "VIP" and "vip" are one tag. */
  spelt(tag: string): string {
    return this.#tags.spelt(tag)
  }

  async edit(id: TenantId, change: OwnEdit): Promise<OwnData> {
    const before = this.get(id)
    const edited = this.edited(before, change)
    if (!sameOwn(before, edited)) await this.put([edited])
    return this.get(id)
  }

  /** The same for many, in one transaction. @returns how many are different now */
  async editMany(ids: readonly TenantId[], { favourite, addTags = [], removeTags = [] }: OwnEditMany): Promise<number> {
    const removed = new Set(cleanTags(removeTags).map(labelKey))
    const changed: OwnData[] = []
    for (const id of new Set(ids)) {
      const before = this.get(id)
      const tags = [...before.tags.filter((tag) => !removed.has(labelKey(tag))), ...addTags]
      const edited = this.edited(before, { tags, favourite: favourite ?? before.favourite })
      if (!sameOwn(before, edited)) changed.push(edited)
    }
    if (changed.length > 0) await this.put(changed)
    return changed.length
  }

  /** What a change makes of own data, cleaned; nothing is kept yet. */
  edited(before: OwnData, { favourite, tags, aliases, note }: OwnEdit): OwnData {
    return {
      id: before.id,
      favourite: favourite ?? before.favourite,
      tags: tags === undefined ? before.tags : cleanTags(tags).map((tag) => this.#tags.spelt(tag)),
      aliases: aliases === undefined ? before.aliases : cleanAliases(aliases),
      note: note === undefined ? before.note : cleanNote(note)
    }
  }

  /** Keeps records as they are; one in which nothing is kept is deleted. `also`: what is written in the same transaction. */
  async put(records: readonly OwnData[], also: ImportChange = () => undefined): Promise<void> {
    const at = new Date(this.#parts.clock.now()).toISOString()
    const saved = this.#parts.store.update(({ own, ...others }) => {
      also(others)
      for (const record of records) {
        if (isEmpty(record)) own.delete(record.id)
        else own.put({ ...record, updatedAt: record.updatedAt ?? at })
      }
    })
    // Before the disk has it: memory has the change even where the disk refuses.
    for (const { id } of records) this.#mark(id, this.#shown(id))
    const ids = records.map(({ id }) => id)
    if (ids.length === 0) return saved
    this.#parts.changed(ids)
    this.#parts.tell('own.changed', { tenantIds: ids.length > fewToTell ? 'all' : ids })
    await saved
  }

  async #read(): Promise<void> {
    const slices = createSlices()
    const marks = this.#marks
    for (const [id, text] of this.#table().searchTexts()) {
      if (this.#marks !== marks) return
      // What was changed meanwhile is known already.
      if (!marks.has(id)) this.#mark(id, readOwnText(text))
      const pause = slices.pause()
      if (pause !== undefined) await pause
    }
  }

  #shown(id: string): OwnMark | undefined {
    const text = this.#table().searchText(id)
    return text === undefined ? undefined : readOwnText(text)
  }

  #table(): ReadTable<OwnData> {
    return (this.#parts.shown ?? this.#parts.store).read('own')
  }

  #mark(id: string, mark: OwnMark | undefined): void {
    this.#tags.forget(this.#marks.get(id)?.tags ?? [])
    this.#tags.note(mark?.tags ?? [])
    if (mark === undefined) this.#marks.delete(id)
    else this.#marks.set(id, { favourite: mark.favourite, aliases: mark.aliases, tags: mark.tags })
  }
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((text, at) => text === b[at])

export const sameOwn = (a: OwnData, b: OwnData): boolean =>
  a.favourite === b.favourite && a.note === b.note && sameTexts(a.tags, b.tags) && sameTexts(a.aliases, b.aliases)
