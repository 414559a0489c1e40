import { dirname } from 'node:path'
import { systemErrorCode, type FileSystem, type OpenFile } from './fileSystem'

/** Writes all bytes at a place, however small the portions that the disk takes. Returns the place behind them. */
export async function writeFully(file: OpenFile, bytes: Buffer, position: number): Promise<number> {
  let done = 0
  while (done < bytes.length) {
    const taken = await file.write(bytes.subarray(done), position + done)
    if (taken === 0) throw Object.assign(new Error('The disk took no bytes'), { code: 'EIO' })
    done += taken
  }
  return position + done
}

/** Closes a file of which nothing is needed any more. */
export async function closeQuietly(file: OpenFile): Promise<void> {
  await file.close().catch(() => undefined)
}

/** Removes a file that may be missing, or that cannot be removed now; a later opening tries again. */
export async function removeQuietly(files: FileSystem, path: string): Promise<void> {
  await files.remove(path).catch(() => undefined)
}

/**
 * Puts a whole file in place so that after a crash at any moment either the old or the new content is there in full:
 * temporary file, fsync, rename, fsync of the folder. `fill` writes the content.
 */
export async function replaceFile(files: FileSystem, path: string, fill: (file: OpenFile) => Promise<void>): Promise<void> {
  const temporary = `${path}.tmp`
  const file = await files.open(temporary, 'fresh')
  try {
    await fill(file)
    await file.sync()
  } catch (cause) {
    await closeQuietly(file)
    await removeQuietly(files, temporary)
    throw cause
  }
  await file.close()
  await files.rename(temporary, path)
  await files.syncFolder(dirname(path))
}

/** The file's bytes, or `undefined` when there is no such file. Every other trouble is thrown. */
export async function readIfThere(files: FileSystem, path: string): Promise<Buffer | undefined> {
  try {
    return await files.read(path)
  } catch (cause) {
    if (systemErrorCode(cause) === 'ENOENT') return undefined
    throw cause
  }
}
