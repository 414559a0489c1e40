import { describe, expect, it, vi } from 'vitest'
import type { ActingEnded } from '../contract/acting'
import { AppFailure } from '../contract/errors'
import { recordIdSchema } from '../contract/ids'
import { directoryRoles } from '../domain/roleTemplates'
import { tenantMark } from '../domain/tenantMark'
import { later } from '../lib/testing/later'
import { ActingAsService } from './actingAs'
import type { KnownServices } from './portalMenu'
import type { ActivityEntry } from './ports'
import { assignment, atWork, contoso, inDays, nobodyElse, now, other, relationship, type World } from './testing/actingAtWork'

const endedOf = (session: ActingEnded['session'], more: Partial<ActingEnded> = {}): ActingEnded => ({
  session, cause: 'leftPortal', endedAt: new Date(now + 90_000).toISOString(), wiped: true, leftFor: 'https://example.com/', ...more
})

describe('whether the technician may still act', () => {
  it('is no when the relationship has ended or the role is gone', async () => {
    const work = atWork()
    expect(await work.acting.mayStillAct(contoso)).toBe(true)
    work.world.assignments.clear()
    expect(await work.acting.mayStillAct(contoso)).toBe(false)
    work.world.relationships = []
    expect(await work.acting.mayStillAct(contoso)).toBe(false)
  })

  it('a role that became less than the window was opened with ends it, and the technician’s own change is named as the cause', async () => {
    const work = atWork()
    await work.acting.open(contoso)
    work.world.assignments.set(`r-${contoso}`, [assignment({ roles: [directoryRoles.passwordAdministrator] })])
    expect(await work.acting.mayStillAct(contoso)).toBe(false)
    expect(work.ended).toEqual([[contoso, 'accessRemoved']])
  })

  it('being in no group that gets in is the technician’s, the end of the relationship the customer’s', async () => {
    const work = atWork()
    await work.acting.open(contoso)
    work.world.assignments.clear()
    await work.acting.checkAccess()
    work.world.relationships = []
    await work.acting.checkAccess()
    expect(work.ended).toEqual([[contoso, 'accessRemoved'], [contoso, 'relationshipEnded']])
  })

  it('is not said to be no by a cloud that cannot be reached', async () => {
    const { relationships } = atWork().parts
    const work = atWork({ relationships: { ...relationships, ofCustomer: () => Promise.reject(new AppFailure({ kind: 'unreachable', code: 'network.unreachable' })) } })
    expect(await work.acting.mayStillAct(contoso)).toBe(true)
  })
})

