import { afterEach, describe, expect, it, vi } from 'vitest'
import { tenantIdSchema } from '../../contract/ids'
import { atWork, contoso, fails, password, silence } from '../testing/resetsAtWork'

let work = atWork()
afterEach(() => { work = atWork() })
const secretAnywhere = (): string => JSON.stringify([[...work.resets.values()], work.entries])

describe('a password in the cloud', () => {
  it('is set once, written down beforehand, and on record without the password', async () => {
    const { service, directory, request, entries, resets, steps } = work
    directory.arrives = async () => { expect([...resets.values()]).toMatchObject([{ userPrincipalName: 'user@contoso.com', kind: 'cloud', changedBefore: '2026-05-01T10:00:00Z' }]) }
    const asked = request({ mustChange: false })
    expect(await service.reset(asked)).toMatchObject({ result: 'done', mustChange: false, intentId: asked.intentId })
    expect(directory.resets).toEqual([password])
    expect(resets.size).toBe(0)
    expect(entries).toMatchObject([{ action: 'password.reset', tenantId: contoso, result: 'ok', detail: { user: 'user@contoso.com', kind: 'cloud', privileged: false, mustChange: false, outcome: 'done' } }])
    expect(entries[0]?.detail?.['correlationId']).toMatch(/^[0-9a-f-]{36}$/u)
    expect(secretAnywhere()).not.toContain(password)
    expect(steps()).toEqual(['checking', 'sending'])
  })

  it('is set once for a double click, at the same time and afterwards', async () => {
    const { service, directory, request, entries } = work
    const asked = request()
    const both = await Promise.all([service.reset(asked), service.reset(asked)])
    expect(both[0]).toEqual(both[1])
    expect(await service.reset(asked)).toEqual(both[0])
    expect([directory.resets.length, entries.length]).toEqual([1, 1])
  })

  it('is not set by two intents at once', async () => {
    const { service, directory, request } = work
    const first = service.reset(request())
    await expect(service.reset(request())).rejects.toMatchObject({ error: { kind: 'conflict', code: 'reset.underWay' } })
    await first
    expect(directory.resets).toHaveLength(1)
  })

  it('whose answer was lost is found set by reading, and not sent again', async () => {
    const { service, directory, request, steps } = work
    directory.answers = () => fails(silence)
    expect(await service.reset(request())).toMatchObject({ result: 'done' })
    expect(directory.resets).toHaveLength(1)
    expect(steps()).toEqual(['checking', 'sending', 'resolving'])
  })

  it('that never arrived is not known, may be sent again with the very same password, and with no other', async () => {
    const { service, directory, request, entries, resets } = work
    const asked = request()
    directory.arrives = () => fails(silence)
    expect(await service.reset(asked)).toMatchObject({ result: 'unknown', why: 'noAnswer', repeatable: true })
    expect(entries).toMatchObject([{ result: 'failed', detail: { outcome: 'unknown', why: 'noAnswer' } }])
    directory.arrives = () => Promise.resolve()
    await expect(service.reset({ ...asked, password: 'Another-Harbor-Kite-42' })).rejects.toMatchObject({ error: { code: 'reset.notRepeatable' } })
    expect(directory.resets).toEqual([])
    expect(await service.reset(asked)).toMatchObject({ result: 'done' })
    expect(directory.resets).toEqual([password])
    expect([entries.length, resets.size]).toEqual([2, 0])
  })

  it('that a full disk does not let be written down is not set', async () => {
    const { service, directory, request, breakIt, resets } = work
    breakIt()
    await expect(service.reset(request())).rejects.toMatchObject({ error: { kind: 'storage' } })
    expect([directory.resets.length, resets.size]).toEqual([0, 0])
  })

  it.each([
    [{ kind: 'invalid', code: 'service.refusedRequest' }, 'reset.passwordRefused'],
    [{ kind: 'notAllowed', code: 'service.notAllowed' }, 'reset.notAllowed'],
    [{ kind: 'notFound', code: 'service.notFound' }, 'reset.noSuchUser'],
    [{ kind: 'throttled', code: 'service.throttled', retryAfterMs: 1_000 }, 'service.throttled'],
    [{ kind: 'signedOut', code: 'signIn.refused' }, 'signIn.refused']
  ] as const)('that is refused (%j) was not set: that is certain, and there is nothing left to find out', async (error, code) => {
    const { service, directory, request, entries, resets } = work
    directory.arrives = () => fails(error)
    await expect(service.reset(request())).rejects.toMatchObject({ error: { kind: error.kind, code } })
    expect(entries).toMatchObject([{ result: 'failed', detail: { outcome: 'refused', code } }])
    expect(resets.size).toBe(0)
  })
})

