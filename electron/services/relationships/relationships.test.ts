import { describe, expect, it } from 'vitest'
import { directoryRoles, roleIds, roleTemplates } from '../../domain/roleTemplates'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import { openRelationshipStores, relationshipsAtWork } from '../testing/relationshipsAtWork'
import { accessReport } from './accessReport'
import { RelationshipBook } from './relationshipBook'
import { exportRelationships } from './relationshipExport'
import { relationshipQuerySchema } from '../../contract/relationship'

const day = 86_400_000
const query = (more: object = {}) => relationshipQuerySchema.parse(more)
type Work = Awaited<ReturnType<typeof relationshipsAtWork>>
const findNames = async (work: Work, more: object = {}) => (await work.list.find(query(more))).rows.map(({ name }) => name)

async function read(more: Parameters<typeof relationshipsAtWork>[0] = {}): Promise<Work> {
  const work = await relationshipsAtWork(more)
  await work.refresh.refresh()
  return work
}

describe('reading relationships', () => {
  it('reads everything at first, then what changed, and keeps it over a restart', async () => {
    const disk = new SimulatedDisk()
    const work = await read({ disk, customers: 40 })
    const { total, readAt } = await work.list.find(query())
    expect(total).toBe([...work.world.relationships.from(0)].length)
    expect(readAt).toBe(work.book.mark?.readAt)
    expect(work.way.asked.filter((request) => request.includes('delegatedAdminRelationships'))).toHaveLength(1)
    await work.world.relationships.terminate(work.first('contoso.com').id, work.person('admin@contoso.com'))
    const written = work.told.length
    await work.refresh.refresh()
    const again = new RelationshipBook({ store: work.cache, clock: { now: () => work.world.now() }, tell: () => undefined })
    expect(again.get(work.first('contoso.com').id)).toMatchObject({ status: 'terminated' })
    // Only what is newer than the last change that was seen: the one that changed, and no whole list.
    expect(work.told.slice(written).flatMap(([name, payload]) => (name === 'relationships.changed' ? (payload as { ids: string[] }).ids : []))).toContain(work.first('contoso.com').id)
    await work.cache.close()
    const reopened = await openRelationshipStores(disk).cache()
    expect(reopened.read('relationships').size).toBe(total)
  })

  it('finds what was deleted once a day', async () => {
    const work = await read()
    const draft = await work.world.relationships.create({ displayName: 'Draft', duration: 'P1D', unifiedRoles: roleIds(['globalReader']) })
    await work.refresh.refresh()
    expect(work.book.get(draft.id)).toBeDefined()
    await work.world.relationships.remove(draft.id, draft.etag)
    await work.refresh.refresh()
    expect(work.book.get(draft.id)).toBeDefined()
    await work.world.setClockOffset(25 * 3_600_000)
    await work.refresh.refresh()
    expect(work.book.get(draft.id)).toBeUndefined()
  })

  it('reads all of them where the service cannot tell what changed, and keeps what it knows where it is silent', async () => {
    const work = await read()
    work.way.offline = true
    await expect(work.refresh.refresh()).rejects.toMatchObject({ error: { kind: 'unreachable' } })
    expect((await work.list.find(query())).total).toBeGreaterThan(5)
    expect((await work.reader.get(work.first('wingtiptoys.com').id)).source).toBe('cache')
  })

  it('is filtered, searched and sorted', async () => {
    const work = await read({ customers: 60 })
    await work.roleBook.namesReady()
    const all = (await work.list.find(query({ limit: 200 }))).rows
    expect(await findNames(work, { text: 'wingtip' })).toEqual(['Fabrikam for Wingtip Toys'])
    expect(await findNames(work, { within: 30, text: 'fabrikam for' })).toEqual(expect.arrayContaining(['Fabrikam for Wingtip Toys']))
    expect(await findNames(work, { origin: 'anyone' })).toEqual(['Fabrikam for new customers'])
    expect((await work.list.find(query({ origin: 'microsoft', limit: 200 }))).rows.every(({ name }) => name.startsWith('MLT_'))).toBe(true)
    expect((await work.list.find(query({ origin: 'provider' }))).total).toBeGreaterThan(0)
    expect((await work.list.find(query({ template: 'fullAndLimited' }))).total + (await work.list.find(query({ template: 'everyService' }))).total).toBe(all.length)
    expect((await work.list.find(query({ waiting: 70 }))).rows.every(({ state }) => state === 'invited')).toBe(true)
    const ends = all.filter(({ state }) => state === 'active' || state === 'expiring').map(({ endsAt }) => endsAt ?? '')
    expect(ends).toEqual(ends.toSorted())
    const byCustomer = (await work.list.find(query({ sort: 'customer', limit: 200 }))).rows.flatMap(({ customer }) => customer ?? [])
    expect(byCustomer).toEqual(byCustomer.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
    await work.accessReader.read(work.first('woodgrovebank.com').id)
    const admins = work.world.directory.adminAgents.id
    expect(await findNames(work, { group: admins })).toEqual(['Fabrikam for Woodgrove Bank'])
    expect(await findNames(work, { text: 'adminagents wood' })).toEqual(['Fabrikam for Woodgrove Bank'])
  })

  it('sums up for an overview in one answer, and says what ends', async () => {
    const work = await read({ customers: 60 })
    const summary = await work.list.summary()
    expect(Object.values(summary.states).reduce((sum, count) => sum + count, 0)).toBe(summary.total)
    expect(summary.ending[30]).toBeGreaterThanOrEqual(1)
    expect(summary.ending[90]).toBeGreaterThanOrEqual(summary.ending[30])
    expect(summary.waiting.map(({ days }) => days)).toEqual(summary.waiting.map(({ days }) => days).toSorted((a, b) => b - a))
    expect(summary.waitingTotal).toBeGreaterThanOrEqual(summary.waiting.length)
    const radar = await work.list.radar()
    expect(radar.entries).toHaveLength(summary.ending[90])
    expect(radar.entries.find(({ customer }) => customer === 'Wingtip Toys')).toMatchObject({ window: 30, renewed: false, waiting: false })
    expect(summary.endMonths.map(({ month }) => month)).toEqual(summary.endMonths.map(({ month }) => month).toSorted())
  })

  it('is exported', async () => {
    const work = await read()
    const saved: string[] = []
    const handOver = { saveAs: async (_: string, content: string) => { saved.push(content); return '/home/x' } }
    const { count } = await exportRelationships({ list: work.list, handOver, activity: { record: async (entry) => void work.entries.push(entry) }, language: () => 'en' }, query({ text: 'contoso' }))
    expect(count).toBe(1)
    expect(saved[0]).toContain('Contoso')
    expect(saved[0]).toContain('Global Administrator; Password Administrator')
    expect(work.entries).toEqual([{ action: 'relationship.export', result: 'ok', detail: { count: 1 } }])
    await expect(exportRelationships({ list: work.list, handOver: { saveAs: async () => undefined }, activity: { record: async () => undefined }, language: () => 'de' }, query())).rejects.toMatchObject({ error: { kind: 'cancelled' } })
  })
})

describe('one relationship', () => {
  it('tells its life, who has access and what may be done', async () => {
    const work = await read()
    await work.roleBook.namesReady()
    const wingtip = await work.reader.get(work.first('wingtiptoys.com').id)
    expect(wingtip).toMatchObject({ state: 'expiring', window: 30, durationDays: 365, source: 'cloud', templateId: 'fullAndLimited', problems: [], deviations: [], others: [] })
    expect(wingtip.assignments.map(({ groupName }) => groupName)).toEqual(['AdminAgents', 'HelpdeskAgents'])
    expect(wingtip.timeline.map(({ event }) => event)).toEqual(['created', 'locked', 'approved', 'activated', 'assigned', 'assigned', 'ends'])
    expect(wingtip.actions).toMatchObject({ renew: { allowed: true }, terminate: { allowed: true }, withdraw: { allowed: false, reason: 'answered' }, autoExtend: { allowed: false, reason: 'globalAdministrator' } })
    const northwind = await work.reader.get(work.first('northwindtraders.com').id)
    expect(northwind).toMatchObject({ state: 'invited', actions: { withdraw: { allowed: true }, terminate: { allowed: false } } })
    expect(northwind.link).toContain(northwind.id)
    await expect(work.reader.get('nothing')).rejects.toMatchObject({ error: { code: 'relationship.notFound' } })
  })

  it('is renewed with the same roles and length', async () => {
    const work = await read()
    const wingtip = work.first('wingtiptoys.com')
    await work.desk.renew(wingtip.id)
    expect(work.drafted).toEqual([{ tenantId: work.customer('wingtiptoys.com'), renews: { id: wingtip.id, name: 'Fabrikam for Wingtip Toys' }, terms: { roles: wingtip.unifiedRoles, durationDays: 365, autoExtend: false } }])
    const open = [...work.book.entries().values()].find(({ tenantId }) => tenantId === undefined)
    await expect(work.desk.renew(open?.id ?? '')).rejects.toMatchObject({ error: { code: 'relationship.noCustomer' } })
    await expect(work.desk.renew('nothing')).rejects.toMatchObject({ error: { kind: 'notFound' } })
  })

  it.each([undefined, /requests$/])('is ended exactly once, also when the answer is lost (%s)', async (lose) => {
    const work = await read()
    const { id } = work.first('contoso.com')
    work.way.lose = lose
    await work.desk.terminate(id)
    expect(work.first('contoso.com')).toMatchObject({ status: 'terminated' })
    expect(work.book.get(id)).toMatchObject({ status: 'terminated' })
    expect(work.first('contoso.com').requests.filter(({ action }) => action === 'terminate')).toHaveLength(1)
    expect(work.entries.at(-1)).toMatchObject({ action: 'relationship.terminate', result: 'ok', tenantId: work.customer('contoso.com') })
    expect(work.changed).toEqual([work.customer('contoso.com')])
    await work.desk.terminate(id)
    expect(work.first('contoso.com').requests.filter(({ action }) => action === 'terminate')).toHaveLength(1)
  })

  it('is not ended by somebody who may not, and says so', async () => {
    const work = await read()
    work.way.user = 'limited@fabrikam.com'
    const { id } = work.first('contoso.com')
    await expect(work.desk.terminate(id)).rejects.toMatchObject({ error: { kind: 'notAllowed' } })
    expect(work.first('contoso.com').status).toBe('active')
    expect(work.entries.at(-1)).toMatchObject({ action: 'relationship.terminate', result: 'failed', detail: { code: 'service.notAllowed', correlationId: expect.any(String) as string } })
  })

  it('is extended automatically from now on, never with the Global Administrator, and a lost answer does no harm', async () => {
    const work = await read()
    await expect(work.desk.setAutoExtend(work.first('contoso.com').id, true)).rejects.toMatchObject({ error: { code: 'relationship.cannotExtend' } })
    const made = await work.world.relationships.create({ displayName: 'Small', duration: 'P30D', customer: { tenantId: work.customer('adatum.com') }, unifiedRoles: roleIds(roleTemplates.limited) })
    await work.world.relationships.request(made.id, 'lockForApproval')
    await work.world.relationships.approve(made.id, work.person('admin@adatum.com'))
    work.way.lose = /^PATCH/
    await work.desk.setAutoExtend(made.id, true)
    expect(work.world.relationships.get(made.id)?.autoExtendDuration).toBe('P180D')
    await work.desk.setAutoExtend(made.id, false)
    expect(work.book.get(made.id)?.autoExtend ?? false).toBe(false)
    expect(work.entries.map(({ action, result }) => `${action} ${result}`)).toEqual(['relationship.autoExtend failed', 'relationship.autoExtend ok', 'relationship.autoExtend ok'])
  })
})

describe('work on many', () => {
  const settled = async (work: Work) => expect.poll(() => work.batches.current?.running).toBe(false)

  it('withdraws stale invitations one by one, and leaves alone what was answered meanwhile', async () => {
    const work = await read({ customers: 60 })
    await work.world.setClockOffset(20 * day)
    await work.refresh.refresh()
    const waiting = (await work.list.find(query({ waiting: 25, limit: 200 }))).rows
    expect(waiting.length).toBeGreaterThan(2)
    const [first, second] = waiting
    if (first?.tenantId === undefined || second === undefined) throw new Error('too few')
    const admin = work.world.directory.users(first.tenantId).find(({ directoryRoles: roles }) => roles.includes(directoryRoles.globalAdministrator))
    if (admin === undefined) throw new Error('no administrator')
    await work.world.relationships.approve(first.id, admin)
    work.way.lose = /requests$/
    work.batches.start('withdraw', waiting, (id, signal) => work.desk.withdraw(id, signal))
    await settled(work)
    expect(work.batches.current).toMatchObject({ total: waiting.length, done: waiting.length, stopped: false, failures: [{ id: first.id, error: { code: 'relationship.answered' } }] })
    expect((await work.list.find(query({ waiting: 25 }))).total).toBe(0)
    for (const { id } of waiting.slice(1)) {
      expect(work.world.relationships.get(id)).toMatchObject({ status: 'terminated' })
      expect(work.world.relationships.get(id)?.requests.filter(({ action }) => action === 'terminate')).toHaveLength(1)
    }
  })

  it('stops when it is told to, and when all would fail alike', async () => {
    const work = await read()
    const items = [1, 2, 3, 4].map((number) => ({ id: String(number), name: `n${number}` }))
    const done: string[] = []
    work.batches.start('check', items, async (id) => {
      done.push(id)
      if (id === '2') work.batches.stop()
    })
    expect(() => work.batches.start('check', items, async () => undefined)).toThrow('batchRunning')
    await settled(work)
    expect([done, work.batches.current]).toMatchObject([['1', '2'], { done: 2, total: 4, stopped: true }])
    work.way.offline = true
    work.batches.start('check', items, (id) => work.accessReader.read(id))
    await settled(work)
    expect(work.batches.current).toMatchObject({ done: 1, stopped: true, failures: [{ error: { kind: 'unreachable' } }] })
  })
})

describe('access', () => {
  const report = (work: Work) =>
    accessReport({ book: work.book, now: () => work.world.now(), mapped: () => work.roleBook.mappedNow(), groupName: (id) => work.roleBook.groupName(id), row: (entry, now) => work.list.row(entry, now) })

  it('is checked against the mapping and repaired', async () => {
    const work = await read()
    await work.roleBook.namesReady()
    const woodgrove = work.first('woodgrovebank.com')
    for (const { id } of [woodgrove, work.first('contoso.com')]) await work.accessReader.read(id)
    const before = await report(work)
    expect(before).toMatchObject({ read: 2, rows: [{ customer: 'Woodgrove Bank', deviations: [{ group: 'HelpdeskAgents', kind: 'missing', lacking: roleIds(roleTemplates.limited) }] }] })
    work.way.lose = /^POST.*accessAssignments$/
    // The answer is lost, the assignment is there: the next round sees it, and makes nothing twice.
    await work.repair.repair({ id: woodgrove.id, removeUnmapped: false })
    await work.repair.repair({ id: woodgrove.id, removeUnmapped: false })
    expect(work.first('woodgrovebank.com').accessAssignments.filter(({ groupId }) => groupId === work.world.directory.helpdeskAgents.id)).toHaveLength(1)
    expect((await report(work)).rows).toEqual([])
  })

  it('follows another mapping: changes roles, takes access away only where that is wanted, and says when the service gives up', async () => {
    const work = await read()
    const { id } = work.first('contoso.com')
    const template = await work.roleBook.save({ name: 'Readers', roles: roleIds(['directoryReaders']) })
    const { helpdeskAgents, adminAgents } = work.world.directory
    await work.roleBook.saveMapping([{ id: helpdeskAgents.id, name: 'HelpdeskAgents', templateId: template.id }])
    await work.repair.repair({ id, removeUnmapped: false })
    const rolesNow = () => new Map(work.first('contoso.com').accessAssignments.map((one) => [one.groupId, one.unifiedRoles]))
    expect(rolesNow().get(helpdeskAgents.id)).toEqual(roleIds(['directoryReaders']))
    expect(rolesNow().has(adminAgents.id)).toBe(true)
    await work.repair.repair({ id, removeUnmapped: true })
    expect(rolesNow().has(adminAgents.id)).toBe(false)
    expect(work.entries.map(({ action }) => action)).toEqual(['roleTemplate.save', 'roleTemplate.map', 'relationship.changeAccess', 'relationship.removeAccess'])

    await work.world.relationships.order({ approval: 'normal', assignments: 'failing' })
    await work.roleBook.saveMapping([{ id: adminAgents.id, name: 'AdminAgents', templateId: 'full' }, { id: helpdeskAgents.id, name: 'HelpdeskAgents', templateId: template.id }])
    await expect(work.repair.repair({ id, removeUnmapped: false })).rejects.toMatchObject({ error: { code: 'access.refused' } })
    expect((await work.reader.get(id)).problems).toEqual([{ problem: 'assignmentFailed', group: 'AdminAgents' }])
    await work.world.relationships.order({ approval: 'normal', assignments: 'stuck' })
    await expect(work.repair.repair({ id, removeUnmapped: false })).rejects.toMatchObject({ error: { kind: 'timedOut', code: 'access.slow' } })
    const stop = new AbortController()
    stop.abort()
    await expect(work.repair.repair({ id, removeUnmapped: false }, stop.signal)).rejects.toMatchObject({ error: { kind: 'cancelled' } })
    await work.world.setClockOffset(2 * 3_600_000)
    expect((await work.reader.get(id)).problems).toEqual([{ problem: 'assignmentPending', group: 'AdminAgents' }])
  })
})

describe('role templates', () => {
  it('are kept, found in lists at once, and not deleted while a group is mapped to them', async () => {
    const work = await read()
    expect(work.list.row([...work.book.entries().values()].find(({ displayName }) => displayName === 'Fabrikam for Contoso')!, work.world.now()).templateId).toBe('fullAndLimited')
    const own = await work.roleBook.save({ name: ' Ours ', roles: [...work.first('contoso.com').unifiedRoles] })
    expect(own.name).toBe('Ours')
    expect((await work.list.find(query({ template: own.id }))).total).toBeGreaterThan(3)
    await expect(work.roleBook.save({ name: 'ours', roles: roleIds(['globalReader']) })).rejects.toMatchObject({ error: { code: 'roleTemplate.nameTaken' } })
    const { mapping, standardMapping } = await work.roleBook.list()
    expect([standardMapping, mapping.map(({ name, templateId }) => [name, templateId])]).toEqual([true, [['AdminAgents', 'full'], ['HelpdeskAgents', 'limited']]])
    await work.roleBook.saveMapping(mapping.map(({ id, name }) => ({ id, name, templateId: own.id })))
    await expect(work.roleBook.remove(own.id)).rejects.toMatchObject({ error: { code: 'roleTemplate.inUse', params: { groups: 'AdminAgents, HelpdeskAgents' } } })
    await work.roleBook.saveMapping([])
    await work.roleBook.remove(own.id)
    expect((await work.roleBook.list()).standardMapping).toBe(true)
    await expect(work.roleBook.saveMapping([{ id: 'g', name: 'G', templateId: own.id }])).rejects.toMatchObject({ error: { code: 'roleTemplate.notFound' } })
    work.way.offline = true
    expect((await work.roleBook.list()).mapping).toHaveLength(2)
  })
})

describe('reminders', () => {
  it('come once for each window, also after a restart, and stand among the notices', async () => {
    const disk = new SimulatedDisk()
    const work = await read({ disk })
    await work.radar.check()
    await Promise.all([work.radar.check(), work.radar.check()])
    const wingtips = () => work.reminded.flat().filter(({ customer }) => customer === 'Wingtip Toys')
    expect(wingtips()).toMatchObject([{ window: 30, tenantId: work.customer('wingtiptoys.com') }])
    expect(work.notices.list()).toMatchObject([{ id: 'relationships.ending', severity: 'warning' }])
    await work.personal.close()
    await work.cache.close()
    const again = await read({ disk, world: work.world })
    await again.radar.check()
    expect(again.reminded).toEqual([])
    await work.world.setClockOffset(6 * day)
    await again.radar.check()
    expect(again.reminded.flat().filter(({ customer }) => customer === 'Wingtip Toys')).toMatchObject([{ window: 7 }])
  })
})

describe('why somebody cannot get in', () => {
  it('is asked of the cloud, for oneself and for a colleague', async () => {
    const work = await read()
    await work.roleBook.namesReady()
    const next = async (domain: string, colleague?: string) => {
      const person = colleague === undefined ? undefined : work.person(colleague)
      const { steps, next: action } = await work.reach.check(work.customer(domain), person === undefined ? undefined : { id: person.id, name: person.displayName })
      return [steps.find(({ outcome }) => outcome === 'failed')?.because, action]
    }
    expect(await next('contoso.com')).toEqual([undefined, 'administer'])
    expect(await next('adatum.com')).toEqual(['noRelationship', 'offer'])
    expect(await next('northwindtraders.com')).toEqual(['waitsForCustomer', 'waitForCustomer'])
    expect(await next('tailspintoys.com')).toEqual(['expired', 'renew'])
    expect(await next('woodgrovebank.com', 'limited@fabrikam.com')).toEqual(['notMember', 'joinGroup'])
    expect(await next('contoso.com', 'none@fabrikam.com')).toEqual(['noDelegatedRole', 'giveRole'])
    expect((await work.reach.colleagues()).map(({ userPrincipalName }) => userPrincipalName)).toEqual(expect.arrayContaining(['limited@fabrikam.com', 'owner@fabrikam.com']))
    work.way.offline = true
    await expect(work.reach.check(work.customer('contoso.com'))).rejects.toMatchObject({ error: { kind: 'unreachable' } })
  })
})
