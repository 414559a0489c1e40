import { AppFailure, type AppError } from '../../contract/errors'
import { recordIdSchema, type RecordId } from '../../contract/ids'
import type { RequestDetails, RequestDraft, RequestNote, ServiceRequest } from '../../contract/serviceRequest'
import { withTimeLimit } from '../../lib/wait'
import type { Store, StoredRecord } from '../../store/types'
import { keep } from '../customersKeep'
import type { Activity } from '../ports'
import type { RequestBook } from './requestBook'
import type { CachedRequest, RequestCache } from './requestCache'
import { ofTenant } from './requestDrafts'
import type { RequestFollower } from './requestFollower'
import type { RequestPort, RequestRecord } from './requestPorts'

/** A note that was begun; `id` is the request's. */
export interface BegunNote extends StoredRecord {
  readonly text: string
}

export interface RequestWorkParts {
  readonly port: RequestPort
  readonly book: RequestBook
  readonly cache: RequestCache
  readonly follower: Pick<RequestFollower, 'read' | 'seen'>
  readonly notes: Pick<Store<{ readonly requestNotes: BegunNote }>, 'read' | 'update'>
  readonly activity: Activity
  readonly online: () => boolean
  /** Name of the technician, for what is tracked here. */
  readonly self: () => string
}

const limitMs = 45_000
/** After these the cloud may have carried out what it did not answer. */
const mayBeDone: ReadonlySet<AppError['kind']> = new Set(['unreachable', 'timedOut', 'unexpected'])

/** Looking at a service request, and answering to it (capabilities 7.1). */
export class RequestWork {
  readonly #parts: RequestWorkParts
  /** What is just being sent, so that a double click sends one note. */
  readonly #sending = new Map<string, Promise<RequestDetails>>()

  constructor(parts: RequestWorkParts) {
    this.#parts = parts
  }

  /** A draft, or what is known of a request; looking at it makes it read. @throws AppFailure `notFound` `request.notFound`, or of the cloud when nothing is known */
  async get(id: string): Promise<RequestDetails> {
    const draft = this.#draft(id)
    if (draft?.state === 'draft') return { kind: 'draft', draft }
    const number = draft?.number ?? id
    await this.#parts.follower.seen(number)
    const known = this.#parts.cache.get(number)
    if (known !== undefined) return this.#details(fromCache(known))
    if (draft !== undefined) return this.#details(fromDraft(draft))
    const read = this.#parts.online() ? await this.#parts.follower.read(number) : undefined
    if (read === undefined) throw notFound()
    return this.#details(fromCache(read))
  }

