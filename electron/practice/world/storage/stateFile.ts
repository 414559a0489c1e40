import { mkdir, open, readFile, readdir, rename, rm, truncate, writeFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeLine, readLines, type Change } from './lines'

const NAME = /^world-(\d+)\.log$/

/**
 * The file in which a world's changes are kept: `world-<generation>.log`, appended to and synced; a new generation with
 * only the current records replaces it by rename, so that at any moment one whole generation exists.
 */
export class StateFile {
  readonly #folder: string
  #generation: number
  #handle: FileHandle
  #size: number
  #sizeWhenRewritten: number

  private constructor(folder: string, generation: number, handle: FileHandle, size: number) {
    this.#folder = folder
    this.#generation = generation
    this.#handle = handle
    this.#size = size
    this.#sizeWhenRewritten = size
  }

  /** Opens the newest generation, cuts a torn tail off and hands its changes over; makes the folder when there is none. */
  static async open(folder: string): Promise<{ file: StateFile; changes: readonly (readonly Change[])[] }> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const generation = await newestGeneration(folder)
    const path = pathOf(folder, generation)
    const content = await readIfThere(path)
    const { changes, soundBytes } = readLines(content)
    if (soundBytes < content.length) await truncate(path, soundBytes)
    const handle = await open(path, 'a', 0o600)
    await handle.sync()
    await syncFolder(folder)
    await removeOthers(folder, generation)
    return { file: new StateFile(folder, generation, handle, soundBytes), changes }
  }

  /** Resolves when the lines are on disk. */
  async append(lines: string): Promise<void> {
    await this.#handle.appendFile(lines)
    await this.#handle.datasync()
    this.#size += Buffer.byteLength(lines)
  }

  /** Whether a new generation would save enough to be worth its cost. @param floor bytes below which it never is */
  isWorthRewriting(floor: number): boolean {
    return this.#size > Math.max(floor, this.#sizeWhenRewritten * 2)
  }

  /** Begins a new generation with exactly these records; a finished list, because others go on changing meanwhile. */
  async rewrite(records: readonly Change[]): Promise<void> {
    const generation = this.#generation + 1
    const path = pathOf(this.#folder, generation)
    const handle = await open(`${path}.tmp`, 'w', 0o600)
    const size = await writeRecords(handle, records)
    await handle.sync()
    await handle.close()
    await rename(`${path}.tmp`, path)
    await syncFolder(this.#folder)
    await this.#handle.close()
    this.#handle = await open(path, 'a')
    this.#generation = generation
    this.#size = size
    this.#sizeWhenRewritten = size
    await removeOthers(this.#folder, generation)
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}

/** @returns bytes written */
async function writeRecords(handle: FileHandle, records: readonly Change[]): Promise<number> {
  await writeFile(handle, chunksOf(records))
  return (await handle.stat()).size
}

/** Lines in pieces of about a megabyte, so that neither the text of everything nor one write for each line is needed. */
function* chunksOf(records: readonly Change[]): Iterable<string> {
  const chunkLength = 1 << 20
  let chunk = ''
  for (const record of records) {
    chunk += encodeLine([record])
    if (chunk.length > chunkLength) {
      yield chunk
      chunk = ''
    }
  }
  yield chunk
}

function pathOf(folder: string, generation: number): string {
  return join(folder, `world-${generation}.log`)
}

async function generations(folder: string): Promise<number[]> {
  const names = await readdir(folder)
  return names.flatMap((name) => {
    const match = NAME.exec(name)
    return match ? [Number(match[1])] : []
  })
}

async function newestGeneration(folder: string): Promise<number> {
  return Math.max(0, ...(await generations(folder)))
}

async function removeOthers(folder: string, keep: number): Promise<void> {
  const old = (await generations(folder)).filter((generation) => generation !== keep).map((generation) => pathOf(folder, generation))
  // A crash while a generation was written leaves its unfinished file.
  const unfinished = pathOf(folder, keep + 1) + '.tmp'
  await Promise.all([...old, unfinished].map((path) => rm(path, { force: true })))
}

async function readIfThere(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/** A rename is durable only when its folder is synced; Windows cannot open a folder and needs no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
