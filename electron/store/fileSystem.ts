import { mkdir, open, readdir, readFile, rename, unlink, type FileHandle } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

/** A file opened for writing. Positions and sizes are bytes. */
export interface OpenFile {
  /** Writes at a place and returns how many bytes were taken, which may be fewer than given. */
  write(bytes: Buffer, position: number): Promise<number>
  truncate(size: number): Promise<void>
  /** Resolves when everything written is on the disk itself, not only in the system's memory. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** `new`: fails with EEXIST if there · `fresh`: made or emptied · `existing`: fails with ENOENT unless there. */
export type OpenMode = 'new' | 'fresh' | 'existing'

/** The few things that the store asks of a disk; a seam for tests that make the disk fail at every step. */
export interface FileSystem {
  makeFolder(path: string): Promise<void>
  list(folder: string): Promise<readonly string[]>
  read(path: string): Promise<Buffer>
  open(path: string, mode: OpenMode): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Makes created, renamed and removed names durable. */
  syncFolder(path: string): Promise<void>
}

const flags: Record<OpenMode, string> = { new: 'wx', fresh: 'w', existing: 'r+' }
/** Secrets and customers' data are for the owner's eyes only. */
const ownerOnly = 0o600

const wrap = (handle: FileHandle): OpenFile => ({
  write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
  truncate: (size) => handle.truncate(size),
  sync: () => handle.datasync(),
  close: () => handle.close()
})

/** The code of a system error (`ENOENT`, `ENOSPC` …), or `undefined` for any other thing thrown. */
export function systemErrorCode(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined
}

const renameWaits = [10, 20, 50, 100, 200, 300, 500, 500] as const

/** Windows refuses a rename while a virus scanner or an indexer looks at the file; it lets go within a second or two. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (const wait of renameWaits) {
    try {
      await rename(from, to)
      return
    } catch (cause) {
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(systemErrorCode(cause) ?? '')) throw cause
      await delay(wait)
    }
  }
  await rename(from, to)
}

/** The real disk. */
export function nodeFileSystem(platform: NodeJS.Platform = process.platform): FileSystem {
  return {
    makeFolder: async (path) => {
      await mkdir(path, { recursive: true, mode: 0o700 })
    },
    list: (folder) => readdir(folder),
    read: (path) => readFile(path),
    open: async (path, mode) => wrap(await open(path, flags[mode], ownerOnly)),
    rename: (from, to) => (platform === 'win32' ? renamePatiently(from, to) : rename(from, to)),
    remove: (path) => unlink(path),
    syncFolder: async (path) => {
      // Windows cannot open a folder for syncing; NTFS keeps names in its own journal.
      if (platform === 'win32') return
      const handle = await open(path, 'r')
      try {
        await handle.sync()
      } finally {
        await handle.close()
      }
    }
  }
}
