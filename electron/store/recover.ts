import { join } from 'node:path'
import { createSlices, type Slices } from '../lib/slices'
import { readIfThere, removeQuietly } from './durableFile'
import { systemErrorCode, type FileSystem } from './fileSystem'
import { journalName, listGenerations, snapshotName } from './generations'
import { copyToQuarantine, moveToQuarantine } from './quarantine'
import { journalHeader, readJournal, type JournalContent, type Progress } from './readJournal'
import { readSnapshot, type SnapshotContent } from './readSnapshot'
import type { Rows } from './row'
import { refuseNewer, upgradeRows, type UpgradePlan } from './upgrade'

interface ReadJournalFile extends JournalContent {
  readonly generation: number
  readonly buffer: Buffer
}

/** What was found on the disk. Nothing has been changed there yet. */
export interface Recovered {
  readonly rows: Rows
  readonly progress: Progress
  /** The highest generation of which anything is there; 0: an empty folder. */
  readonly generation: number
  /** The generation of the snapshot that was used; 0: none. */
  readonly base: number
  readonly snapshotsSetAside: readonly number[]
  /** No snapshot was whole: the rows come from a damaged one, which must stay in place until a new one is written. */
  readonly salvaged: boolean
  readonly journals: readonly ReadJournalFile[]
  readonly temporary: readonly string[]
  /** The files do not simply continue: a new generation must be written before any edit. */
  readonly rewrite: boolean
  /** Something acknowledged may be missing, or a torn end was cut. */
  readonly restoredOlder: boolean
}

/** A sector that cannot be read is damage like any other; a file that may not be read is not ours to judge. */
async function readDamaged(files: FileSystem, path: string): Promise<Buffer | undefined> {
  try {
    return await readIfThere(files, path)
  } catch (cause) {
    if (systemErrorCode(cause) === 'EIO') return Buffer.alloc(0)
    throw cause
  }
}

async function chooseSnapshot(files: FileSystem, folder: string, generations: readonly number[]): Promise<{ readonly content: SnapshotContent | undefined; readonly bad: readonly number[] }> {
  const slices = createSlices()
  const bad: number[] = []
  let salvage: SnapshotContent | undefined
  for (const generation of generations) {
    const content = await readSnapshot((await readDamaged(files, join(folder, snapshotName(generation)))) ?? Buffer.alloc(0), slices)
    if (content?.whole) return { content, bad }
    bad.push(generation)
    salvage ??= content
  }
  return { content: salvage, bad }
}

/** The rows while they are being put together, and which version of the schema they have so far. */
interface Assembly {
  readonly rows: Rows
  readonly progress: Progress
  version: number
  upgraded: boolean
}

async function bringTo(assembly: Assembly, version: number, plan: UpgradePlan, slices: Slices): Promise<void> {
  if (assembly.version === version) return
  await upgradeRows(assembly.rows, assembly.version, { ...plan, version }, slices)
  assembly.version = version
  assembly.upgraded = true
}

/** Applies journals in order; each is of a version of its own, because an upgrade starts a new one. */
async function applyJournals(files: FileSystem, folder: string, generations: readonly number[], assembly: Assembly, plan: UpgradePlan): Promise<readonly ReadJournalFile[]> {
  const slices = createSlices()
  const journals: ReadJournalFile[] = []
  for (const generation of generations) {
    const buffer = (await readDamaged(files, join(folder, journalName(generation)))) ?? Buffer.alloc(0)
    const version = journalHeader(buffer)?.version ?? assembly.version
    refuseNewer(plan, version)
    await bringTo(assembly, version, plan, slices)
    journals.push({ ...(await readJournal(buffer, assembly.rows, assembly.progress, slices)), generation, buffer })
  }
  return journals
}

/** Whether the last journal can simply be gone on with. */
function continues(journals: readonly ReadJournalFile[]): boolean {
  const last = journals.at(-1)
  return last?.header !== undefined && journals.every((journal) => !journal.damaged && !journal.gap && (!journal.torn || journal === last))
}

/**
 * Reads a store's folder: the newest whole snapshot, else the one before, else what can be saved of a damaged one; then all
 * journals since. @throws AppFailure `storage.newerVersion`, `storage.upgradeFailed`; system errors when a file may not be read.
 */
export async function recover(files: FileSystem, folder: string, plan: UpgradePlan): Promise<Recovered> {
  const found = await listGenerations(files, folder)
  const { content, bad } = await chooseSnapshot(files, folder, found.snapshots)
  const header = content?.header
  if (header) refuseNewer(plan, header.version)
  const base = header?.generation ?? 0
  const assembly: Assembly = {
    rows: content?.rows ?? new Map(),
    progress: { sequence: header?.sequence ?? 0, at: header?.at ?? 0 },
    version: header?.version ?? plan.version,
    upgraded: false
  }
  const journals = await applyJournals(files, folder, found.journals.filter((generation) => generation >= base), assembly, plan)
  await bringTo(assembly, plan.version, plan, createSlices())
  const missing = bad.length > 0 || (content !== undefined && !found.journals.includes(base))
  return {
    rows: assembly.rows,
    progress: assembly.progress,
    generation: Math.max(0, found.snapshots[0] ?? 0, found.journals.at(-1) ?? 0),
    base,
    snapshotsSetAside: bad,
    salvaged: content?.whole === false,
    journals,
    temporary: found.temporary,
    rewrite: content === undefined || missing || assembly.upgraded || !continues(journals),
    restoredOlder: missing || journals.some((journal) => journal.torn || journal.damaged || journal.gap)
  }
}

/** Sets damaged files aside and removes half-written ones. Returns the paths in quarantine. */
export async function setAside(files: FileSystem, folder: string, found: Recovered): Promise<readonly string[]> {
  const paths: string[] = []
  for (const journal of found.journals.filter((candidate) => candidate.damaged)) {
    paths.push(await copyToQuarantine(files, folder, journalName(journal.generation), journal.buffer))
  }
  for (const name of found.snapshotsSetAside.map(snapshotName)) {
    const copy = found.salvaged ? await readDamaged(files, join(folder, name)) : undefined
    paths.push(copy ? await copyToQuarantine(files, folder, name, copy) : await moveToQuarantine(files, folder, name))
  }
  for (const name of found.temporary) await removeQuietly(files, join(folder, name))
  return paths
}
