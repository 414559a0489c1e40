import { join } from 'node:path'
import { closeQuietly, writeFully } from './durableFile'
import type { FileSystem, OpenFile } from './fileSystem'
import { journalName } from './generations'
import { encodeLine, type FileHeader } from './lines'

/** The journal that is written to. `size` counts only what is known to be on the disk. */
export interface JournalFile {
  readonly generation: number
  readonly size: number
  /** Bytes that a failed attempt left behind the end are overwritten by the next one. */
  append(bytes: Buffer): Promise<void>
  /** `true` after a failed sync: what the system still held may be gone, so this file cannot be trusted any more. */
  readonly lost: boolean
  close(): Promise<void>
}

function journalOn(file: OpenFile, generation: number, end: number): JournalFile {
  let size = end
  let lost = false
  return {
    generation,
    get size() {
      return size
    },
    get lost() {
      return lost
    },
    append: async (bytes) => {
      const position = await writeFully(file, bytes, size)
      try {
        await file.sync()
      } catch (cause) {
        lost = true
        throw cause
      }
      size = position
    },
    close: () => closeQuietly(file)
  }
}

/** Starts an empty journal, durable with its name. */
export async function createJournal(files: FileSystem, folder: string, header: FileHeader): Promise<JournalFile> {
  const file = await files.open(join(folder, journalName(header.generation)), 'fresh')
  try {
    const journal = journalOn(file, header.generation, 0)
    await journal.append(Buffer.from(encodeLine(header)))
    await files.syncFolder(folder)
    return journal
  } catch (cause) {
    await closeQuietly(file)
    throw cause
  }
}

/** Goes on with a journal behind its last whole transaction; a torn end is cut. */
export async function continueJournal(files: FileSystem, folder: string, generation: number, wholeBytes: number): Promise<JournalFile> {
  const file = await files.open(join(folder, journalName(generation)), 'existing')
  try {
    await file.truncate(wholeBytes)
    await file.sync()
    return journalOn(file, generation, wholeBytes)
  } catch (cause) {
    await closeQuietly(file)
    throw cause
  }
}
