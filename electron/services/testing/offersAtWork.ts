import { recordIdSchema, tenantIdSchema } from '../../contract/ids'
import type { Offer } from '../../contract/offer'
import { openStore } from '../../store/openStore'
import { newProcess } from '../../store/testing/recordStore'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import { AppFailure } from '../../contract/errors'
import { OffersService } from '../offers'
import type { OffersParts } from '../offers'
import type { OutboxEntry } from '../outbox'
import type { AccessAssignmentRecord, ActivityEntry, RelationshipRecord, Relationships } from '../ports'

export const contosoId = tenantIdSchema.parse('11111111-2222-4333-8444-555555555555')
export const noOffer = recordIdSchema.parse('00000000-0000-4000-8000-000000000000')
export const startOfTests = Date.parse('2026-11-21T12:00:00.000Z')
export const unreachable = () => new AppFailure({ kind: 'unreachable', code: 'network' })

export const openOffers = (disk = new SimulatedDisk()) =>
  openStore<{ offers: Offer; outbox: OutboxEntry }>({ folder: '/data/offers', version: 1, tables: { offers: {}, outbox: {} }, files: disk, processes: newProcess() })

/** A service of relationships as strict as the real one: unique names, locking once. Keeps count of what it was asked. */
export class RelationshipsAtWork implements Relationships {
  readonly records = new Map<string, RelationshipRecord>()
  readonly assignments: AccessAssignmentRecord[] = []
  readonly asked: string[] = []
  /** `lostAnswer`: carried out, then unreachable; `notCarriedOut`: unreachable only. By the name of the call, used once. */
  readonly faults = new Map<string, 'lostAnswer' | 'notCarriedOut'>()

  async ofCustomer() {
    return [...this.records.values()]
  }
  async get(id: string) {
    return this.#answer('get', () => this.records.get(id))
  }
  async accessAssignments() {
    return this.#answer('accessAssignments', () => [...this.assignments])
  }
  async assign(relationshipId: string, groupId: string, roles: readonly string[]) {
    return this.#answer('assign', () => {
      const relationship = this.records.get(relationshipId)
      if (relationship?.status !== 'active') throw new AppFailure({ kind: 'conflict', code: 'relationship.notActive' })
      if (this.assignments.some((one) => one.groupId === groupId)) throw new AppFailure({ kind: 'conflict', code: 'service.conflict' })
      if (!roles.every((role) => relationship.roles.includes(role))) throw new AppFailure({ kind: 'invalid', code: 'service.refusedRequest' })
      const made = { id: `a${this.assignments.length + 1}`, groupId, status: 'pending', roles }
      this.assignments.push(made)
      return made
    })
  }
  async withdraw(record: RelationshipRecord) {
    this.#answer('withdraw', () => {
      const status = this.records.get(record.id)?.status
      if (status === 'created') this.records.delete(record.id)
      else if (status === 'approvalPending') this.become(record.id, { status: 'terminated' })
      else throw new AppFailure({ kind: 'conflict', code: 'relationship.cannotWithdraw' })
    })
  }
  async create(request: Parameters<Relationships['create']>[0]) {
    return this.#answer('create', () => {
      if (this.#named(request.displayName) !== undefined) throw new AppFailure({ kind: 'conflict', code: 'relationship.nameTaken' })
      const record = { ...request, id: `r${this.records.size + 1}`, status: 'created', createdAt: new Date(startOfTests).toISOString(), etag: '1' }
      this.records.set(record.id, record)
      return record
    })
  }
  async findByName(displayName: string) {
    return this.#answer('findByName', () => this.#named(displayName))
  }
  async lockForApproval(record: RelationshipRecord) {
    this.#answer('lock', () => {
      if (this.records.get(record.id)?.status !== 'created') throw new AppFailure({ kind: 'conflict', code: 'relationship.locked' })
      this.become(record.id, { status: 'approvalPending' })
    })
  }
  approvalLink(id: string) {
    return `https://example.com/approve/${id}`
  }

  become(id: string, change: Partial<RelationshipRecord>): void {
    const record = this.records.get(id)
    if (record === undefined) throw new Error(`no relationship ${id}`)
    this.records.set(id, { ...record, ...change })
  }

  #named = (name: string) => [...this.records.values()].find((one) => one.displayName === name)

  #answer<T>(call: string, carryOut: () => T): T {
    this.asked.push(call)
    const fault = this.faults.get(call)
    this.faults.delete(call)
    if (fault === 'notCarriedOut') throw unreachable()
    const answer = carryOut()
    if (fault === 'lostAnswer') throw unreachable()
    return answer
  }
}

export async function offersAtWork(more: Partial<OffersParts> = {}) {
  const store = more.store ?? (await openOffers())
  const relationships = new RelationshipsAtWork()
  const entries: Omit<ActivityEntry, 'id' | 'at'>[] = []
  const told: unknown[] = []
  const handed: { opened: string[]; copied: { text: string; html?: string }[]; saved: [string, string][] } = { opened: [], copied: [], saved: [] }
  const accepted: string[] = []
  const parts: OffersParts = {
    store,
    relationships,
    handOver: {
      openMailto: async (url) => void handed.opened.push(url),
      copy: async (content) => void handed.copied.push(content),
      saveAs: async (name, content) => {
        handed.saved.push([name, content])
        return `/home/${name}`
      }
    },
    activity: { record: async (entry) => void entries.push(entry) },
    clock: { now: () => startOfTests },
    tell: (name, payload) => void told.push([name, payload]),
    online: () => true,
    mayRelate: async () => undefined,
    language: () => 'en',
    partnerName: () => 'Fabrikam',
    company: async () => undefined,
    customerName: (id) => (id === contosoId ? 'Contoso' : undefined),
    accepted: (id) => void accepted.push(id),
    ...more
  }
  return { offers: new OffersService(parts), parts, store, relationships, entries, told, handed, accepted }
}