  /** Reads one again. @throws AppFailure of the cloud: what is kept stays */
  async refresh(id: string): Promise<RequestDetails> {
    const draft = this.#draft(id)
    if (draft?.state !== 'draft' && draft?.tracking === undefined) await withTimeLimit(limitMs, (signal) => this.#parts.follower.read(draft?.number ?? id, signal))
    return this.get(id)
  }

  /** Keeps what was typed of a note. */
  async keepNote(id: string, text: string): Promise<void> {
    await this.#parts.notes.update(({ requestNotes }) => {
      if (text === '') requestNotes.delete(id)
      else requestNotes.put({ id, text })
    })
  }

  /** Adds a note, once. @throws AppFailure `invalid` `request.emptyNote`, `conflict` `request.closed`, or of the cloud: the text is kept */
  addNote(id: string, typed: string): Promise<RequestDetails> {
    const text = typed.trim()
    return this.#once(`note ${id} ${text}`, async () => {
      if (text === '') throw new AppFailure({ kind: 'invalid', code: 'request.emptyNote' })
      await this.#on(id, { tracked: (draft) => this.#noteTracked(draft, text), cloud: (number) => this.#noteInCloud(number, text) })
      await this.#noteSent(id, text)
      return this.get(id)
    })
  }

  /**
   * Closes or opens again. @param seen `updatedAt` of what the technician decided on
   * @throws AppFailure `conflict` `request.changed` when it is another one by now, which is shown then; or of the cloud
   */
  setStatus(id: string, change: { readonly status: 'open' | 'closed'; readonly seen: string; readonly note?: string | undefined }): Promise<RequestDetails> {
    return this.#once(`status ${id} ${change.status}`, async () => {
      const note = change.note?.trim()
      const said = note === undefined || note === '' ? {} : { note }
      await this.#on(id, { tracked: (draft) => this.#statusTracked(draft, { ...said, status: change.status }), cloud: (number) => this.#statusInCloud(number, { ...said, status: change.status }, change.seen) })
      if (said.note !== undefined) await this.#noteSent(id, said.note)
      return this.get(id)
    })
  }

  /** What was kept of it goes; what was typed since is another note. */
  async #noteSent(id: string, text: string): Promise<void> {
    await this.#parts.notes.update(({ requestNotes }) => {
      if (text.startsWith(requestNotes.get(id)?.text.trim() ?? '')) requestNotes.delete(id)
    })
  }

  /** One that is tracked by hand is looked after here; any other in the cloud. */
  async #on(id: string, ways: { readonly tracked: (draft: RequestDraft) => Promise<void>; readonly cloud: (number: string) => Promise<void> }): Promise<void> {
    const draft = this.#draft(id)
    if (draft?.state === 'draft') throw notFound()
    const number = draft?.number ?? id
    await (draft?.tracking !== undefined && this.#parts.cache.get(number) === undefined ? ways.tracked(draft) : ways.cloud(number))
  }

  async #noteTracked(draft: RequestDraft, text: string): Promise<void> {
    if (draft.tracking?.status === 'closed') throw closed()
    await this.#track(draft.id, (tracking, note) => ({ ...tracking, notes: [...tracking.notes, note(text)] }))
    await this.#record('request.note', draft.number ?? '', draft)
  }

  async #statusTracked(draft: RequestDraft, { status, note: text }: { readonly status: 'open' | 'closed'; readonly note?: string }): Promise<void> {
    await this.#track(draft.id, ({ notes, at }, note) => {
      const said = text === undefined ? notes : [...notes, note(text)]
      return status === 'closed' ? { status, at, notes: said, closedAt: this.#parts.book.now() } : { status, at, notes: said }
    })
    await this.#record(status === 'closed' ? 'request.close' : 'request.reopen', draft.number ?? '', draft)
  }

  async #track(id: RecordId, change: (tracking: NonNullable<RequestDraft['tracking']>, note: (text: string) => RequestNote) => NonNullable<RequestDraft['tracking']>): Promise<void> {
    const { book, self } = this.#parts
    const note = (text: string): RequestNote => ({ by: self(), at: book.now(), text })
    await book.change(id, (current) => (current.tracking === undefined ? current : { ...current, tracking: change(current.tracking, note), updatedAt: book.now() }))
  }

  /** Where the answer is lost, the notes tell whether it arrived: sending it again would add it twice. */
  async #noteInCloud(number: string, text: string): Promise<void> {
    const { port } = this.#parts
    await this.#inCloud('request.note', number, async (signal) => {
      const before = await this.#current(number, signal)
      if (before.status === 'closed') throw closed()
      const had = countOf(before, text)
      try {
        await port.addNote(number, text, signal)
      } catch (cause) {
        if (!(cause instanceof AppFailure) || !mayBeDone.has(cause.error.kind)) throw cause
        const after = await port.get(number, signal).catch(() => undefined)
        if (after === undefined || countOf(after, text) <= had) throw cause
      }
      await this.#recordAndRead('request.note', number, before, signal)
    })
  }

  async #statusInCloud(number: string, change: { readonly status: 'open' | 'closed'; readonly note?: string }, seen: string): Promise<void> {
    const { port } = this.#parts
    const action = change.status === 'closed' ? 'request.close' : 'request.reopen'
    await this.#inCloud(action, number, async (signal) => {
      const before = await this.#current(number, signal)
      if (before.updatedAt !== seen) throw changed()
      try {
        await port.setStatus(number, { ...change, ...(before.etag === undefined ? {} : { etag: before.etag }) }, signal)
      } catch (cause) {
        if (!(cause instanceof AppFailure)) throw cause
        const after = await port.get(number, signal).catch(() => undefined)
        if (after !== undefined) await this.#parts.cache.keep(after)
        if (cause.error.kind === 'conflict') throw changed(cause)
        const done = mayBeDone.has(cause.error.kind) && after !== undefined && (after.status === 'closed') === (change.status === 'closed') && after.updatedAt !== before.updatedAt
        if (!done) throw cause
      }
      await this.#recordAndRead(action, number, before, signal)
    })
  }

  /** What the cloud does not do is on record as well, with the number under which it is asked about. */
  async #inCloud(action: string, number: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await withTimeLimit(limitMs, work)
    } catch (cause) {
      const { activity, cache } = this.#parts
      if (cause instanceof AppFailure) await keep(activity.record({ action, result: 'failed', ...ofTenant(cache.get(number) ?? {}), detail: { number, code: cause.error.code, correlationId: cause.error.correlationId } }))
      throw cause
    }
  }

  /** As the cloud has it now, which is kept. */
  async #current(number: string, signal: AbortSignal): Promise<RequestRecord> {
    const record = await this.#parts.port.get(number, signal)
    if (record === undefined) throw notFound()
    await this.#parts.cache.keep(record)
    return record
  }

  async #recordAndRead(action: string, number: string, about: RequestRecord, signal: AbortSignal): Promise<void> {
    await this.#record(action, number, about)
    // What was done is done, whether it can be read again now or not.
    await this.#parts.follower.read(number, signal).catch(() => undefined)
  }

  async #record(action: string, number: string, about: Pick<RequestRecord, 'tenantId' | 'title'> | RequestDraft): Promise<void> {
    await this.#parts.activity.record({ action, result: 'ok', ...ofTenant(about), detail: { number, title: about.title } })
  }

  #once(key: string, work: () => Promise<RequestDetails>): Promise<RequestDetails> {
    const running = this.#sending.get(key) ?? work().finally(() => this.#sending.delete(key))
    this.#sending.set(key, running)
    return running
  }

  #draft(id: string): RequestDraft | undefined {
    const parsed = recordIdSchema.safeParse(id)
    return parsed.success && this.#parts.book.has(parsed.data) ? this.#parts.book.get(parsed.data) : undefined
  }

  #details(request: ServiceRequest): RequestDetails {
    return { kind: 'request', request, note: this.#parts.notes.read('requestNotes').get(request.id)?.text ?? '' }
  }
}