describe('opening', () => {
  it('opens the first portal in the session of its tenant, and records the start before', async () => {
    const work = atWork()
    const session = await work.acting.open(contoso)
    expect(session).toEqual({
      id: session.id, tenantId: contoso, company: 'Contoso', defaultDomain: 'contoso.com', role: 'full', mark: tenantMark(contoso, 'Contoso'), startedAt: '2026-11-21T12:00:00.000Z'
    })
    expect(work.opened).toEqual([
      {
        session,
        portals: [
          { id: 'first', nameKey: 'first', url: `https://portal.example/${contoso}/?d=contoso.com&i=contoso.onmicrosoft.com`, origins: ['https://portal.example'], signInOrigins: ['https://login.example'], tenantInPath: /^\/([0-9a-f-]{36})/ },
          { id: 'second', nameKey: 'second', url: 'https://second.example/', origins: [], signInOrigins: ['https://login.example'] }
        ],
        outside: [],
        signInOrigins: ['https://login.example'],
        federated: nobodyElse,
        consoles: [{ id: 'companyPortal', url: 'https://own.example' }], customerNames: ['contoso.com', 'contoso.onmicrosoft.com']
      }
    ])
    expect(work.entries).toEqual([{ action: 'actingAs.start', tenantId: contoso, result: 'ok', detail: { sessionId: session.id, role: 'full' } }])
    expect(work.told).toEqual([['acting.changed', [session]]])
    expect(work.acting.list()).toEqual([session])
  })

  it('opens one window for a customer, however often it is asked', async () => {
    const work = atWork()
    const [one, two] = await Promise.all([work.acting.open(contoso), work.acting.open(contoso)])
    expect([two, await work.acting.open(contoso)]).toEqual([one, one])
    expect(work.opened).toHaveLength(1)
    work.world.relationships.push(relationship(other))
    await work.acting.open(other)
    expect(work.acting.list().map((session) => session.tenantId)).toEqual([contoso, other])
  })

  it('takes the role that an active assignment of the own groups gives, the highest of several', async () => {
    const limited = [directoryRoles.passwordAdministrator]
    const work = atWork()
    work.world.assignments.set(`r-${contoso}`, [assignment({ roles: limited }), assignment({ groupId: 'theirs' }), assignment({ status: 'deleted' })])
    work.world.assignments.set('r2', [assignment()])
    work.world.relationships.push(relationship(contoso, { id: 'r2', status: 'terminated' }))
    expect((await work.acting.open(contoso)).role).toBe('limited')
    expect(work.opened[0]?.portals.map(({ id }) => id), 'what only Full technicians get is not offered').toEqual(['first'])
    work.shown.clear()
    work.world.relationships.push(relationship(contoso, { id: 'r2', endsAt: inDays(2) }))
    expect((await work.acting.open(contoso)).role).toBe('full')
  })

  it.each([
    [{ relationships: [] }, 'notAllowed', 'acting.noRelationship'],
    [{ relationships: [relationship(contoso, { status: 'approvalPending' })] }, 'notAllowed', 'acting.invitationPending'],
    [{ relationships: [relationship(contoso, { endsAt: inDays(-1) })] }, 'notAllowed', 'acting.relationshipExpired'],
    [{ relationships: [relationship(contoso, { status: 'terminated' })] }, 'notAllowed', 'acting.relationshipTerminated'],
    [{ relationships: [relationship(other)] }, 'notAllowed', 'acting.noRelationship'],
    [{ assignments: new Map([[`r-${contoso}`, [assignment({ groupId: 'theirs' })]]]) }, 'notAllowed', 'acting.noAssignment'],
    [{ assignments: new Map([[`r-${contoso}`, [assignment({ status: 'pending' })]]]) }, 'notAllowed', 'acting.noAssignment'],
    [{ role: 'none' }, 'notAllowed', 'acting.noDelegatedRole'],
    [{ role: undefined }, 'signedOut', 'session.signedOut']
  ] satisfies readonly (readonly [Partial<World>, string, string])[])('is refused for %j', async (change, kind, code) => {
    const work = atWork()
    Object.assign(work.world, change)
    await expect(work.acting.open(contoso)).rejects.toMatchObject({ error: { kind, code } })
    expect([work.opened, work.entries, work.acting.list()]).toEqual([[], [], []])
  })

  it('tells what is missing, and tries again afterwards', async () => {
    await expect(atWork({ customer: async () => undefined }).acting.open(contoso)).rejects.toMatchObject({ error: { kind: 'notFound' } })
    await expect(atWork({ portals: [] }).acting.open(contoso)).rejects.toMatchObject({ error: { code: 'acting.noPortal' } })
    const work = atWork()
    work.world.relationships = []
    await expect(work.acting.open(contoso)).rejects.toBeInstanceOf(AppFailure)
    work.world.relationships = [relationship(contoso)]
    expect(await work.acting.open(contoso)).toMatchObject({ tenantId: contoso })
  })

  it('forgets a session whose window did not open', async () => {
    const entries: Omit<ActivityEntry, 'id' | 'at'>[] = []
    const windows = { open: () => Promise.reject(new AppFailure({ kind: 'unexpected', code: 'x' })), focus: () => false, showLimit: () => undefined, showPortals: () => undefined, end: async () => undefined, endAll: async () => undefined }
    const broken = atWork({ windows, activity: { record: async (entry) => void entries.push(entry) } }).acting
    await expect(broken.open(contoso)).rejects.toMatchObject({ error: { code: 'x' } })
    expect(broken.list()).toEqual([])
    expect(entries.map((entry) => entry.result)).toEqual(['ok', 'failed'])
  })

  it('opens nothing after everything was ended, or after it was called off', async () => {
    for (const endIt of [(acting: ActingAsService) => acting.endAll('signedOut'), (...[, stop]: readonly [ActingAsService, AbortController]) => Promise.resolve(stop.abort())]) {
      const stop = new AbortController()
      let answer: ((found: { name: string; defaultDomain: string }) => void) | undefined
      const customer = new Promise<{ name: string; defaultDomain: string }>((resolve) => (answer = resolve))
      const work = atWork({ customer: () => customer })
      const opening = work.acting.open(contoso, stop.signal)
      await endIt(work.acting, stop)
      answer?.({ name: 'Contoso', defaultDomain: 'contoso.com' })
      await expect(opening).rejects.toMatchObject({ error: { kind: 'cancelled' } })
      expect([work.opened, work.acting.list()]).toEqual([[], []])
    }
  })
})

