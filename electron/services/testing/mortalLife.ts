import type { RecordId } from '../../contract/ids'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import type { RelationshipRecord, Relationships } from '../ports'
import { liveUntil, type MortalProcess } from './mortalProcess'
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
 * One process: opens the store, takes up what is unfinished, issues the offer, and dies at its step `diesAt` as `liveUntil` counts.
 * Resolves with the number of steps taken.
 */
export function live(machine: Machine, diesAt = Number.POSITIVE_INFINITY, chance: () => number = () => 0, faults: Faults = new Map()): Promise<number> {
  machine.cloud.faults.clear()
  for (const [call, fault] of faults) machine.cloud.faults.set(call, fault)
  return liveUntil(machine, diesAt, chance, ({ calling, signal }) => work(machine, mortal(machine, calling), signal))
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
function mortal({ cloud, madeTwice }: Machine, passing: MortalProcess['calling']): Relationships {
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
