import type { Company } from '../../contract/company'
import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { RequestDraft } from '../../contract/serviceRequest'
import type { Notice } from '../../contract/app'
import { requestText } from '../../store/requestText'
import { openStore } from '../../store/openStore'
import { newProcess } from '../../store/testing/recordStore'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import type { ActivityEntry } from '../ports'
import { RequestBook, type RequestIntent } from '../requests/requestBook'
import { RequestCache, type CachedRequest } from '../requests/requestCache'
import { RequestDesk } from '../requests/requestDesk'
import { RequestDrafts } from '../requests/requestDrafts'
import { RequestFollower } from '../requests/requestFollower'
import { RequestIndex } from '../requests/requestIndex'
import { RequestOutbox } from '../requests/requestOutbox'
import type { NewRequest, RequestPort, RequestRecord } from '../requests/requestPorts'
import { RequestWork, type BegunNote } from '../requests/requestWork'
import { FaultyCloud } from './faultyCloud'
import { contosoId, startOfTests } from './offersAtWork'

export type RequestTables = {
  requests: RequestDraft
  requestOutbox: RequestIntent
  requestNotes: BegunNote
  serviceRequests: CachedRequest
  meta: { readonly id: string; readonly value: unknown }
}

export const openRequests = (disk = new SimulatedDisk()) =>
  openStore<RequestTables>({
    folder: '/data/requests', version: 1, files: disk, processes: newProcess(),
    tables: { requests: { searchText: requestText }, requestOutbox: {}, requestNotes: {}, serviceRequests: { searchText: requestText }, meta: {} }
  })

type Made = RequestRecord & { readonly requestId?: string }

/** Service requests of a cloud that remembers everything it was asked. Unlike the real one it makes a second one when it is asked twice. */
export class RequestsAtWork extends FaultyCloud implements RequestPort {
  readonly made: Made[] = []
  #time = startOfTests

  async create({ tenantId, title, description, severity, topicId, contact }: NewRequest, requestId: string) {
    return this.answer('create', () => {
      const at = this.#now()
      const made: Made = { number: `${1_000 + this.made.length}`, tenantId, customerName: 'Contoso', title, description, severity, topic: topicId, contact, status: 'open', createdAt: at, updatedAt: at, files: [], notes: [], etag: '1', requestId }
      this.made.push(made)
      return made
    })
  }
  async findByRequest(requestId: string, tenantId: TenantId) {
    return this.answer('findByRequest', () => this.made.find((one) => one.requestId === requestId && one.tenantId === tenantId))
  }
  async get(number: string) {
    return this.answer('get', () => this.made.find((one) => one.number === number))
  }
  async *pages() {
    yield this.answer('pages', () => this.made.toReversed().map(({ notes: _notes, ...listed }) => listed))
  }
  async addNote(number: string, text: string) {
    this.answer('addNote', () => this.note(number, text, 'Fay Full'))
  }
  async setStatus(number: string, { status, note, etag }: Parameters<RequestPort['setStatus']>[1]) {
    this.answer('setStatus', () => {
      if (etag !== undefined && this.#one(number).etag !== etag) throw new AppFailure({ kind: 'conflict', code: 'service.changed' })
      if (note !== undefined) this.note(number, note, 'Fay Full')
      this.become(number, { status })
    })
  }
  async topics() {
    return this.answer('topics', () => [{ id: '1', name: 'Devices' }])
  }

  /** Somebody says something. */
  note(number: string, text: string, by: string): void {
    this.become(number, { notes: [...(this.#one(number).notes ?? []), { by, at: this.#now(), text }] })
  }

  become(number: string, change: Partial<RequestRecord>): void {
    const before = this.#one(number)
    this.made[this.made.indexOf(before)] = { ...before, ...change, updatedAt: this.#now(), etag: `${Number(before.etag) + 1}` }
  }

  #one(number: string): Made {
    const found = this.made.find((one) => one.number === number)
    if (found === undefined) throw new Error(`no request ${number}`)
    return found
  }

  #now(): string {
    this.#time += 1_000
    return new Date(this.#time).toISOString()
  }
}

const company: Company = { name: 'Fabrikam, Inc.', domain: 'fabrikam.com', address: { line1: 'x', city: 'y', country: 'US' }, support: { telephone: '+1 206 555 0191' }, offices: [], readAt: '2026-11-21T12:00:00.000Z' }

export interface RequestsOptions {
  readonly store?: Awaited<ReturnType<typeof openRequests>>
  readonly port?: RequestPort
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** All services about service requests, joined as the application joins them, over a store in memory and a cloud that can be told to fail. */
export async function requestsAtWork(options: RequestsOptions = {}) {
  const store = options.store ?? (await openRequests())
  const cloud = new RequestsAtWork()
  const port = options.port ?? cloud
  const entries: Omit<ActivityEntry, 'id' | 'at'>[] = []
  const notices: Notice[] = []
  const told: unknown[] = []
  const line = { online: true, company: true }
  const time = { now: startOfTests }
  const clock = { now: () => (time.now += 1) }
  const online = () => line.online
  const newId = () => globalThis.crypto.randomUUID()
  const activity = { record: async (entry: Omit<ActivityEntry, 'id' | 'at'>) => void entries.push(entry) }
  const customerName = (id: TenantId) => (id === contosoId ? 'Contoso' : undefined)
  const index = new RequestIndex({ drafts: () => store.read('requests'), cached: () => store.read('serviceRequests'), customerName })
  const changed = (ids: readonly string[]) => {
    for (const id of ids) index.changed(id)
    told.push(ids)
  }
  const self = () => 'Fay Full'
  const book = new RequestBook({ store, clock, changed: (id) => changed([id]) })
  const cache = new RequestCache({ store, clock, changed })
  const wait = options.wait === undefined ? {} : { wait: options.wait }
  const follower = new RequestFollower({
    port, cache, activity, clock, self, wanted: online,
    notices: {
      add: (notice) => void notices.push({ ...notice, id: notice.id ?? notice.code }),
      remove: (id) => void notices.splice(0, notices.length, ...notices.filter((one) => one.id !== id))
    },
    draftOf: (number) => book.all().find((draft) => draft.number === number), ...wait
  })
  const outbox = new RequestOutbox({ port, book, activity, newId, made: async (record) => void (await cache.keep(record)) })
  const desk = new RequestDesk({ book, outbox, activity, online, ...wait })
  const work = new RequestWork({ port, book, cache, follower, activity, online, self, notes: store })
  const drafts = new RequestDrafts({
    book, activity, newId, customerName, technician: () => ({ displayName: 'Fay van Full', userPrincipalName: 'full@fabrikam.com' }),
    company: async () => {
      if (!line.company) throw new AppFailure({ kind: 'unreachable', code: 'network.unreachable' })
      return company
    }
  })
  await index.ready()
  /** A draft that could be sent. */
  const draft = async (title = 'Printers gone') => {
    const { id } = await drafts.create(contosoId)
    return drafts.edit({ draftId: id, title, description: 'All of them.', topic: { id: '1', name: 'Devices' } })
  }
  return { store, cloud, entries, notices, told, line, time, index, book, cache, follower, outbox, desk, work, drafts, draft }
}