describe('what a session is for', () => {
  it('is in the session and on record, without the spaces around it', async () => {
    const work = atWork()
    expect(await work.acting.open(contoso, undefined, { reason: ' Mailbox full ', ticket: '  ' })).toMatchObject({ reason: 'Mailbox full' })
    expect(work.opened[0]?.session).not.toHaveProperty('ticket')
    expect(work.entries[0]?.detail).toMatchObject({ reason: 'Mailbox full' })
  })

  it('must be said where the setting wants it, before anything is asked or opened', async () => {
    const work = atWork({ reasonRequired: () => true })
    for (const purpose of [{}, { reason: ' ' }, { ticket: 'T-1' }]) await expect(work.acting.open(contoso, undefined, purpose)).rejects.toMatchObject({ error: { kind: 'invalid', code: 'acting.reasonMissing' } })
    expect([work.opened, work.entries]).toEqual([[], []])
    expect(await work.acting.open(contoso, undefined, { reason: 'Review', ticket: 'T-1' })).toMatchObject({ reason: 'Review', ticket: 'T-1' })
  })
})

describe('the access of open sessions', () => {
  it('is asked after by itself, and ends those that it ended for', async () => {
    const work = atWork()
    const one = await work.acting.open(contoso)
    work.world.relationships.push(relationship(other))
    await work.acting.open(other)
    await work.acting.checkAccess()
    expect(work.ended).toEqual([])
    work.world.relationships = work.world.relationships.filter(({ customer }) => customer?.tenantId !== one.tenantId)
    await Promise.all([work.acting.checkAccess(), work.acting.checkAccess()])
    expect(work.ended).toEqual([[contoso, 'relationshipEnded']])
  })

  it('ends none that cannot be asked after, or that has ended meanwhile', async () => {
    const work = atWork()
    const session = await work.acting.open(contoso)
    const asked = vi.spyOn(work.parts.relationships, 'ofCustomer')
    for (const error of [{ kind: 'unreachable', code: 'network.unreachable' }, { kind: 'notAllowed', code: 'token.blockedByPolicy' }] as const) {
      asked.mockRejectedValueOnce(new AppFailure(error))
      await work.acting.checkAccess()
    }
    expect(asked).toHaveBeenCalledTimes(2)
    asked.mockImplementationOnce(() => Promise.resolve().then(() => work.acting.ended(endedOf(session))).then(() => []))
    await work.acting.checkAccess()
    expect(work.ended).toEqual([])
  })
})