describe('a password that is written back', () => {
  const synchronised = () => {
    work.directory.user = { ...work.directory.user, synchronised: true }
    return work
  }

  it('is followed to its end, and must always be changed', async () => {
    const { service, directory, request, steps, entries } = synchronised()
    directory.operations = [{ status: 'notStarted' }, { status: 'running' }, { status: 'succeeded' }]
    expect(await service.reset(request({ mustChange: false }))).toMatchObject({ result: 'done', mustChange: true })
    expect(steps()).toEqual(['checking', 'sending', 'notStarted', 'notStarted', 'running'])
    expect(entries).toMatchObject([{ result: 'ok', detail: { kind: 'synchronised' } }])
  })

  it('can fail on the premises, with the reason', async () => {
    const { service, directory, request, entries, resets } = synchronised()
    directory.operations = [{ status: 'failed', detail: 'too short' }]
    expect(await service.reset(request())).toMatchObject({ result: 'failed', detail: 'too short' })
    expect(entries).toMatchObject([{ result: 'failed', detail: { outcome: 'failed' } }])
    expect(resets.size).toBe(0)
  })

  it('whose answer was lost is resolved by reading and never asked for again, whatever the technician presses', async () => {
    const { service, directory, request } = synchronised()
    directory.answers = () => fails(silence)
    const done = directory.carryOut.bind(directory)
    // Nothing can be read for a while either.
    directory.carryOut = (value) => { done(value); directory.reads = () => fails(silence) }
    const asked = request()
    expect(await service.reset(asked)).toMatchObject({ result: 'unknown', why: 'noAnswer', repeatable: false })
    await expect(service.reset(asked)).rejects.toMatchObject({ error: { code: 'reset.notRepeatable' } })
    directory.reads = () => Promise.resolve()
    expect(await service.check(asked.intentId)).toMatchObject({ result: 'done' })
    expect(directory.resets).toHaveLength(1)
  })

  it('is waited for until the technician stops waiting; what became of it can be looked up later', async () => {
    const { service, directory, request, resets } = synchronised()
    directory.operations = [{ status: 'running' }]
    const asked = request()
    const outcome = service.reset(asked)
    await vi.waitFor(() => expect(work.steps()).toContain('running'))
    service.stop(asked.intentId)
    expect(await outcome).toMatchObject({ result: 'unknown', why: 'stopped' })
    expect([...resets.values()]).toMatchObject([{ operation: 'https://graph/op', recorded: true }])
    directory.operations = [{ status: 'succeeded' }]
    expect(await service.check(asked.intentId)).toMatchObject({ result: 'done' })
    expect(resets.size).toBe(0)
  })

  it('is not waited for for ever, and a network that comes and goes does not end the waiting', async () => {
    const { service, directory, request } = synchronised()
    let asked = 0
    directory.operations = [{ status: 'running' }]
    directory.reads = () => { asked += 1; return asked % 2 === 0 ? fails(silence) : Promise.resolve() }
    expect(await service.reset(request())).toMatchObject({ result: 'unknown', why: 'timeLimit' })
    expect(asked).toBeGreaterThan(4)
  })

  it('whose operation the service does not know any more is found out by the user', async () => {
    const { service, directory, request } = synchronised()
    directory.operation = async () => undefined
    expect(await service.reset(request())).toMatchObject({ result: 'done' })
  })
})

describe('after a restart', () => {
  it('an intent of unknown outcome is on record, stands in the way of the next, and is resolved by reading', async () => {
    const { directory, request, entries, make } = work
    // Killed between the request and its answer: nothing after that was done.
    const first = request()
    directory.answers = () => new Promise<never>(() => undefined)
    void work.service.reset(first)
    await vi.waitFor(() => expect(directory.resets).toHaveLength(1))
    directory.answers = () => Promise.resolve()
    const service = make()
    await service.recover()
    await service.recover()
    expect(entries).toMatchObject([{ result: 'failed', detail: { outcome: 'unknown', user: 'user@contoso.com' } }])
    expect((await service.target(contoso, 'u')).earlier).toMatchObject({ intentId: first.intentId, kind: 'cloud', changed: true })
    await expect(service.reset(first)).rejects.toMatchObject({ error: { code: 'reset.notRepeatable' } })
    await expect(service.reset(request())).rejects.toMatchObject({ error: { code: 'reset.earlierOpen' } })
    expect(directory.resets).toHaveLength(1)
    expect(await service.check(first.intentId)).toMatchObject({ result: 'done' })
    expect((await service.target(contoso, 'u')).earlier).toBeUndefined()
  })

  it('the technician may go beyond one that they have seen', async () => {
    const { directory, request, resets, service } = work
    const first = request()
    directory.arrives = () => fails(silence)
    await service.reset(first)
    directory.arrives = () => Promise.resolve()
    expect(await service.reset(request({ replaces: first.intentId }))).toMatchObject({ result: 'done' })
    expect([directory.resets.length, resets.size]).toEqual([1, 0])
  })

  it('what waits when the application ends is on record before its stores close', async () => {
    const { service, directory, request, resets } = work
    directory.user = { ...directory.user, synchronised: true }
    directory.operations = [{ status: 'running' }]
    void service.reset(request())
    await vi.waitFor(() => expect(work.steps()).toContain('running'))
    await service.close()
    expect([...resets.values()]).toMatchObject([{ recorded: true }])
  })
})