const countOf = ({ notes = [] }: RequestRecord, text: string): number => notes.filter((note) => note.text.trim() === text).length

const notFound = (): AppFailure => new AppFailure({ kind: 'notFound', code: 'request.notFound' })
const closed = (): AppFailure => new AppFailure({ kind: 'conflict', code: 'request.closed' })
const changed = (cause?: AppFailure): AppFailure => new AppFailure({ kind: 'conflict', code: 'request.changed', ...(cause === undefined ? {} : { correlationId: cause.error.correlationId }) })

export function fromCache({ unread: _unread, ...request }: CachedRequest): ServiceRequest {
  return { ...request, source: 'cloud' }
}

/** A request that is tracked by hand, or that was sent and is not in the cache (yet, or any more). */
export function fromDraft(draft: RequestDraft): ServiceRequest {
  const { tracking, number = '', topic, tenantId } = draft
  return {
    id: draft.id, number, source: tracking === undefined ? 'cloud' : 'tracked', customerName: draft.customerName ?? '', title: draft.title, description: draft.description,
    severity: draft.severity, status: tracking?.status ?? 'open', contact: draft.contact, createdAt: tracking?.at ?? draft.updatedAt, updatedAt: draft.updatedAt, readAt: draft.updatedAt, files: [],
    ...(tracking === undefined ? {} : { notes: tracking.notes }),
    ...(tracking?.closedAt === undefined ? {} : { closedAt: tracking.closedAt }),
    ...(topic === undefined ? {} : { topic: topic.name }),
    ...(tenantId === undefined ? {} : { tenantId })
  }
}