describe('ending', () => {
  it('records why, for how long, and whether everything was wiped', async () => {
    const work = atWork()
    const session = await work.acting.open(contoso)
    const ended = endedOf(session)
    work.acting.ended(ended)
    expect(work.acting.list()).toEqual([])
    expect(work.acting.lastEnded).toBe(ended)
    expect(work.told.slice(1)).toEqual([['acting.changed', []], ['acting.ended', ended]])
    expect(work.entries.at(-1)).toEqual({
      action: 'actingAs.end', tenantId: contoso, result: 'ok',
      detail: { sessionId: session.id, cause: 'leftPortal', wiped: true, seconds: 90, leftFor: 'https://example.com/' }
    })
    work.acting.ended(endedOf(session, { wiped: false, cause: 'portalCrashed' }))
    expect(work.entries.at(-1)).toMatchObject({ result: 'failed', detail: { wiped: false, cause: 'portalCrashed' } })
  })

  it('records that a portal showed another tenant, and by what that was known', async () => {
    const work = atWork()
    const session = await work.acting.open(contoso)
    work.acting.wrongTenant(session, 'page', other)
    work.acting.wrongTenant(session, 'address')
    expect(work.entries.slice(1)).toEqual([
      { action: 'actingAs.wrongTenant', tenantId: contoso, result: 'failed', detail: { sessionId: session.id, by: 'page', seen: other } },
      { action: 'actingAs.wrongTenant', tenantId: contoso, result: 'failed', detail: { sessionId: session.id, by: 'address' } }
    ])
  })

  it('takes a late end of an earlier session for no end of the present one, and survives a full disk', async () => {
    const work = atWork({ activity: { record: async (entry) => { if (entry.action === 'actingAs.end') throw new AppFailure({ kind: 'storage', code: 'storage.full' }) } } })
    const session = await work.acting.open(contoso)
    work.acting.ended(endedOf({ ...session, id: recordIdSchema.parse('00000000-0000-4000-8000-000000000000') }))
    expect(work.acting.list()).toEqual([session])
    work.acting.ended(endedOf(session))
    expect(work.acting.list()).toEqual([])
  })

  it('is asked of the windows by the session', async () => {
    const work = atWork()
    const session = await work.acting.open(contoso)
    await work.acting.end(session.id)
    await work.acting.endAll('quit')
    expect(work.ended).toEqual([[contoso, 'endedByTechnician'], ['all', 'quit']])
    work.acting.focus(session.id)
    work.shown.clear()
    expect(() => work.acting.focus(session.id)).toThrow('acting.noSession')
    const unknown = recordIdSchema.parse('00000000-0000-4000-8000-000000000000')
    await expect(work.acting.end(unknown)).rejects.toMatchObject({ error: { kind: 'notFound', code: 'acting.noSession' } })
  })
})

describe('the cloud’s own list of the portals', () => {
  const listed: KnownServices = { services: [{ id: '1', name: 'Elsewhere', url: 'https://elsewhere.example/' }], readAt: '2026-11-21T11:00:00.000Z' }

  it('is not waited for: the window opens with what is known, and the list joins when it has come', async () => {
    const answer = later<KnownServices | undefined>()
    const work = atWork({ services: { known: () => undefined, renew: () => answer.promise } })
    await work.acting.open(contoso)
    expect(work.opened[0]).toMatchObject({ outside: [] })
    answer.resolve(listed)
    await expect.poll(() => work.told.at(-1)).toEqual(['portals', { tenantId: contoso, menu: expect.objectContaining({ outside: [{ id: 'listed.1', name: 'Elsewhere', url: 'https://elsewhere.example/', opens: 'browser' }], portalsReadAt: listed.readAt }) }])
  })

  it('comes from the cache at once, and never to a session that has ended meanwhile', async () => {
    const answer = later<KnownServices | undefined>()
    const work = atWork({ services: { known: () => listed, renew: () => answer.promise } })
    const session = await work.acting.open(contoso)
    expect(work.opened[0]).toMatchObject({ portalsReadAt: listed.readAt, outside: [{ name: 'Elsewhere' }] })
    work.acting.ended(endedOf(session))
    answer.resolve(listed)
    await answer.promise
    await Promise.resolve()
    expect(work.told.map(([name]) => name)).not.toContain('portals')
  })

  it('opening one of another kind is on record with its place', async () => {
    const work = atWork()
    const session = await work.acting.open(contoso)
    work.acting.openedOutside(session, 'browser', 'https://elsewhere.example/')
    expect(work.entries.at(-1)).toEqual({ action: 'actingAs.openOutside', tenantId: contoso, result: 'ok', detail: { sessionId: session.id, what: 'browser', place: 'https://elsewhere.example/' } })
  })
})
