import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { DownloadItem, Session } from 'electron'
import type { VisitDownload } from '../contract/visitNews'
import { safeFileName } from '../domain/safeFileName'
import { exists, keepFile } from './keepFile'
import type { Patience } from './patience'
import { originOf } from './visitOrigins'
import { withLimit } from './withLimit'

/** So many come or wait for an answer at once; what a page starts beyond that is refused. */
export const downloadLimit = 5
const cancelLimitMs = 2_000

export interface DownloadEnd {
  readonly name: string
  /** Origin it came from. */
  readonly from: string
  readonly bytes: number
  readonly result: 'ok' | 'failed' | 'cancelled'
}

export type DownloadSession = Pick<Session, 'on' | 'removeAllListeners'>

export interface VisitDownloadsParts {
  readonly session: DownloadSession
  /** Where files lie while they come; a folder of ours. */
  readonly partFolder: string
  /** Asks the technician where to save; `undefined` when they do not want it. */
  readonly ask: (name: string) => Promise<string | undefined>
  /** After a no. */
  readonly patience: Patience
  readonly changed: (downloads: readonly VisitDownload[]) => void
  readonly refused: (url: string) => void
  readonly ended: (end: DownloadEnd) => void
}

interface Arrival {
  readonly state: 'completed' | 'cancelled' | 'interrupted'
  readonly bytes: number
}

interface Running {
  readonly part: string
  readonly from: string
  /** Does nothing to what has arrived or was cancelled: the system's item is not to be touched then. */
  readonly cancel: () => void
  /** Resolves with what the system said of it; the file itself is not where it belongs yet. */
  readonly arrived: Promise<Arrival>
}

/**
 * The files that one visit takes with it. Each is asked for, one question at a time, and comes into a folder of ours meanwhile, so that
 * nothing half lies under a name of the technician's, and nothing of theirs is lost to a file that does not arrive.
 */
export class VisitDownloads {
  readonly #parts: VisitDownloadsParts
  readonly #running = new Map<number, Running>()
  /** In the order in which they began; what is over stays until the next one is over. */
  readonly #shown = new Map<number, VisitDownload>()
  readonly #stop = new AbortController()
  readonly #stopping = new Promise<undefined>((resolve) => {
    this.#stop.signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
  #lastQuestion: Promise<unknown> = Promise.resolve()
  #questions = 0
  #begun = 0

