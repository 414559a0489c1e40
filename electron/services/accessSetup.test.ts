import { describe, expect, it } from 'vitest'
import { AppFailure } from '../contract/errors'
import { directoryRoles, roleIds, roleTemplates } from '../domain/roleTemplates'
import { SimulatedDisk } from '../store/testing/simulatedDisk'
import { standardMapping } from './accessPlan'
import { AccessSetup } from './accessSetup'
import type { AccessSetupParts } from './accessSetup'
import { createNotices } from './notices'
import { contosoId, offersAtWork, openOffers } from './testing/offersAtWork'

const groups = { adminAgents: 'admins', helpdeskAgents: 'helpdesk' }
const contoso = { tenantId: contosoId, displayName: 'Contoso' }

async function accessAtWork(more: Partial<AccessSetupParts> = {}, disk = new SimulatedDisk()) {
  const work = await offersAtWork({ store: await openOffers(disk) })
  const { relationships, offers } = work
  const notices = createNotices(() => undefined)
  const refreshed: string[] = []
  const waits: number[] = []
  const parts: AccessSetupParts = {
    relationships, offers, notices, activity: work.parts.activity,
    mayAssign: async () => undefined,
    mapped: async () => standardMapping(groups),
    online: () => true,
    refreshCustomer: async (id) => refreshed.push(id),
    // Each pause is the time in which the cloud puts one more assignment into effect.
    wait: async (ms) => {
      waits.push(ms)
      const index = relationships.assignments.findIndex((one) => one.status === 'pending')
      const pending = relationships.assignments[index]
      if (pending !== undefined) relationships.assignments[index] = { ...pending, status: 'active' }
    },
    ...more
  }
  const access = new AccessSetup(parts)
  const accepted = async () => {
    const { id } = await offers.issue((await offers.createDelegated({ tenantId: contosoId })).id)
    relationships.become('r1', { status: 'active', customer: contoso, endsAt: '2028-11-21T12:00:00.000Z' })
    return offers.refresh(id)
  }
  return { ...work, access, accessParts: parts, notices, refreshed, waits, accepted, disk }
}
const assigned = (work: Awaited<ReturnType<typeof accessAtWork>>) => work.relationships.assignments.map(({ groupId, roles, status }) => [groupId, roles, status])
const both = [['admins', roleIds(roleTemplates.full), 'active'], ['helpdesk', roleIds(roleTemplates.limited), 'active']]

