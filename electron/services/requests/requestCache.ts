import type { Instant } from '../../contract/ids'
import type { ServiceRequest } from '../../contract/serviceRequest'
import type { ReadTable, Store, StoredRecord } from '../../store/types'
import type { Clock } from '../ports'
import type { RequestRecord } from './requestPorts'

/** A request of the cloud as it was read last; `id` is its number. */
export type CachedRequest = Omit<ServiceRequest, 'source'> & StoredRecord & {
  /** Support has answered since the technician last looked. */
  readonly unread?: boolean
}

interface MetaRecord {
  readonly id: string
  readonly value: unknown
}

type CacheTables = { readonly serviceRequests: CachedRequest; readonly meta: MetaRecord }

export interface RequestCacheParts {
  readonly store: Pick<Store<CacheTables>, 'read' | 'update'>
  readonly clock: Clock
  readonly changed: (ids: readonly string[]) => void
}

const readAtId = 'serviceRequests.readAt'

/** The cloud's service requests, readable offline; each carries the moment at which it was read. */
export class RequestCache {
  readonly #parts: RequestCacheParts

  constructor(parts: RequestCacheParts) {
    this.#parts = parts
  }

  /** When the whole list was read last. */
  get readAt(): Instant | undefined {
    const value = this.#parts.store.read('meta').get(readAtId)?.value
    return typeof value === 'string' ? value : undefined
  }

  get(number: string): CachedRequest | undefined {
    return this.#parts.store.read('serviceRequests').get(number)
  }

  table(): ReadTable<CachedRequest> {
    return this.#parts.store.read('serviceRequests')
  }

  /** Keeps one that was read with everything. Resolves when durable. */
  async keep(record: RequestRecord, unread?: boolean): Promise<CachedRequest> {
    const kept = this.merged(record, unread)
    await this.put([kept])
    return kept
  }

  async put(changed: readonly CachedRequest[], removed: readonly string[] = [], readAt?: Instant): Promise<void> {
    if (changed.length + removed.length === 0 && readAt === undefined) return
    try {
      await this.#parts.store.update(({ serviceRequests, meta }) => {
        for (const request of changed) serviceRequests.put(request)
        for (const number of removed) serviceRequests.delete(number)
        if (readAt !== undefined) meta.put({ id: readAtId, value: readAt })
      })
    } finally {
      // Memory has the change even where the disk refuses.
      this.#parts.changed([...changed.map(({ id }) => id), ...removed])
    }
  }

  async markSeen(number: string): Promise<void> {
    const request = this.get(number)
    if (request?.unread !== true) return
    const { unread: _unread, ...seen } = request
    await this.put([seen])
  }

  /** What was read, with what only an earlier reading knew. */
  merged({ etag: _etag, ...record }: RequestRecord, unread?: boolean): CachedRequest {
    const before = this.get(record.number)
    const notes = record.notes ?? before?.notes
    return {
      ...record, id: record.number, readAt: new Date(this.#parts.clock.now()).toISOString(),
      ...(notes === undefined ? {} : { notes }),
      ...((unread ?? before?.unread) === true ? { unread: true } : {})
    }
  }
}
