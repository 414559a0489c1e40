import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** The folder belongs to another practice cloud that still runs. */
export class FolderInUse extends Error {
  readonly pid: number
  constructor(folder: string, pid: number) {
    super(`${folder} is in use by another practice cloud (process ${pid}).`)
    this.pid = pid
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: there is such a process, of somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const holderOf = async (file: string): Promise<number | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => '')
  const pid = Number(text.trim())
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code

const isTaken = (error: unknown): boolean => hasCode(error, 'EEXIST')

/** Makes the folder with those above it. Node's own recursive way never returns in a place such as /proc. */
const makeFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder)
  } catch (error) {
    if (isTaken(error) && (await stat(folder)).isDirectory()) return
    const parent = dirname(folder)
    const parentThere = await stat(parent).then(() => true, () => false)
    if (!hasCode(error, 'ENOENT') || parentThere || parent === folder) throw error
    await makeFolder(parent)
    await mkdir(folder)
  }
}

/** Puts a file that is complete from its first moment in place; false when there is one. */
const claim = async (file: string): Promise<boolean> => {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, String(process.pid))
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

const attempt = async (folder: string, file: string, left: number): Promise<void> => {
  if (await claim(file)) return
  const holder = await holderOf(file)
  if (left === 0 || (holder !== undefined && holder !== process.pid && isAlive(holder))) throw new FolderInUse(folder, holder ?? 0)
  await rm(file, { force: true })
  await attempt(folder, file, left - 1)
}

/**
 * Makes the folder ours until released; takes it over from a process that has died.
 * @throws FolderInUse, or a file system error when the folder cannot be written
 */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  await makeFolder(resolve(folder))
  const file = join(folder, 'practice.lock')
  await attempt(folder, file, 2)
  return () => rm(file, { force: true })
}
