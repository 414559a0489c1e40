import { randomInt, randomUUID } from 'node:crypto'
import type { Directory } from '../api'
import type { Clock } from '../clock'
import { newEtag, requireCurrent } from '../etag'
import type { User } from '../model'
import type { Records } from '../storage/records'
import { WorldError } from '../worldError'
import { checkedNote, checkedRequest } from './requestRules'
import { contactOf } from './seededRequests'
import { asksTheSame, type NewServiceRequest, type RequestEvent, type ServiceRequest, type StoredServiceRequest } from './serviceRequest'
import { asItStands } from './supportDesk'

const TABLE = 'serviceRequests'

export interface ServiceRequestParts {
  readonly records: Records
  readonly clock: Clock
  readonly directory: Directory
  /** Those of the seed, the oldest first; asked for once, when somebody first looks. */
  readonly seeded: () => readonly StoredServiceRequest[]
}

export interface RequestChange {
  /** A note. */
  readonly text?: string | undefined
  readonly status?: 'open' | 'closed' | undefined
}

/** The customers' service requests. One request makes one of them, however often it is repeated: its id is kept with it. */
export class ServiceRequests {
  readonly #parts: ServiceRequestParts
  /** In the order in which they were made. */
  #ids: string[] | undefined
  readonly #seeded = new Map<string, StoredServiceRequest>()
  readonly #byRequest = new Map<string, string>()
  /** Requests that are being written down: a repetition is answered only once it is on disk. */
  readonly #underWay = new Map<string, Promise<void>>()

  constructor(parts: ServiceRequestParts) {
    this.#parts = parts
  }

  get(id: string): ServiceRequest | undefined {
    const stored = this.#stored(id)
    return stored && asItStands(stored, this.#parts.clock.now())
  }

  /** @throws WorldError `notFound` */
  require(id: string): ServiceRequest {
    const found = this.get(id)
    if (!found) throw new WorldError('notFound', 'The service request was not found.')
    return found
  }

  /** The one that a request made. @param requestId `MS-RequestId` */
  byRequest(requestId: string): ServiceRequest | undefined {
    this.#all()
    const id = this.#byRequest.get(requestId.toLowerCase())
    return id === undefined ? undefined : this.get(id)
  }

  /** The newest first. @param before sequence number; only those made before that one */
  *newestFirst(before = Number.POSITIVE_INFINITY): Iterable<ServiceRequest> {
    const ids = this.#all()
    for (let index = Math.min(before - 1, ids.length) - 1; index >= 0; index -= 1) {
      const request = this.get(ids[index] ?? '')
      if (request) yield request
    }
  }

  /**
   * Makes the service request that a request asks for, or finds the one that it made before.
   * @param requestId `MS-RequestId`; absent: made in the portal
   * @throws WorldError `conflict` when the request's id belongs to another request, `invalid`
   */
  async create(tenantId: string, request: NewServiceRequest, by: User, requestId: string = randomUUID()): Promise<ServiceRequest> {
    const key = requestId.toLowerCase()
    const made = this.byRequest(key)
    const checked = checkedRequest(request)
    if (made) {
      await this.#underWay.get(key)
      if (made.tenantId !== tenantId || !asksTheSame(made, checked)) throw new WorldError('conflict', 'The MS-RequestId was used for another request.')
      return made
    }
    const { clock, records } = this.#parts
    const sequence = this.#all().length + 1
    const stored: StoredServiceRequest = {
      ...checked, id: `7${String(randomInt(0, 99_999_999)).padStart(8, '0')}${String(sequence).padStart(6, '0')}`, etag: newEtag(), sequence, tenantId,
      createdDate: clock.instant(), createdBy: contactOf(by), events: [], files: [], requestId: key
    }
    this.#index(stored)
    const written = records.apply([[TABLE, stored.id, stored]])
    this.#underWay.set(key, written)
    await written.finally(() => this.#underWay.delete(key))
    return asItStands(stored, clock.now())
  }

  /**
   * Adds a note, closes or opens again. Notes of two at once are both kept: only a change of the status names the version it means.
   * @param etag when given, must be the current one
   * @throws WorldError `stale`, `invalid`, `conflict` for a note to one that is closed
   */
  async change(id: string, { text, status }: RequestChange, by: User, etag?: string): Promise<ServiceRequest> {
    const { clock, records } = this.#parts
    const current = this.require(id)
    const stored = this.#stored(id)
    if (!stored) throw new WorldError('notFound', 'The service request was not found.')
    if (etag !== undefined) requireCurrent(current.etag, etag)
    if (text === undefined && status === undefined) throw new WorldError('invalid', 'A change is a note or a status.')
    if (current.status === 'closed' && status !== 'open') {
      if (text !== undefined) throw new WorldError('conflict', 'The service request is closed. Open it again to add a note.')
      return current
    }
    const event: RequestEvent = { at: clock.instant(), by: contactOf(by), ...(text === undefined ? {} : { text: checkedNote(text) }), ...(status === undefined ? {} : { status }) }
    const changed: StoredServiceRequest = { ...stored, etag: newEtag(), events: [...stored.events, event] }
    await records.apply([[TABLE, stored.id, changed]])
    return asItStands(changed, clock.now())
  }

  #stored(id: string): StoredServiceRequest | undefined {
    this.#all()
    return (this.#parts.records.get(TABLE, id) as StoredServiceRequest | undefined) ?? this.#seeded.get(id)
  }

  #all(): readonly string[] {
    if (this.#ids) return this.#ids
    this.#ids = []
    for (const one of this.#parts.seeded()) {
      this.#seeded.set(one.id, one)
      this.#ids.push(one.id)
    }
    for (const [, stored] of this.#parts.records.entries(TABLE)) this.#index(stored as StoredServiceRequest)
    return this.#ids
  }

  #index({ id, requestId }: StoredServiceRequest): void {
    if (!this.#seeded.has(id)) this.#ids?.push(id)
    if (requestId !== undefined) this.#byRequest.set(requestId, id)
  }
}
