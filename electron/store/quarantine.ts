import { join } from 'node:path'
import { writeFully } from './durableFile'
import type { FileSystem } from './fileSystem'

const folderName = 'quarantine'

/** A name that does not exist yet and sorts by time. */
function shelfName(name: string): string {
  return `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${globalThis.crypto.randomUUID().slice(0, 8)}-${name}`
}

/** Sets a damaged file aside; nothing in there is ever deleted by the store. Returns the new path. */
export async function moveToQuarantine(files: FileSystem, folder: string, name: string): Promise<string> {
  await files.makeFolder(join(folder, folderName))
  const target = join(folder, folderName, shelfName(name))
  await files.rename(join(folder, name), target)
  return target
}

/** Keeps a copy of a file that goes on being used without its damaged part. Returns the copy's path. */
export async function copyToQuarantine(files: FileSystem, folder: string, name: string, bytes: Buffer): Promise<string> {
  await files.makeFolder(join(folder, folderName))
  const target = join(folder, folderName, shelfName(name))
  const copy = await files.open(target, 'new')
  try {
    await writeFully(copy, bytes, 0)
    await copy.sync()
  } finally {
    await copy.close()
  }
  return target
}
