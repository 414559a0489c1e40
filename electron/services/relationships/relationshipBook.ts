import type { Instant, TenantId } from '../../contract/ids'
import type { RelationshipProblem } from '../../contract/relationship'
import { problemsOf, type LifeAssignment } from '../../domain/relationshipLife'
import { isUsable, relationshipState } from '../../domain/relationshipState'
import { foldText } from '../../lib/foldText'
import { createSlices } from '../../lib/slices'
import type { Store } from '../../store/types'
import type { AccessAssignmentRecord, Clock, RelationshipRecord, Tell } from '../ports'
import { applyMeta, type MetaChanges } from '../readingPlace'

/** A relationship as it is cached: everything here can be read again. */
export interface KnownRelationship extends Omit<RelationshipRecord, 'etag'> {
  readonly readAt: Instant
  /** Absent: who has access has not been read yet. */
  readonly access?: { readonly readAt: Instant; readonly assignments: readonly AccessAssignmentRecord[] }
}

interface MetaRecord {
  readonly id: string
  readonly value: unknown
}

export type RelationshipTables = { readonly relationships: KnownRelationship; readonly meta: MetaRecord }

/** How far the list has been read. */
export interface ReadMark {
  /** Whose list it is: what is newer in another cloud, or for another account, is not found by this moment. Absent in old marks. */
  readonly scope?: string
  readonly readAt: Instant
  /** When all of it was read; what was deleted in the cloud is found only then. */
  readonly fullAt: Instant
  /** The latest change that was seen, by the service's clock: what is newer is read next time. */
  readonly changedAt?: Instant
}

/** What lists, radar and overview need of one relationship, prepared so that thousands can be gone through at once. */
export interface BookEntry extends Omit<KnownRelationship, 'access' | 'readAt'> {
  readonly tenantId?: TenantId
  readonly customerName: string
  /** Ids of the groups that have access; absent: not read yet. */
  readonly groupIds?: readonly string[]
  readonly accessReadAt?: Instant
  /** Folded, for search. */
  readonly text: string
}

export interface BookParts {
  readonly store: Store<RelationshipTables>
  readonly clock: Clock
  readonly tell: Tell
}

const markId = 'relationshipsRead'
const gone: ReadonlySet<string> = new Set(['deleted', 'deleting'])

/** All relationships of the partner as they were last read, on disk and prepared in memory. */
export class RelationshipBook {
  readonly #parts: BookParts
  #entries: Map<string, BookEntry> | undefined
  #building: Promise<void> | undefined
  /** One array for each set of roles: thousands of relationships share a few. */
  readonly #roleSets = new Map<string, readonly string[]>()

  constructor(parts: BookParts) {
    this.#parts = parts
  }

  /** Prepares everything, in slices; until it resolves lists may lack some. */
  ready(): Promise<void> {
    this.#building ??= this.#build()
    return this.#building
  }

  get(id: string): KnownRelationship | undefined {
    return this.#parts.store.read('relationships').get(id)
  }

  entries(): ReadonlyMap<string, BookEntry> {
    this.#entries ??= new Map([...this.#parts.store.read('relationships').values()].map((known) => [known.id, this.#entryOf(known)]))
    return this.#entries
  }

  /** All relationships of one customer. */
  ofCustomer(tenantId: TenantId): readonly BookEntry[] {
    return [...this.entries().values()].filter((entry) => entry.tenantId === tenantId)
  }

  get mark(): ReadMark | undefined {
    const value = this.#parts.store.read('meta').get(markId)?.value
    return isMark(value) ? value : undefined
  }

  /** What is kept of a reading that goes on. */
  meta(): { get(id: string): { readonly value: unknown } | undefined } {
    return this.#parts.store.read('meta')
  }

  /** The end of a reading: what is gone is removed, and how far it got is kept, in one transaction. */
  async finish(mark: ReadMark, removed: readonly string[], more: MetaChanges): Promise<void> {
    await this.#keep([], removed, [...more, [markId, mark]])
  }

