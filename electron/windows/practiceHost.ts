import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { utilityProcess } from 'electron'
import { practiceReadySchema } from '../contract/practice'
import { createOutsidePractice, createPracticeSupervisor, type PracticeHost, type PracticeMemory, type PracticeProcess, type PracticeSupervisorOptions } from './practiceHostSupervisor'

export interface PracticeHostOptions extends Pick<PracticeSupervisorOptions, 'onMoved' | 'onGone'> {
  /** `out/main/practice.js` of this build. */
  readonly script: string
  /** Folder of everything the application stores. */
  readonly dataFolder: string
  /** `PARTNER_DESK_PRACTICE_URL` */
  readonly url?: string | undefined
  /** `PARTNER_DESK_PRACTICE_CUSTOMERS`; 60 when absent or no number. */
  readonly customers?: string | undefined
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Lines that the practice cloud writes to its error output. */
  readonly log: (text: string) => void
}

const usualCustomers = 60

/** The last ready line in a small file; rebuildable, so a damaged one counts as none. */
export const createPracticeMemory = (dataFolder: string): PracticeMemory => {
  const file = join(dataFolder, 'practice-cloud.json')
  return {
    async read() {
      try {
        return practiceReadySchema.parse(JSON.parse(await readFile(file, 'utf8')))
      } catch {
        return undefined
      }
    },
    async write(ready) {
      await writeFile(`${file}.tmp`, JSON.stringify(ready))
      await rename(`${file}.tmp`, file)
    }
  }
}

const numberOf = (text: string | undefined): number => {
  const number = Number(text ?? '')
  return text !== undefined && text !== '' && Number.isInteger(number) && number >= 0 ? number : usualCustomers
}

const startProcess = (options: PracticeHostOptions, port: number): PracticeProcess => {
  const args = ['--data', join(options.dataFolder, 'practice'), '--port', String(port), '--customers', String(numberOf(options.customers))]
  const child = utilityProcess.fork(options.script, args, { stdio: 'pipe', serviceName: 'Partner Desk practice cloud' })
  child.stderr?.on('data', (chunk: Buffer) => options.log(chunk.toString('utf8')))
  return {
    onOutput: (listener) => {
      child.stdout?.on('data', (chunk: Buffer) => listener(chunk.toString('utf8')))
    },
    exited: new Promise((resolve) => {
      child.once('exit', resolve)
    }),
    kill: () => {
      child.kill()
    }
  }
}

/** The practice cloud of this application: its own process on loopback, or the one that the environment names (capabilities 1.2). */
export const createPracticeHost = (options: PracticeHostOptions): PracticeHost => {
  const memory = createPracticeMemory(options.dataFolder)
  if (options.url !== undefined && options.url !== '') return createOutsidePractice(options.url, memory, options.fetch)
  return createPracticeSupervisor({ start: (port) => startProcess(options, port), memory, onMoved: options.onMoved, onGone: options.onGone })
}
