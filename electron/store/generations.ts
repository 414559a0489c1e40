import { join } from 'node:path'
import { removeQuietly } from './durableFile'
import type { FileSystem } from './fileSystem'

/**
 * Files of a store: `snap-N.ndjson` holds everything up to a moment, `wal-N.ndjson` the transactions since then.
 * The generation before the newest is kept as well.
 */
const pattern = /^(snap|wal)-(\d{8})\.ndjson$/

export interface GenerationFiles {
  /** Generations of which there is a snapshot, newest first. */
  readonly snapshots: readonly number[]
  /** Generations of which there is a journal, oldest first. */
  readonly journals: readonly number[]
  /** Left by a process that died while it wrote. */
  readonly temporary: readonly string[]
}

const digits = (generation: number): string => String(generation).padStart(8, '0')
export const snapshotName = (generation: number): string => `snap-${digits(generation)}.ndjson`
export const journalName = (generation: number): string => `wal-${digits(generation)}.ndjson`

export async function listGenerations(files: FileSystem, folder: string): Promise<GenerationFiles> {
  const snapshots: number[] = []
  const journals: number[] = []
  const temporary: string[] = []
  for (const name of await files.list(folder)) {
    const found = pattern.exec(name)
    if (found) (found[1] === 'snap' ? snapshots : journals).push(Number(found[2]))
    else if (name.endsWith('.tmp')) temporary.push(name)
  }
  return { snapshots: snapshots.toSorted((a, b) => b - a), journals: journals.toSorted((a, b) => a - b), temporary }
}

/**
 * Removes what no recovery needs any more: everything before `oldest`. Best effort, because the next time tries again; with
 * `insist` a file that stays is a failure, and the removal is durable.
 */
export async function removeBefore(files: FileSystem, folder: string, oldest: number, insist?: 'insist'): Promise<void> {
  const { snapshots, journals } = await listGenerations(files, folder)
  const old = (generation: number): boolean => generation < oldest
  const names = [...snapshots.filter(old).map(snapshotName), ...journals.filter(old).map(journalName)]
  for (const name of names) await (insist ? files.remove(join(folder, name)) : removeQuietly(files, join(folder, name)))
  if (insist) await files.syncFolder(folder)
}
