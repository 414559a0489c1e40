import { recordIdSchema, type RecordId } from '../../contract/ids'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import type { Quotes } from '../ports'
import type { CloudFault } from './faultyCloud'
import { liveUntil, type MortalProcess } from './mortalProcess'
import { deskAtWork, openDesk, QuotesAtWork } from './quotesAtWork'

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
 * One process: opens the store, lets out what waits, issues what is still a draft, and dies at its step `diesAt` as `liveUntil` counts.
 * Resolves with the number of steps taken.
 */
export function liveQuotes(
  machine: QuoteMachine, diesAt = Number.POSITIVE_INFINITY, chance: () => number = () => 0, faults: ReadonlyMap<string, readonly CloudFault[]> = new Map()
): Promise<number> {
  machine.cloud.faults.clear()
  for (const [call, all] of faults) machine.cloud.fail(call, ...all)
  return liveUntil(machine, diesAt, chance, ({ calling }) => work(machine, mortal(machine, calling)))
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
function mortal({ cloud, repeated }: QuoteMachine, passing: MortalProcess['calling']): Quotes {
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
