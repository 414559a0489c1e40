import type { AppFailure } from '../contract/errors'
import type { FileSystem } from './fileSystem'
import { removeBefore } from './generations'
import { createJournal, type JournalFile } from './journalFile'
import type { FileHeader } from './lines'
import type { Progress } from './readJournal'
import { storageFailure } from './storageFailure'
import type { CapturedTable } from './tables'
import { writeSnapshot } from './writeSnapshot'

export interface CommitterOptions {
  readonly files: FileSystem
  readonly folder: string
  readonly version: number
  readonly rotateAfterBytes: number
  /** The tables as they are in memory now; called between transactions. */
  readonly capture: () => readonly CapturedTable[]
  /** Told when the number of transactions that are only in memory because the disk refused changes. */
  readonly onUnsaved?: ((transactions: number) => void) | undefined
}

interface Transaction {
  readonly bytes: Buffer
  /** Not a change: asks that nothing older than the memory's content is left on the disk. */
  readonly purge?: true
  settle: { readonly resolve: () => void; readonly reject: (failure: AppFailure) => void } | undefined
}

const retryFirstMs = 250
const retryLastMs = 5_000

/** A large transaction alone is not copied. */
const joined = (batch: readonly Transaction[]): Buffer => (batch.length === 1 ? batch[0]?.bytes : undefined) ?? Buffer.concat(batch.map(({ bytes }) => bytes))

/**
 * Brings transactions to the disk in order: all that wait share one write and one sync. What the disk refused stays at the
 * head of the queue and is tried again with every later transaction and by itself.
 */
export class Committer {
  readonly #options: CommitterOptions
  readonly #progress: Progress
  #journal: JournalFile | undefined
  #generation: number
  /** The generation that a recovery would start from if the newest snapshot were damaged. */
  #snapshot: number
  #rotateAt: number
  #queue: Transaction[] = []
  #draining: Promise<void> | undefined
  #snapshotting: Promise<void> | undefined
  #retry: NodeJS.Timeout | undefined
  #retryMs = retryFirstMs
  #unsaved = 0
  #closed = false

  constructor(options: CommitterOptions, start: { readonly progress: Progress; readonly journal: JournalFile | undefined; readonly generation: number; readonly snapshot: number }) {
    this.#options = options
    this.#progress = start.progress
    this.#journal = start.journal
    this.#generation = start.generation
    this.#snapshot = start.snapshot
    this.#rotateAt = options.rotateAfterBytes
  }

  /** The last transaction that was given out, and its moment. */
  get progress(): Readonly<Progress> {
    return this.#progress
  }

