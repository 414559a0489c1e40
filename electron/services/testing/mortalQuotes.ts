import { recordIdSchema, type RecordId } from '../../contract/ids'
import { PowerCut, SimulatedDisk } from '../../store/testing/simulatedDisk'
import type { Quotes } from '../ports'
import { deskAtWork, openDesk, QuotesAtWork, type QuoteFault } from './quotesAtWork'

/** What outlives a process: the disk, the cloud, and which requests it was sent although it had carried them out. */
export interface QuoteMachine {
  disk: SimulatedDisk
  readonly cloud: QuotesAtWork
  readonly repeated: string[]
  /** In the order in which they are issued. */
  readonly offerIds: readonly RecordId[]
}

/** A machine on which some purchase offers were drafted; with `queued` they were issued offline and wait. */
export async function machineWithDrafts(count: number, queued: boolean): Promise<QuoteMachine> {
  const disk = new SimulatedDisk()
  const store = await openDesk(disk)
  const { draft, desk, line } = await deskAtWork({ store })
  line.online = false
  const offerIds: RecordId[] = []
  for (let number = 1; number <= count; number += 1) {
    const { id } = await draft(number)
    offerIds.push(id)
    if (queued) await desk.issue(id)
  }
  await store.close()
  return { disk, cloud: new QuotesAtWork(), repeated: [], offerIds }
}

/**
 * One process: opens the store, lets out what waits, issues what is still a draft, and dies at its step `diesAt` (a step is one
 * operation of the disk, or one way of a call to the cloud or back). `chance` is what a power cut leaves of what was not
 * synced. Resolves with the number of steps taken.
 */
export async function liveQuotes(
  machine: QuoteMachine, diesAt = Number.POSITIVE_INFINITY, chance: () => number = () => 0, faults: ReadonlyMap<string, readonly QuoteFault[]> = new Map()
): Promise<number> {
  const end = new AbortController()
  let steps = 0
  const dies = (): boolean => {
    steps += 1
    if (steps >= diesAt) end.abort()
    return end.signal.aborted
  }
  const died = new Promise<void>((resolve) => end.signal.addEventListener('abort', () => resolve()))
  machine.disk.fate = () => (dies() ? new PowerCut() : undefined)
  machine.cloud.faults.clear()
  for (const [call, all] of faults) machine.cloud.fail(call, ...all)
  await Promise.race([died, work(machine, mortal(machine, dies))])
  const taken = steps
  if (end.signal.aborted) machine.disk = machine.disk.afterPowerCut(chance)
  machine.disk.fate = () => undefined
  end.abort()
  return taken
}

async function work({ disk, offerIds }: QuoteMachine, quotes: Quotes): Promise<void> {
  const store = await openDesk(disk)
  const { desk } = await deskAtWork({ store, quotes })
  // What fails here is tried again in the next life; the last one is expected to succeed.
  await desk.retry().catch(() => undefined)
  for (const id of offerIds) await desk.issue(recordIdSchema.parse(id)).catch(() => undefined)
  await store.close().catch(() => undefined)
}

/** The cloud as a process sees it that may die on the way to it, or on the way back. */
function mortal({ cloud, repeated }: QuoteMachine, dies: () => boolean): Quotes {
  const passing = async <T>(call: () => Promise<T>): Promise<T> => {
    if (dies()) return new Promise<T>(() => undefined)
    const [answer] = await Promise.allSettled([call()])
    if (dies()) return new Promise<T>(() => undefined)
    if (answer.status === 'rejected') throw answer.reason
    return answer.value
  }
  return {
    create: (request, requestId) =>
      passing(() => {
        if (cloud.made.some((one) => one.requestId === requestId)) repeated.push(requestId)
        return cloud.create(request, requestId)
      }),
    findByRequest: (requestId) => passing(() => cloud.findByRequest(requestId)),
    get: (id) => passing(() => cloud.get(id)),
    pages: () => cloud.pages(),
    withdraw: (record) => passing(() => cloud.withdraw(record))
  }
}