describe('setting up access', () => {
  it('gives each group the roles of its template, waits until they are in effect, and reads the customer again', async () => {
    const work = await accessAtWork()
    const offer = await work.accepted()
    expect(offer.access).toEqual({ state: 'waiting' })
    await work.access.setUp(offer)
    expect(assigned(work)).toEqual(both)
    expect(work.offers.get(offer.id).access).toEqual({ state: 'ready' })
    expect(work.waits).toEqual([500, 1_000])
    expect(work.refreshed).toEqual([contosoId])
    expect(work.notices.list()).toEqual([])
    expect(work.entries.at(-1)).toEqual({ action: 'relationship.assign', result: 'ok', tenantId: contosoId, detail: { quoteId: offer.quoteId } })
    expect(work.offers.withoutAccess()).toEqual([])
    await expect(work.access.setUp(work.offers.get(offer.id))).rejects.toMatchObject({ error: { code: 'access.notWaiting' } })
  })

  it('begins with the acceptance, which tells the offer and its relationship', async () => {
    const told: unknown[] = []
    const work = await offersAtWork({ accepted: (tenantId, { relationshipId, access }) => void told.push([tenantId, relationshipId, access]) })
    const { id } = await work.offers.issue((await work.offers.createDelegated()).id)
    work.relationships.become('r1', { status: 'active', customer: contoso })
    await work.offers.refresh(id)
    expect(told).toEqual([[contosoId, 'r1', { state: 'waiting' }]])
    expect(work.offers.withoutAccess()).toMatchObject([{ id }])
  })

  it('waits until an approved relationship is active, and is done once when asked twice', async () => {
    const work = await accessAtWork({ wait: async () => work.relationships.become('r1', { status: 'active' }) })
    const offer = await work.accepted()
    work.relationships.become('r1', { status: 'activating' })
    work.relationships.assignments.push(...['admins', 'helpdesk'].map((groupId) => ({ id: groupId, groupId, status: 'active', roles: ['own'] })))
    await Promise.all([work.access.setUp(offer), work.access.setUp(offer)])
    expect(work.relationships.asked.filter((call) => call === 'assign')).toEqual([])
    expect(work.refreshed).toEqual([contosoId])
  })

  it('asks for no role that the relationship does not have', async () => {
    const work = await accessAtWork()
    const offer = await work.accepted()
    work.relationships.become('r1', { roles: [directoryRoles.passwordAdministrator.toUpperCase()] })
    work.relationships.assign = async (_, groupId, roles) => {
      const made = { id: groupId, groupId, status: 'active', roles }
      work.relationships.assignments.push(made)
      return made
    }
    await work.access.setUp(offer)
    expect(assigned(work)).toEqual(['admins', 'helpdesk'].map((group) => [group, [directoryRoles.passwordAdministrator], 'active']))
  })

  it('takes over an assignment that somebody else makes at the same moment', async () => {
    const work = await accessAtWork()
    const offer = await work.accepted()
    const assign = work.relationships.assign.bind(work.relationships)
    work.relationships.assign = async (id, groupId, roles) => {
      await assign(id, groupId, roles)
      return assign(id, groupId, roles)
    }
    await work.access.setUp(offer)
    expect(assigned(work)).toEqual(both)
  })

  it.each(['lostAnswer', 'notCarriedOut'] as const)('ends what a failed call left open: %s', async (fault) => {
    for (const call of ['get', 'accessAssignments', 'assign']) {
      const work = await accessAtWork()
      const offer = await work.accepted()
      work.relationships.faults.set(call, fault)
      await expect(work.access.setUp(offer)).rejects.toMatchObject({ error: { kind: 'unreachable' } })
      expect(work.offers.get(offer.id)).toMatchObject({ state: 'accepted', access: { state: 'waiting', problem: { code: 'network' } } })
      expect(work.notices.list()).toEqual([{ id: `access.${offer.id}`, severity: 'warning', code: 'access.notSetUp', params: { customer: 'Contoso', reason: 'network', offerId: offer.id } }])
      await work.access.resume()
      expect(assigned(work)).toEqual(both)
      expect(work.offers.get(offer.id).access).toEqual({ state: 'ready' })
      expect(work.notices.list()).toEqual([])
    }
  })

  it('is taken up after a crash', async () => {
    const before = await accessAtWork()
    const offer = await before.accepted()
    const made = before.relationships.assign.bind(before.relationships)
    const reached = new Promise<void>((resolve) => {
      before.relationships.assign = async (id, groupId, roles) => {
        await made(id, groupId, roles)
        resolve()
        return new Promise(() => undefined)
      }
    })
    void before.access.setUp(offer)
    await reached
    const after = await accessAtWork({}, before.disk)
    after.relationships.assignments.push(...before.relationships.assignments)
    for (const [id, record] of before.relationships.records) after.relationships.records.set(id, record)
    await after.access.resume()
    expect(assigned(after)).toEqual(both)
    expect(after.offers.get(offer.id).access).toEqual({ state: 'ready' })
  })

  it('stops at its time limit and stays waiting', async () => {
    const work = await accessAtWork({ limitMs: 20, wait: (_, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))) })
    const offer = await work.accepted()
    await expect(work.access.setUp(offer)).rejects.toMatchObject({ error: { kind: 'timedOut' } })
    expect(work.offers.get(offer.id)).toMatchObject({ access: { state: 'waiting', problem: { kind: 'timedOut' } } })
  })

  it('is over when the relationship is', async () => {
    const work = await accessAtWork()
    const offer = await work.accepted()
    work.relationships.become('r1', { status: 'terminated' })
    await work.access.setUp(offer)
    expect(work.offers.get(offer.id)).toMatchObject({ state: 'accepted', access: { state: 'ended' } })
    expect([work.refreshed, assigned(work)]).toEqual([[], []])
  })

  it.each([
    ['access.noGroup', {}, roleIds(roleTemplates.full), undefined],
    ['access.noRoles', { helpdeskAgents: 'helpdesk' }, ['other'], undefined],
    ['access.refused', groups, roleIds(roleTemplates.full), 'error']
  ] as const)('says %s', async (code, agentGroups, roles, status) => {
    const work = await accessAtWork({ mapped: async () => standardMapping(agentGroups) })
    const offer = await work.accepted()
    work.relationships.become('r1', { roles })
    if (status !== undefined) work.relationships.assignments.push({ id: 'a', groupId: 'admins', status, roles })
    await expect(work.access.setUp(offer)).rejects.toMatchObject({ error: { code } })
    expect(work.notices.list()).toMatchObject([{ params: { reason: code } }])
  })

  it('keeps no problem when nobody is signed in, and records the same failure once', async () => {
    let kind: 'signedOut' | 'notAllowed' = 'signedOut'
    const work = await accessAtWork({ mapped: () => Promise.reject(new AppFailure({ kind, code: 'x' })) })
    const offer = await work.accepted()
    await work.access.resume()
    expect([work.notices.list(), work.offers.get(offer.id).access]).toEqual([[], { state: 'waiting' }])
    kind = 'notAllowed'
    await work.access.resume()
    await work.access.resume()
    expect(work.entries.filter((entry) => entry.action === 'relationship.assign')).toHaveLength(1)
  })
})

describe('the watch', () => {
  const rounds = (count: number) => {
    const stop = new AbortController()
    let left = count
    return { signal: stop.signal, wait: async () => void ((left -= 1) < 0 && stop.abort()) }
  }

  it.each([['unreachable', 3], ['notAllowed', 1]] as const)('after "%s" asks %i times', async (kind, times) => {
    const { signal, wait } = rounds(3)
    let asked = 0
    const mapped = () => { asked += 1; return Promise.reject(new AppFailure({ kind, code: 'x' })) }
    const work = await accessAtWork({ wait, mapped })
    await work.accepted()
    await work.access.watch(10, signal)
    expect(asked).toBe(times)
  })

  it('asks nothing while offline', async () => {
    const { signal, wait } = rounds(3)
    const work = await accessAtWork({ wait, online: () => false })
    await work.accepted()
    const asked = work.relationships.asked.length
    await work.access.watch(10, signal)
    expect(work.relationships.asked).toHaveLength(asked)
  })
})
