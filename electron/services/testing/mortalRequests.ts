import type { RecordId } from '../../contract/ids'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import type { RequestPort } from '../ports'
import type { CloudFault } from './faultyCloud'
import { liveUntil, type MortalProcess } from './mortalProcess'
import { openRequests, requestsAtWork, RequestsAtWork } from './requestsAtWork'

/** What outlives a process: the disk, the cloud, and which requests it was sent although it had carried them out. */
export interface RequestMachine {
  disk: SimulatedDisk
  readonly cloud: RequestsAtWork
  readonly repeated: string[]
  /** In the order in which they are sent. */
  readonly draftIds: readonly RecordId[]
}

/** A machine on which some service requests were drafted; with `queued` they were sent offline and wait. */
export async function machineWithRequests(count: number, queued: boolean): Promise<RequestMachine> {
  const disk = new SimulatedDisk()
  const store = await openRequests(disk)
  const { draft, desk, line } = await requestsAtWork({ store })
  line.online = false
  const draftIds: RecordId[] = []
  for (let number = 1; number <= count; number += 1) {
    const { id } = await draft(`Request ${number}`)
    draftIds.push(id)
    if (queued) await desk.send(id)
  }
  await store.close()
  return { disk, cloud: new RequestsAtWork(), repeated: [], draftIds }
}

/**
 * One process: opens the store, lets out what waits, sends what is still a draft, and dies at its step `diesAt` as `liveUntil` counts.
 * Resolves with the number of steps taken.
 */
export function liveRequests(
  machine: RequestMachine, diesAt = Number.POSITIVE_INFINITY, chance: () => number = () => 0, faults: ReadonlyMap<string, readonly CloudFault[]> = new Map()
): Promise<number> {
  machine.cloud.faults.clear()
  for (const [call, all] of faults) machine.cloud.fail(call, ...all)
  return liveUntil(machine, diesAt, chance, ({ calling }) => work(machine, mortal(machine, calling)))
}

async function work({ disk, draftIds }: RequestMachine, port: RequestPort): Promise<void> {
  const store = await openRequests(disk)
  const { desk } = await requestsAtWork({ store, port })
  // What fails here is tried again in the next life; the last one is expected to succeed.
  await desk.retry().catch(() => undefined)
  for (const id of draftIds) await desk.send(id).catch(() => undefined)
  await store.close().catch(() => undefined)
}

/** The cloud as a process sees it that may die on the way to it, or on the way back. */
function mortal({ cloud, repeated }: RequestMachine, passing: MortalProcess['calling']): RequestPort {
  return {
    create: (request, requestId) =>
      passing(() => {
        if (cloud.made.some((one) => one.requestId === requestId)) repeated.push(requestId)
        return cloud.create(request, requestId)
      }),
    findByRequest: (requestId, tenantId) => passing(() => cloud.findByRequest(requestId, tenantId)),
    get: (number) => passing(() => cloud.get(number)),
    pages: () => cloud.pages(),
    addNote: (number, text) => passing(() => cloud.addNote(number, text)),
    setStatus: (number, change) => passing(() => cloud.setStatus(number, change)),
    topics: () => cloud.topics()
  }
}
