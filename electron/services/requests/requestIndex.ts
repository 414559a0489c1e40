import type { TenantId } from '../../contract/ids'
import { requestSeverities, requestStates, type RequestDraft, type RequestRow, type RequestSeverity, type RequestState, type RequestSummary } from '../../contract/serviceRequest'
import type { RequestFilter, RequestSortKey } from '../../contract/serviceRequestCalls'
import { foldText } from '../../lib/foldText'
import { createSlices } from '../../lib/slices'
import type { ReadTable } from '../../store/types'
import type { CachedRequest } from './requestCache'

export interface RequestIndexParts {
  readonly drafts: () => ReadTable<RequestDraft>
  readonly cached: () => ReadTable<CachedRequest>
  /** A customer's name as it is known now. */
  readonly customerName: (tenantId: TenantId) => string | undefined
}

/** The rows of all drafts and service requests, kept in memory so that a list or a count need not parse every description again. */
export class RequestIndex {
  readonly #parts: RequestIndexParts
  #drafts = new Map<string, RequestRow>()
  #cached = new Map<string, RequestRow>()
  #building: Promise<void> | undefined

  constructor(parts: RequestIndexParts) {
    this.#parts = parts
  }

  /** Reads everything, in slices, so that nothing stands still meanwhile. Until it resolves, lists may lack some. */
  ready(): Promise<void> {
    this.#building ??= this.#build()
    return this.#building
  }

  /** To be called for each draft or request that was changed, made or thrown away. */
  changed(id: string): void {
    this.#put(this.#drafts, id, this.#draftRow(id))
    this.#put(this.#cached, id, this.#cachedRow(id))
  }

  /** Everything of the cloud is gone: another technician may have signed in. */
  async rebuild(): Promise<void> {
    this.forget()
    await this.ready()
  }

  /** Another account is signed in: what is its own is read when it is asked for. */
  forget(): void {
    this.#drafts = new Map()
    this.#cached = new Map()
    this.#building = undefined
  }

  /** All rows that the filter lets through, in its order. Every word of the text must be found. */
  find({ text, state, severity, tenantId, unread, sort, descending }: RequestFilter): readonly RequestRow[] {
    const words = foldText(text).split(' ').filter((word) => word !== '')
    const named = words.length === 0 ? undefined : this.#withWords(words)
    const found = this.#rows().filter(
      (row) =>
        (state === undefined || row.state === state) && (severity === undefined || row.severity === severity) &&
        (tenantId === undefined || row.tenantId === tenantId) && (unread === undefined || row.unread) && (named === undefined || named.has(row.id))
    )
    const sign = descending ? -1 : 1
    return found.toSorted((a, b) => sign * compare[sort](a, b) || b.updatedAt.localeCompare(a.updatedAt) || b.id.localeCompare(a.id))
  }

  /** Counts over all customers, or of one. */
  summary(tenantId?: TenantId): Omit<RequestSummary, 'readAt'> {
    const states: Record<RequestState, number> = { draft: 0, waiting: 0, open: 0, attentionNeeded: 0, closed: 0 }
    let unread = 0
    for (const row of this.#rows()) {
      if (tenantId !== undefined && row.tenantId !== tenantId) continue
      states[row.state] += 1
      if (row.unread) unread += 1
    }
    return { states, unread }
  }

  /** A draft that became a request stands in the list once: as the cloud has it, where that is known. */
  #rows(): RequestRow[] {
    const own = [...this.#drafts.values()].filter(({ number }) => number === undefined || !this.#cached.has(number))
    return [...own, ...this.#cached.values()]
  }

  #put(rows: Map<string, RequestRow>, id: string, row: RequestRow | undefined): void {
    if (row === undefined) rows.delete(id)
    else rows.set(id, row)
  }

  #draftRow(id: string): RequestRow | undefined {
    const draft = this.#parts.drafts().get(id)
    return draft && draftRow(draft, this.#nameOf(draft.tenantId, draft.customerName))
  }

  #cachedRow(id: string): RequestRow | undefined {
    const request = this.#parts.cached().get(id)
    return request && cachedRow(request, this.#nameOf(request.tenantId, request.customerName))
  }

  #nameOf(tenantId: TenantId | undefined, otherwise = ''): string {
    return (tenantId === undefined ? undefined : this.#parts.customerName(tenantId)) ?? otherwise
  }

  async #build(): Promise<void> {
    const slices = createSlices()
    const drafts = this.#drafts
    // The ids as they are now: the tables change while this goes on.
    for (const id of [...this.#parts.drafts().ids(), ...this.#parts.cached().ids()]) {
      if (this.#drafts !== drafts) return
      this.changed(id)
      const pause = slices.pause()
      if (pause !== undefined) await pause
    }
  }

  #withWords(words: readonly string[]): ReadonlySet<string> {
    const named = new Set<string>()
    for (const table of [this.#parts.drafts(), this.#parts.cached()]) {
      for (const [id, prepared] of table.searchTexts()) if (words.every((word) => prepared.includes(word))) named.add(id)
    }
    return named
  }
}

const stateOf = ({ state, waiting, tracking }: RequestDraft): RequestState => {
  if (state === 'draft') return waiting === undefined ? 'draft' : 'waiting'
  return tracking?.status ?? 'open'
}

/** The row of a draft, or of a request that is known only from its draft. */
export const draftRow = (draft: RequestDraft, customerName: string): RequestRow => ({
  id: draft.id, title: draft.title, customerName, state: stateOf(draft), severity: draft.severity, createdAt: draft.createdAt, updatedAt: draft.updatedAt, unread: false,
  ...(draft.number === undefined ? {} : { number: draft.number }),
  ...(draft.tenantId === undefined ? {} : { tenantId: draft.tenantId }),
  ...(draft.problem === undefined ? {} : { problem: draft.problem })
})

/** The row of a request of the cloud. */
export const cachedRow = (request: CachedRequest, customerName: string): RequestRow => ({
  id: request.id, number: request.number, title: request.title, customerName, state: request.status, severity: request.severity,
  createdAt: request.createdAt, updatedAt: request.updatedAt, unread: request.unread === true,
  ...(request.tenantId === undefined ? {} : { tenantId: request.tenantId })
})

const severityRank = (severity: RequestSeverity | 'unknown'): number => (severity === 'unknown' ? requestSeverities.length : requestSeverities.indexOf(severity))
const stateRank = (state: RequestState): number => requestStates.indexOf(state)
const byText = (key: 'title' | 'customerName') => (a: RequestRow, b: RequestRow): number => foldText(a[key]).localeCompare(foldText(b[key]))

/** Descending by severity shows the gravest first. */
const compare: Readonly<Record<RequestSortKey, (a: RequestRow, b: RequestRow) => number>> = {
  updatedAt: (a, b) => a.updatedAt.localeCompare(b.updatedAt),
  createdAt: (a, b) => a.createdAt.localeCompare(b.createdAt),
  title: byText('title'),
  customerName: byText('customerName'),
  severity: (a, b) => severityRank(b.severity) - severityRank(a.severity),
  state: (a, b) => stateRank(a.state) - stateRank(b.state)
}