  constructor(parts: VisitDownloadsParts) {
    this.#parts = parts
    // In its place stood the refusal of every session.
    parts.session.removeAllListeners('will-download')
    parts.session.on('will-download', (event, item) => this.#begin(event, item))
  }

  cancel(id: number): void {
    this.#running.get(id)?.cancel()
  }

  /** Takes one that is over out of sight. */
  dismiss(id: number): void {
    if (this.#running.has(id)) return
    this.#shown.delete(id)
    this.#tell()
  }

  get #stopped(): boolean {
    return this.#stop.signal.aborted
  }

  /** Nothing comes any more: what was on its way is cancelled, and what lay there of it removed. Never rejects. */
  async stop(): Promise<void> {
    this.#stop.abort()
    this.#parts.session.removeAllListeners('will-download')
    this.#parts.session.on('will-download', (event) => event.preventDefault())
    const running = [...this.#running.values()]
    for (const { cancel } of running) cancel()
    await withLimit(Promise.all(running.map(({ arrived }) => arrived)), cancelLimitMs)
    await Promise.all(running.map(({ part }) => rm(part, { force: true }).catch(() => undefined)))
  }

  #begin(event: { preventDefault(): void }, item: DownloadItem): void {
    if (this.#stopped || this.#running.size >= downloadLimit || this.#parts.patience.isTried()) {
      event.preventDefault()
      this.#parts.refused(item.getURL())
      return
    }
    const id = this.#begun
    this.#begun += 1
    const part = join(this.#parts.partFolder, `${globalThis.crypto.randomUUID()}.part`)
    // Must be said before this event is over; without it the system would ask by itself, and not say for whom.
    item.setSavePath(part)
    const running: Running = { part, from: originOf(item.getURL()), ...follow(item) }
    this.#running.set(id, running)
    this.#show({ id, name: safeFileName(item.getFilename()), ...sizeOf(item), state: 'asking' })
    item.on('updated', (_updated, state) => {
      // What the system would resume one day is over for a visit.
      if (state === 'interrupted') running.cancel()
      else this.#change(id, sizeOf(item))
    })
    void this.#finish(id, running)
  }

  async #finish(id: number, running: Running): Promise<void> {
    const { part, arrived, from, cancel } = running
    const name = this.#shown.get(id)?.name ?? ''
    // A question that is still open at the end of the visit is not waited for.
    const wanted = await Promise.race([this.#ask(name).catch(() => undefined), this.#stopping])
    if (wanted === undefined) cancel()
    else this.#change(id, { state: 'running', name: basename(wanted.path) })
    const { state, bytes } = await arrived
    const kept = state === 'completed' && wanted !== undefined && !this.#stopped
      ? await keepFile({ part, folder: dirname(wanted.path), name: basename(wanted.path), replace: wanted.replace, origin: from }).catch(() => undefined)
      : undefined
    await rm(part, { force: true }).catch(() => undefined)
    this.#running.delete(id)
    const result = kept !== undefined ? 'ok' : wanted === undefined || state === 'cancelled' || this.#stopped ? 'cancelled' : 'failed'
    this.#parts.ended({ name: kept === undefined ? name : basename(kept), from, bytes, result })
    this.#over(id, result, kept)
  }

  /** One question at a time. Who says no to one while others wait has said no to them too: a page cannot wear anybody out. */
  #ask(name: string): Promise<{ readonly path: string; readonly replace: boolean } | undefined> {
    const before = this.#questions
    const asked = this.#lastQuestion.then(async () => {
      if (this.#stopped || before !== this.#questions) return undefined
      const path = await this.#parts.ask(name)
      if (path === undefined) {
        this.#questions += 1
        this.#parts.patience.answered()
      }
      // The system has asked whether to replace what is there now.
      return path === undefined ? undefined : { path, replace: await exists(path) }
    })
    this.#lastQuestion = asked.catch(() => undefined)
    return asked
  }

  #over(id: number, result: DownloadEnd['result'], path: string | undefined): void {
    for (const [other, { state }] of this.#shown) if (other !== id && isOver(state)) this.#shown.delete(other)
    const shown = this.#shown.get(id)
    if (shown === undefined) return
    this.#show({ ...shown, ...(path === undefined ? {} : { name: basename(path) }), state: result === 'ok' ? 'saved' : result })
  }

  #change(id: number, change: Partial<VisitDownload>): void {
    const shown = this.#shown.get(id)
    if (shown !== undefined && !isOver(shown.state)) this.#show({ ...shown, ...change })
  }

  #show(download: VisitDownload): void {
    this.#shown.set(download.id, download)
    this.#tell()
  }

  #tell(): void {
    if (!this.#stopped) this.#parts.changed([...this.#shown.values()])
  }
}

function follow(item: DownloadItem): Pick<Running, 'cancel' | 'arrived'> {
  let isDone = false
  const arrived = new Promise<Arrival>((resolve) => {
    item.once('done', (_done, state) => {
      isDone = true
      resolve({ state, bytes: item.getReceivedBytes() })
    })
  })
  const cancel = (): void => {
    if (!isDone) item.cancel()
  }
  return { cancel, arrived }
}

const isOver = (state: VisitDownload['state']): boolean => state !== 'asking' && state !== 'running'

function sizeOf(item: DownloadItem): Pick<VisitDownload, 'received' | 'total'> {
  const total = item.getTotalBytes()
  return { received: item.getReceivedBytes(), ...(total > 0 ? { total } : {}) }
}
