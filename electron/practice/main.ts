import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { PracticeReady } from '../contract/practice'
import { endWithNpm } from './endWithNpm'
import { ArgumentError, readArguments } from './server/arguments'
import type { PracticeArguments } from './server/arguments'
import { FolderInUse, lockFolder } from './server/folderLock'
import { startServer } from './server/practiceServer'
import { readyMessage } from './server/ready'
import { World } from './world/world'

/** Exit codes, for scripts: 2 arguments, 3 port, 4 folder, 5 folder in use, 1 anything else. */
const exitCodes = { arguments: 2, port: 3, folder: 4, inUse: 5, other: 1 } as const

const say = (message: string): void => void process.stderr.write(`practice cloud: ${message}\n`)

/** What Electron gives a utility process to talk to its parent. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'close', listener: () => void): void
}

const parentPort = (): ParentPort | undefined => (process as unknown as { readonly parentPort?: ParentPort }).parentPort

const folderOf = async (given: string | undefined): Promise<{ readonly folder: string; readonly temporary: boolean }> => {
  if (given !== undefined) return { folder: given, temporary: false }
  const folder = await mkdtemp(join(tmpdir(), 'practice-cloud-'))
  say(`no --data given, so the state is in ${folder} and goes away at the end`)
  return { folder, temporary: true }
}

/** What a running practice cloud holds, and how it lets go of it again, last taken first. */
class Held {
  readonly #releases: (() => Promise<void>)[] = []

  add(release: () => Promise<void>): void {
    this.#releases.unshift(release)
  }

  async release(): Promise<void> {
    const [next] = this.#releases.splice(0, 1)
    if (!next) return
    await next()
    await this.release()
  }
}

const open = async (given: PracticeArguments, held: Held): Promise<PracticeReady> => {
  const { folder, temporary } = await folderOf(given.dataDir)
  if (temporary) held.add(() => rm(folder, { recursive: true, force: true }))
  held.add(await lockFolder(folder))
  const world = await World.open({
    dataDir: folder,
    ...(given.seed === undefined ? {} : { seed: given.seed }),
    ...(given.customers === undefined ? {} : { customers: given.customers })
  })
  held.add(() => world.close())
  const server = await startServer({ world, port: given.port, control: given.control, log: say })
  held.add(() => server.close())
  return readyMessage(server.at, world, true)
}

/** Ends the process cleanly, once, when it is told to or its parent is gone. */
const endWhenTold = (held: Held): void => {
  let ending = false
  const end = (): void => {
    if (ending) return
    ending = true
    // A disk that does not answer must not keep the process for ever; the state is safe at any moment.
    setTimeout(() => process.exit(0), 3000).unref()
    void held.release().finally(() => process.exit(0))
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  // With an IPC channel, its end is the end of the parent.
  process.on('disconnect', end)
  endWithNpm(end)
  parentPort()?.on('close', end)
}

const run = async (given: PracticeArguments): Promise<void> => {
  const held = new Held()
  try {
    const ready = await open(given, held)
    endWhenTold(held)
    process.stdout.write(`${JSON.stringify(ready)}\n`)
    parentPort()?.postMessage(ready)
  } catch (error) {
    await held.release()
    throw error
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

const explain = (error: unknown, given: PracticeArguments | undefined): { readonly code: number; readonly message: string } => {
  const code = codeOf(error)
  if (error instanceof ArgumentError) return { code: exitCodes.arguments, message: `${error.message} Usage: [--port P] [--data DIR] [--customers N] [--seed S] [--control]` }
  if (error instanceof FolderInUse) return { code: exitCodes.inUse, message: `${error.message} End that one, or choose another --data folder.` }
  if (code === 'EADDRINUSE') return { code: exitCodes.port, message: `port ${given?.port ?? ''} is taken. Choose another, or --port 0 for any free one.` }
  if (code === 'EACCES' && given && given.port > 0 && given.port < 1024) return { code: exitCodes.port, message: `port ${given.port} is reserved by the system. Choose one above 1023.` }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'ENOENT'].includes(code)) return { code: exitCodes.folder, message: `cannot write to ${given?.dataDir ?? 'the data folder'} (${code}). Choose a folder that can be written.` }
  return { code: exitCodes.other, message: error instanceof Error ? error.message : 'cannot start' }
}

const start = async (): Promise<void> => {
  // The ready line is all that stdout carries; libraries that greet go to stderr.
  console.info = console.error
  console.log = console.error
  let given: PracticeArguments | undefined
  try {
    given = readArguments(process.argv.slice(2))
    await run(given)
  } catch (error) {
    const { code, message } = explain(error, given)
    say(message)
    process.exit(code)
  }
}

void start()
