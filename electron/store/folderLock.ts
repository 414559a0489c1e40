import { join } from 'node:path'
import { z } from 'zod'
import { AppFailure } from '../contract/errors'
import { readIfThere, removeQuietly, writeFully } from './durableFile'
import { systemErrorCode, type FileSystem } from './fileSystem'
import type { ProcessIdentity, ProcessProbe } from './processProbe'

const name = 'lock'
const attempts = 5
const contentSchema = z.object({ pid: z.int().positive(), started: z.string() })

function parse(bytes: Buffer): ProcessIdentity | undefined {
  try {
    return contentSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    return undefined
  }
}

async function create(files: FileSystem, path: string, self: ProcessIdentity): Promise<boolean> {
  try {
    const file = await files.open(path, 'new')
    try {
      await writeFully(file, Buffer.from(JSON.stringify(self)), 0)
    } finally {
      await file.close()
    }
    return true
  } catch (cause) {
    if (systemErrorCode(cause) === 'EEXIST') return false
    throw cause
  }
}

/** Takes a dead process's lock away; of several that try at once only one finds it still there. */
async function clear(files: FileSystem, path: string): Promise<void> {
  const aside = `${path}-${globalThis.crypto.randomUUID()}.tmp`
  try {
    await files.rename(path, aside)
  } catch (cause) {
    if (systemErrorCode(cause) === 'ENOENT') return
    throw cause
  }
  await removeQuietly(files, aside)
}

export interface FolderLock {
  release(): Promise<void>
}

/**
 * Makes this process the only one that writes in a folder. The lock of a process that is gone is taken over at once.
 * @throws AppFailure `storage` / `storage.inUse` while another living process holds it.
 */
export async function lockFolder(files: FileSystem, folder: string, probe: ProcessProbe): Promise<FolderLock> {
  const path = join(folder, name)
  const self = await probe.self()
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await create(files, path, self)) return { release: () => removeQuietly(files, path) }
    const content = await readIfThere(files, path)
    const holder = content && parse(content)
    if (holder && (await probe.isAlive(holder))) {
      throw new AppFailure({ kind: 'storage', code: 'storage.inUse', params: { pid: holder.pid } })
    }
    await clear(files, path)
  }
  throw new AppFailure({ kind: 'storage', code: 'storage.inUse' })
}