describe('nobody’s password is reset', () => {
  it('without the cloud’s word that this technician may', async () => {
    const { service, directory, request, gate } = work
    gate.mockImplementation(() => fails({ kind: 'notAllowed', code: 'acting.limitedUsesPortal' }))
    await expect(service.reset(request())).rejects.toMatchObject({ error: { code: 'acting.limitedUsesPortal' } })
    await expect(service.target(contoso, 'u')).rejects.toMatchObject({ error: { code: 'acting.limitedUsesPortal' } })
    expect(directory.resets).toEqual([])
  })

  it.each([
    ['self', { id: 'me' }], ['self', { userPrincipalName: 'FULL@fabrikam.com' }], ['self', { userPrincipalName: 'full_fabrikam.com#EXT#@contoso.onmicrosoft.com', guest: true }],
    ['guest', { userPrincipalName: 'x_y.com#EXT#@contoso.onmicrosoft.com', guest: true }]
  ] as const)('who is %s: %j', async (refused, more) => {
    const { service, directory, request } = work
    directory.user = { ...directory.user, ...more }
    expect((await service.target(contoso, 'u')).refused).toBe(refused)
    await expect(service.reset(request())).rejects.toMatchObject({ error: { kind: 'notAllowed', code: `reset.refused.${refused}` } })
    expect(directory.resets).toEqual([])
  })

  it.each([undefined, '', 'Contos', 'Wingtip'])('who is an administrator, when %j is typed for the customer', async (confirmedName) => {
    const { service, directory, request } = work
    directory.held = [{ templateId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451', name: 'Global Reader' }]
    await expect(service.reset(request({ ...(confirmedName !== undefined && { confirmedName }) }))).rejects.toMatchObject({ error: { code: 'reset.confirmName', params: { customer: 'Contoso' } } })
    expect(directory.resets).toEqual([])
    expect((await service.target(contoso, 'u')).roles).toEqual(['Globaler Leser'])
    expect(await service.reset(request({ confirmedName: ' contoso ' }))).toMatchObject({ result: 'done' })
    expect(work.entries.at(-1)).toMatchObject({ detail: { privileged: true } })
  })

  it.each(['short-1A', 'Contoso!1', 'lowercase-only'])('to %j', async (weak) => {
    const { service, directory, request } = work
    directory.user = { ...directory.user, userPrincipalName: 'short@contoso.com' }
    await expect(service.reset(request({ password: weak }))).rejects.toMatchObject({ error: { code: 'reset.passwordRefused' } })
    expect(directory.resets).toEqual([])
  })

  it('at a customer nobody knows', async () => {
    const { service, request } = work
    await expect(service.reset(request({ tenantId: tenantIdSchema.parse('33333333-3333-4333-8333-333333333333') }))).rejects.toMatchObject({ error: { kind: 'notFound' } })
  })
})

describe('a search', () => {
  it('goes on by a number, only at the same customer, and shows no address of the service', async () => {
    const { service } = work
    const first = await service.find(contoso, ' us ')
    expect(first).toMatchObject({ total: 2, users: [{ id: 'u' }] })
    expect(first.more).toMatch(/^[0-9a-f-]{36}$/u)
    expect((await service.find(contoso, 'us', first.more)).users).toMatchObject([{ id: 'https://graph/next' }])
    for (const more of ['https://graph/me', '1']) await expect(service.find(contoso, 'us', more)).rejects.toMatchObject({ error: { code: 'reset.searchExpired' } })
    await expect(service.find(tenantIdSchema.parse('33333333-3333-4333-8333-333333333333'), 'us', first.more)).rejects.toMatchObject({ error: { code: 'reset.searchExpired' } })
  })
})
