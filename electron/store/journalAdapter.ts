import type { Adapter } from 'lowdb'
import { Committer } from './committer'
import { nodeFileSystem, type FileSystem } from './fileSystem'
import { lockFolder, type FolderLock } from './folderLock'
import { continueJournal } from './journalFile'
import { encodeLine, type RowHead } from './lines'
import { systemProcesses } from './processProbe'
import { recover, setAside, type Recovered } from './recover'
import type { Change } from './row'
import { storageFailure } from './storageFailure'
import { Tables, type Schema } from './tables'
import type { RecoveryReport, StoreOptions } from './types'

const rotateAfterBytes = 8 * 1024 * 1024

function encodeChange(change: Change, sequence: number, count: number, at: number): string {
  const id = change.operation === 'c' ? '' : change.id
  const row = change.operation === 'p' ? change.row : undefined
  const head: RowHead = [sequence, count, at, change.operation, change.table, id, row?.text ?? '']
  return encodeLine(head, row?.json())
}

/** The lines of a transaction; its rows lie in them from now on. */
function encodeTransaction(changes: readonly Change[], sequence: number, at: number): Buffer {
  const last = changes.length - 1
  const lines = changes.map((change, index) => encodeChange(change, sequence, index === last ? changes.length : 0, at))
  const buffer = Buffer.allocUnsafe(lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0))
  let start = 0
  for (const [index, line] of lines.entries()) {
    const end = start + buffer.write(line, start)
    const change = changes[index]
    if (change?.operation === 'p') change.row.moveTo({ buffer, start, bodyStart: end - 1 - Buffer.byteLength(change.row.json()), end })
    start = end
  }
  return buffer
}

/**
 * lowdb's way to the disk: reading indexes the newest generation, writing appends only what changed, durably. It replaces
 * lowdb's own JSONFile, which rewrites the whole document on the main thread and never syncs.
 */
export class JournalAdapter<T extends Schema> implements Adapter<Tables<T>> {
  readonly #options: StoreOptions<T>
  readonly #files: FileSystem
  #lock: FolderLock | undefined
  #committer: Committer | undefined
  recovery: RecoveryReport = { quarantined: [], restoredOlder: false }

  constructor(options: StoreOptions<T>) {
    this.#options = options
    this.#files = options.files ?? nodeFileSystem()
  }

  /** @throws AppFailure `storage`: in use, written by a newer version, or the disk refuses. Nothing is changed then. */
  async read(): Promise<Tables<T>> {
    const { folder, version, upgrades = {}, tables } = this.#options
    try {
      await this.#files.makeFolder(folder)
      this.#lock = await lockFolder(this.#files, folder, this.#options.processes ?? systemProcesses())
      const found = await recover(this.#files, folder, { version, upgrades, tables })
      return await this.#start(found)
    } catch (cause) {
      await this.close().catch(() => undefined)
      throw storageFailure(cause)
    }
  }

  async write(tables: Tables<T>): Promise<void> {
    const changes = tables.takeChanges()
    const committer = this.#committer
    if (!committer) throw storageFailure(new Error('The store is not open'))
    if (changes.length > 0) await committer.commit((sequence, at) => encodeTransaction(changes, sequence, at))
  }

  async purge(): Promise<void> {
    const committer = this.#committer
    if (!committer) throw storageFailure(new Error('The store is not open'))
    await committer.purge()
  }

  async close(): Promise<void> {
    const [committer, lock] = [this.#committer, this.#lock]
    ;[this.#committer, this.#lock] = [undefined, undefined]
    try {
      await committer?.close()
    } finally {
      await lock?.release()
    }
  }

  async #start(found: Recovered): Promise<Tables<T>> {
    const { folder, version, onUnsaved } = this.#options
    const files = this.#files
    const tables = new Tables<T>(this.#options.tables, found.rows)
    const last = found.journals.at(-1)
    const journal = found.rewrite || !last ? undefined : await continueJournal(files, folder, last.generation, last.wholeBytes)
    const committer = new Committer(
      { files, folder, version, onUnsaved, rotateAfterBytes: this.#options.rotateAfterBytes ?? rotateAfterBytes, capture: () => tables.capture() },
      { progress: found.progress, journal, generation: found.generation, snapshot: found.base }
    )
    this.#committer = committer
    const quarantined = await setAside(files, folder, found)
    if (!journal) await committer.rewrite()
    const { at } = found.progress
    this.recovery = { quarantined, restoredOlder: found.restoredOlder, ...(at > 0 && { restoredTo: new Date(at).toISOString() }) }
    return tables
  }
}
