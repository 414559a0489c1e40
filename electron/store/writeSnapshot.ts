import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { replaceFile, writeFully } from './durableFile'
import type { FileSystem, OpenFile } from './fileSystem'
import { snapshotName } from './generations'
import { encodeLine, type FileHeader, type SnapshotEnd } from './lines'
import type { CapturedTable } from './tables'

/** Small enough that preparing it takes a millisecond or two. */
const chunkBytes = 128 * 1024
/** A sync now and then keeps a journal's sync from waiting behind tens of megabytes. */
const syncEveryBytes = 4 * 1024 * 1024

async function fill(file: OpenFile, header: FileHeader, tables: readonly CapturedTable[]): Promise<void> {
  let chunk: Buffer[] = [Buffer.from(encodeLine(header))]
  let [size, position, synced, count] = [0, 0, 0, 0]
  const flush = async (): Promise<void> => {
    position = await writeFully(file, Buffer.concat(chunk), position)
    ;[chunk, size] = [[], 0]
    if (position - synced >= syncEveryBytes) {
      await file.sync()
      synced = position
    }
    await nextTurn()
  }
  for (const { name, rows } of tables) {
    for (const [id, row] of rows()) {
      const line = row.line(name, id)
      chunk.push(line)
      size += line.length
      count += 1
      if (size >= chunkBytes) await flush()
    }
  }
  const end: SnapshotEnd = { kind: 'end', rows: count }
  chunk.push(Buffer.from(encodeLine(end)))
  await flush()
}

/** Writes a snapshot in small slices while edits go on, and puts it in place in one step. */
export async function writeSnapshot(files: FileSystem, folder: string, header: FileHeader, tables: readonly CapturedTable[]): Promise<void> {
  try {
    await replaceFile(files, join(folder, snapshotName(header.generation)), (file) => fill(file, header, tables))
  } finally {
    for (const table of tables) table.release()
  }
}
