import type { RecordId } from '../../contract/ids'
import { PowerCut, SimulatedDisk } from '../../store/testing/simulatedDisk'
import type { RelationshipRecord, Relationships } from '../ports'
import { contosoId, offersAtWork, openOffers, RelationshipsAtWork } from './offersAtWork'

type Faults = ReadonlyMap<string, 'lostAnswer' | 'notCarriedOut'>

/** What outlives a process: the disk, the cloud, and what the cloud was asked to make although it had it. */
export interface Machine {
  disk: SimulatedDisk
  readonly cloud: RelationshipsAtWork
  readonly madeTwice: string[]
  readonly offerId: RecordId
}

export async function machineWithDraft(): Promise<Machine> {
  const disk = new SimulatedDisk()
  const store = await openOffers(disk)
  const { offers } = await offersAtWork({ store })
  const { id } = await offers.createDelegated({ tenantId: contosoId })
  await store.close()
  return { disk, cloud: new RelationshipsAtWork(), madeTwice: [], offerId: id }
}

/**
 * One process: opens the store, takes up what is unfinished, issues the offer, and dies at its step `diesAt` (a step is one
 * operation of the disk, or one way of a call to the cloud or back). `chance` is what a power cut leaves of what was not
 * synced. Resolves with the number of steps taken.
 */
export async function live(machine: Machine, diesAt = Number.POSITIVE_INFINITY, chance: () => number = () => 0, faults: Faults = new Map()): Promise<number> {
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
  for (const [call, fault] of faults) machine.cloud.faults.set(call, fault)
  await Promise.race([died, work(machine, mortal(machine, dies), end.signal)])
  const taken = steps
  if (end.signal.aborted) machine.disk = machine.disk.afterPowerCut(chance)
  machine.disk.fate = () => undefined
  end.abort()
  return taken
}

async function work({ disk, offerId }: Machine, relationships: Relationships, signal: AbortSignal): Promise<void> {
  const store = await openOffers(disk)
  const { offers } = await offersAtWork({ store, relationships })
  // What fails here is tried again in the next life; the last one is expected to succeed.
  await offers.resume(signal).catch(() => undefined)
  await offers.issue(offerId, signal).catch(() => undefined)
  await store.close().catch(() => undefined)
}

/** The cloud as a process sees it that may die on the way to it, or on the way back. */
function mortal({ cloud, madeTwice }: Machine, dies: () => boolean): Relationships {
  const passing = async <T>(call: () => Promise<T>): Promise<T> => {
    if (dies()) return new Promise<T>(() => undefined)
    const [answer] = await Promise.allSettled([call()])
    if (dies()) return new Promise<T>(() => undefined)
    if (answer.status === 'rejected') throw answer.reason
    return answer.value
  }
  const isThere = (name: string): boolean => [...cloud.records.values()].some((record: RelationshipRecord) => record.displayName === name)
  return {
    ofCustomer: () => passing(() => cloud.ofCustomer()),
    get: (id) => passing(() => cloud.get(id)),
    accessAssignments: () => passing(() => cloud.accessAssignments()),
    assign: (id, groupId, roles) => passing(() => cloud.assign(id, groupId, roles)),
    create: (request) =>
      passing(() => {
        if (isThere(request.displayName)) madeTwice.push(request.displayName)
        return cloud.create(request)
      }),
    findByName: (name) => passing(() => cloud.findByName(name)),
    lockForApproval: (record) => passing(() => cloud.lockForApproval(record)),
    withdraw: (record) => passing(() => cloud.withdraw(record)),
    approvalLink: (id) => cloud.approvalLink(id)
  }
}