  /** Resolves when the transaction is on the disk. `encode` turns its number and moment into lines. */
  commit(encode: (sequence: number, at: number) => Buffer): Promise<void> {
    if (this.#closed) return Promise.reject(storageFailure(new Error('The store is closed')))
    this.#progress.sequence += 1
    this.#progress.at = Date.now()
    return this.#enqueue({ bytes: encode(this.#progress.sequence, this.#progress.at) })
  }

  /** Resolves when the disk holds one generation with what is in memory, and nothing of before. */
  purge(): Promise<void> {
    if (this.#closed) return Promise.reject(storageFailure(new Error('The store is closed')))
    return this.#enqueue({ bytes: Buffer.alloc(0), purge: true })
  }

  /** Writes everything in memory as a new generation. Edits wait meanwhile. */
  async rewrite(): Promise<void> {
    const header = this.#header('journal', this.#generation + 1)
    const journal = await createJournal(this.#options.files, this.#options.folder, header)
    try {
      await this.#writeSnapshot(header.generation, this.#snapshotOf(header.generation))
    } catch (cause) {
      await journal.close()
      throw cause
    }
    await this.#journal?.close()
    this.#journal = journal
    this.#generation = header.generation
    this.#rotateAt = this.#options.rotateAfterBytes
  }

  /** Ends the writing. @throws AppFailure `storage` when something could not be brought to the disk. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#retry)
    await this.#draining
    clearTimeout(this.#retry)
    await this.#snapshotting
    try {
      const left = this.#queue
      if (left.length > 0) await this.#write(left)
      for (const { settle } of left) settle?.resolve()
    } catch (cause) {
      const failure = storageFailure(cause)
      for (const { settle } of this.#queue) settle?.reject(failure)
      throw failure
    } finally {
      await this.#journal?.close()
      this.#journal = undefined
    }
  }

  #enqueue(transaction: Omit<Transaction, 'settle'>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ ...transaction, settle: { resolve, reject } })
      void this.#drain()
    })
  }

  #drain(): Promise<void> {
    this.#draining ??= this.#drainQueue()
    return this.#draining
  }

  async #drainQueue(): Promise<void> {
    // One turn of the microtask queue, so that changes made together share a sync.
    await Promise.resolve()
    try {
      while (this.#queue.length > 0 && (await this.#writeBatch([...this.#queue]))) await this.#rotateWhenFull()
    } finally {
      // In the same turn as the last look at the queue: a change that came between the two would wait for the next one.
      this.#draining = undefined
    }
  }

  /** Whether the disk took it. */
  async #writeBatch(batch: readonly Transaction[]): Promise<boolean> {
    try {
      await this.#write(batch)
    } catch (cause) {
      this.#refused(batch, storageFailure(cause))
      return false
    }
    this.#queue.splice(0, batch.length)
    for (const { settle } of batch) settle?.resolve()
    this.#saved()
    return true
  }

  async #write(batch: readonly Transaction[]): Promise<void> {
    const purge = batch.some((transaction) => transaction.purge)
    if (!this.#journal || this.#journal.lost || purge) {
      // A snapshot that is being written is of a time before the trouble; let it end first, they share a name's number.
      await this.#snapshotting
      await this.rewrite()
      if (purge) await removeBefore(this.#options.files, this.#options.folder, this.#generation, 'insist')
    } else await this.#journal.append(joined(batch))
  }

  #refused(batch: readonly Transaction[], failure: AppFailure): void {
    for (const transaction of batch) {
      transaction.settle?.reject(failure)
      transaction.settle = undefined
    }
    this.#setUnsaved(this.#queue.filter((transaction) => !transaction.purge).length)
    if (this.#closed) return
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => void this.#drain(), this.#retryMs).unref()
    this.#retryMs = Math.min(this.#retryMs * 2, retryLastMs)
  }

  #saved(): void {
    clearTimeout(this.#retry)
    this.#retryMs = retryFirstMs
    this.#setUnsaved(0)
  }

  #setUnsaved(transactions: number): void {
    if (this.#unsaved === transactions) return
    this.#unsaved = transactions
    this.#options.onUnsaved?.(transactions)
  }

  /** A failure here costs nothing: the old journal simply goes on. */
  async #rotateWhenFull(): Promise<void> {
    const old = this.#journal
    if (!old || old.size < this.#rotateAt || this.#snapshotting || this.#closed) return
    try {
      const journal = await createJournal(this.#options.files, this.#options.folder, this.#header('journal', this.#generation + 1))
      this.#journal = journal
      this.#generation = journal.generation
      this.#rotateAt = this.#options.rotateAfterBytes
    } catch {
      this.#rotateAt = old.size + this.#options.rotateAfterBytes
      return
    }
    const generation = this.#generation
    // Taken in the same turn as the switch: everything before is in it, everything after goes to the new journal.
    const content = this.#snapshotOf(generation)
    await old.close()
    this.#snapshotting = this.#writeSnapshot(generation, content)
      .catch(() => undefined)
      .finally(() => {
        this.#snapshotting = undefined
      })
  }

  #header(kind: FileHeader['kind'], generation: number): FileHeader {
    return { kind, format: 1, version: this.#options.version, generation, sequence: this.#progress.sequence, at: this.#progress.at }
  }

  #snapshotOf(generation: number): { readonly header: FileHeader; readonly tables: readonly CapturedTable[] } {
    return { header: this.#header('snapshot', generation), tables: this.#options.capture() }
  }

  /** Keeps the generation before as well; older ones are no longer needed once this one is safe. */
  async #writeSnapshot(generation: number, content: { readonly header: FileHeader; readonly tables: readonly CapturedTable[] }): Promise<void> {
    const { files, folder } = this.#options
    await writeSnapshot(files, folder, content.header, content.tables)
    const before = this.#snapshot
    this.#snapshot = generation
    await removeBefore(files, folder, before).catch(() => undefined)
  }
}
