import { AppFailure } from '../../contract/errors'
import type { RequestDraft } from '../../contract/serviceRequest'
import { PollLoop } from '../pollLoop'
import type { Activity, Clock, Notices } from '../ports'
import type { CachedRequest, RequestCache } from './requestCache'
import type { RequestPort, RequestRecord } from './requestPorts'

export interface RequestFollowerParts {
  readonly port: Pick<RequestPort, 'get' | 'pages'>
  readonly cache: RequestCache
  readonly activity: Activity
  readonly notices: Pick<Notices, 'add' | 'remove'>
  readonly clock: Clock
  /** Whether the cloud can be asked: online, and somebody is signed in. */
  readonly wanted: () => boolean
  /** The technician's own name, as notes carry it. */
  readonly self: () => string | undefined
  /** A draft that was sent or is tracked under this number. */
  readonly draftOf: (number: string) => RequestDraft | undefined
  /** Replaces the wait in tests; milliseconds. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Support answers in hours: a minute is soon enough while somebody looks. */
export const requestPauses = { front: 60_000, behind: 300_000, longest: 900_000 } as const
/** So many requests are read one by one in one round; the rest have their turn in the next. */
const mostDetails = 25
/** More answers at once than this are told in one sentence. */
const mostNotices = 3
const noticeId = (number: string): string => `requests.answered.${number}`

/** Reads the service requests of all customers, and notices what support answered (capabilities 7.1). */
export class RequestFollower {
  readonly #parts: RequestFollowerParts
  readonly #loop: PollLoop
  #running: Promise<void> | undefined

  constructor(parts: RequestFollowerParts) {
    this.#parts = parts
    const { clock, wanted, wait } = parts
    this.#loop = new PollLoop({ clock, wait, wanted, pauses: requestPauses, poll: (signal) => this.refresh(signal) })
  }

  /** Another account is signed in: what it asks for does not join a reading of the last one. */
  forget(): void {
    this.#running = undefined
  }

  setFront(front: boolean): void {
    this.#loop.setFront(front)
  }

  nudge(): void {
    this.#loop.nudge()
  }

  watch(signal: AbortSignal): Promise<void> {
    return this.#loop.watch(signal)
  }

  /** Reads the whole list; joins a reading that is under way. @throws AppFailure of the cloud: what is kept stays */
  refresh(signal: AbortSignal = new AbortController().signal): Promise<void> {
    if (this.#running !== undefined) return this.#running
    const running = this.#refresh(signal).finally(() => {
      if (this.#running === running) this.#running = undefined
    })
    this.#running = running
    return running
  }

  /** Reads one with its notes. `undefined`: the cloud knows it no more. @throws AppFailure of the cloud */
  async read(number: string, signal?: AbortSignal): Promise<CachedRequest | undefined> {
    const { port, cache } = this.#parts
    const record = await port.get(number, signal)
    if (record !== undefined) return cache.keep(record)
    await cache.put([], [number])
    return undefined
  }

  /** The technician looks at it: it is no news any more. */
  async seen(number: string): Promise<void> {
    this.#parts.notices.remove(noticeId(number))
    await this.#parts.cache.markSeen(number)
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    const { port, cache, clock } = this.#parts
    const listed = new Map<string, RequestRecord>()
    for await (const page of port.pages(signal)) for (const record of page) listed.set(record.number, record)
    const first = cache.readAt === undefined
    const changed = [...listed.values()].filter((record) => hasChanged(record, cache.get(record.number)))
    const { detailed, failure } = await this.#withNotes(changed, signal)
    const answered: CachedRequest[] = []
    const kept = changed.flatMap((record) => {
      const before = cache.get(record.number)
      const full = detailed.get(record.number)
      // What changed is news only with its notes: until they can be read, it stays as it was.
      if (full === undefined && before !== undefined && wantsNotes(record)) return []
      const news = !first && this.#isNews(full ?? record, before)
      const merged = cache.merged(full ?? record, news ? true : undefined)
      if (news) answered.push(merged)
      return [merged]
    })
    const gone = [...cache.table().ids()].filter((number) => !listed.has(number))
    await cache.put(kept, gone, new Date(clock.now()).toISOString())
    await this.#tell(answered)
    if (failure !== undefined) throw failure
  }

  /** Notes of those that somebody may want to read: a list leaves them out. A failure ends it with what was read so far. */
  async #withNotes(changed: readonly RequestRecord[], signal: AbortSignal): Promise<{ readonly detailed: ReadonlyMap<string, RequestRecord>; readonly failure?: AppFailure }> {
    const detailed = new Map<string, RequestRecord>()
    // Those that were known before come first: an answer to them is news.
    const wanted = changed.filter(wantsNotes).toSorted((a, b) => Number(this.#isKnown(b)) - Number(this.#isKnown(a)))
    try {
      for (const { number } of wanted.slice(0, mostDetails)) {
        const record = await this.#parts.port.get(number, signal)
        if (record !== undefined) detailed.set(number, record)
      }
      return { detailed }
    } catch (cause) {
      if (cause instanceof AppFailure) return { detailed, failure: cause }
      throw cause
    }
  }

  #isKnown({ number }: RequestRecord): boolean {
    return this.#parts.cache.get(number)?.notes !== undefined
  }

  /** Somebody else said something, or support waits for an answer. The technician's own words are no news. */
  #isNews(record: RequestRecord, before: CachedRequest | undefined): boolean {
    const self = this.#parts.self()
    if (before === undefined) return this.#parts.draftOf(record.number) !== undefined && (record.notes ?? []).some(({ by }) => by !== self)
    if (record.status !== before.status && record.status === 'attentionNeeded') return true
    return (record.notes ?? []).slice(before.notes?.length ?? Number.POSITIVE_INFINITY).some(({ by }) => by !== self)
  }

  async #tell(answered: readonly CachedRequest[]): Promise<void> {
    const { notices, activity } = this.#parts
    if (answered.length > mostNotices) notices.add({ id: 'requests.answeredMany', severity: 'info', code: 'requests.answeredMany', params: { count: answered.length } })
    else for (const { number, title, customerName } of answered) notices.add({ id: noticeId(number), severity: 'info', code: 'requests.answered', params: { title, customer: customerName } })
    for (const { number, title, status, tenantId } of answered) {
      await activity.record({ action: 'request.answered', result: 'ok', ...(tenantId === undefined ? {} : { tenantId }), detail: { number, title, status } })
    }
  }
}

/** A list leaves notes out; of what is closed they are read when somebody looks at it. */
const wantsNotes = ({ status, notes }: RequestRecord): boolean => notes === undefined && status !== 'closed'

const hasChanged = (record: RequestRecord, before: CachedRequest | undefined): boolean =>
  before === undefined || before.updatedAt !== record.updatedAt || before.status !== record.status || (before.notes === undefined && record.status !== 'closed')
