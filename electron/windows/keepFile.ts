import { constants } from 'node:fs'
import { copyFile, link, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { numberedName } from '../domain/safeFileName'

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false)
}

/** The path itself, or the next of its numbered names that nothing has yet. */
export async function freePath(folder: string, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : numberedName(name, number))
    if (!(await exists(path))) return path
  }
}

export interface KeepRequest {
  /** Where the whole file is now. */
  readonly part: string
  /** Where it was asked for. */
  readonly folder: string
  readonly name: string
  /** Whether the technician has agreed that a file of that name is replaced. */
  readonly replace: boolean
  /** Where it came from (an origin), for the system's own warning before it is opened. */
  readonly origin: string
}

/**
 * Puts a file that has arrived whole where it was asked for, on whatever disk that is. A file that is there is replaced only if that was
 * agreed, and then in one step; otherwise the new one gets a numbered name. The part file is gone afterwards, also when it fails.
 * @returns where it lies
 */
export async function keepFile(request: KeepRequest, platform: NodeJS.Platform = process.platform): Promise<string> {
  const { part, folder, name, replace, origin } = request
  try {
    const path = replace ? await replaceWith(part, join(folder, name)) : await putBeside(part, folder, name)
    if (platform === 'win32') await markOfTheWeb(path, origin)
    return path
  } finally {
    await rm(part, { force: true })
  }
}

async function replaceWith(part: string, path: string): Promise<string> {
  try {
    await rename(part, path)
  } catch (cause) {
    if (codeOf(cause) !== 'EXDEV') throw cause
    const near = join(dirname(path), `.${globalThis.crypto.randomUUID()}.part`)
    try {
      await copyFile(part, near, constants.COPYFILE_EXCL)
      await rename(near, path)
    } finally {
      await rm(near, { force: true })
    }
  }
  return path
}

async function putBeside(part: string, folder: string, name: string): Promise<string> {
  for (;;) {
    const path = await freePath(folder, name)
    try {
      await putNew(part, path)
      return path
    } catch (cause) {
      // Somebody was quicker: the next name.
      if (codeOf(cause) !== 'EEXIST') throw cause
    }
  }
}

/** A second name for the same file where the disk can do that: whole or not at all. Elsewhere a copy that never replaces. */
async function putNew(part: string, path: string): Promise<void> {
  try {
    await link(part, path)
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') throw cause
    await copyFile(part, path, constants.COPYFILE_EXCL).catch(async (failed: unknown) => {
      if (codeOf(failed) !== 'EEXIST') await rm(path, { force: true })
      throw failed
    })
  }
}

/** Windows warns before it opens a file that has this mark. A disk that cannot hold it is no reason to lose the file. */
async function markOfTheWeb(path: string, origin: string): Promise<void> {
  await writeFile(`${path}:Zone.Identifier`, `[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=${origin}\r\n`).catch(() => undefined)
}

const codeOf = (cause: unknown): string | undefined => (cause instanceof Error && 'code' in cause ? String(cause.code) : undefined)