  /** Takes in what was read; who has access stays as it is known, unless the relationship has ended. */
  async put(records: readonly RelationshipRecord[], removed: readonly string[] = [], more: MetaChanges = []): Promise<void> {
    const readAt = new Date(this.#parts.clock.now()).toISOString()
    const known = records.map(({ etag: _etag, ...record }): KnownRelationship => {
      const access = this.get(record.id)?.access
      return { ...record, readAt, ...(access === undefined ? {} : { access }) }
    })
    await this.#keep(known, removed, more)
  }

  async putAccess(id: string, assignments: readonly AccessAssignmentRecord[]): Promise<void> {
    const before = this.get(id)
    if (before === undefined) return
    // Etags are of the moment: whoever changes an assignment reads it again.
    const kept = assignments.map(({ etag: _etag, ...assignment }) => assignment)
    await this.#keep([{ ...before, access: { readAt: new Date(this.#parts.clock.now()).toISOString(), assignments: kept } }])
  }

  async #keep(known: readonly KnownRelationship[], removed: readonly string[] = [], more: MetaChanges = []): Promise<void> {
    if (known.length === 0 && removed.length === 0 && more.length === 0) return
    await this.#parts.store.update(({ relationships, meta }) => {
      for (const one of known) relationships.put(one)
      for (const id of removed) relationships.delete(id)
      applyMeta(meta, more)
    })
    if (known.length === 0 && removed.length === 0) return
    const entries = this.#entries
    if (entries !== undefined) {
      for (const one of known) entries.set(one.id, this.#entryOf(one))
      for (const id of removed) entries.delete(id)
    }
    this.#parts.tell('relationships.changed', { ids: known.length + removed.length > 50 ? 'all' : [...known.map(({ id }) => id), ...removed] })
  }

  /** Nothing is known any more: another technician may see others. */
  forget(): void {
    this.#entries = undefined
    this.#building = undefined
    this.#parts.tell('relationships.changed', { ids: 'all' })
  }

  async #build(): Promise<void> {
    if (this.#entries !== undefined) return
    const slices = createSlices()
    const table = this.#parts.store.read('relationships')
    const entries = new Map<string, BookEntry>()
    this.#entries = entries
    // The ids as they are now: the table changes while this goes on.
    const ids = [...table.ids()]
    for (const id of ids) {
      const known = table.get(id)
      if (known !== undefined) entries.set(id, this.#entryOf(known))
      const pause = slices.pause()
      if (pause !== undefined) await pause
    }
  }

  /** Added to one copy: a second copy of each took ten times as long, for 100,000 of them. */
  #entryOf({ access, readAt: _readAt, ...known }: KnownRelationship): BookEntry {
    const customerName = known.customer?.displayName ?? ''
    return Object.assign(known, {
      roles: this.#shared(known.roles),
      customerName,
      text: foldText(`${customerName} ${known.displayName}`),
      ...(known.customer === undefined ? {} : { tenantId: known.customer.tenantId }),
      ...(access === undefined ? {} : { accessReadAt: access.readAt, groupIds: access.assignments.filter(({ status }) => !gone.has(status)).map(({ groupId }) => groupId) })
    })
  }

  #shared(roles: readonly string[]): readonly string[] {
    const key = roles.join()
    const shared = this.#roleSets.get(key) ?? roles
    this.#roleSets.set(key, shared)
    return shared
  }

  /** What is wrong as far as the cache knows; the first, for a list. */
  problemOf(entry: BookEntry, now: number): RelationshipProblem | undefined {
    const usable = isUsable(relationshipState(entry, now))
    if (usable && entry.groupIds === undefined) return undefined
    const assignments = usable ? (this.get(entry.id)?.access?.assignments ?? []) : []
    return problemsOf({ facts: entry, requests: [], operations: [], assignments: assignments.map(unnamed) }, now)[0]?.problem
  }
}

const unnamed = (assignment: AccessAssignmentRecord): LifeAssignment => ({ ...assignment, group: assignment.groupId })

const isMark = (value: unknown): value is ReadMark => typeof value === 'object' && value !== null && 'readAt' in value && 'fullAt' in value
