import { describe, expect, it, vi } from 'vitest'
import type { CustomerRow, LookupAnswer } from '../../electron/contract/customer'
import type { Result } from '../../electron/contract/errors'
import { deferred } from '../testing/deferred'
import { done, failed, fakeBridge } from '../testing/fakeBridge'
import { appState, contoso, contosoId, row } from '../testing/samples'
import { createAppStores } from './appStores'
import { createPaletteStore } from './palette'
import { subscribe } from './subscriptions'

describe('session', () => {
  it('keeps a refused sign-in as an error, and says nothing about a cancelled one', async () => {
    const signIn = vi.fn().mockResolvedValueOnce(failed({ kind: 'cancelled', code: 'signIn.cancelled' })).mockResolvedValueOnce(failed({ code: 'signIn.failed' }))
    const { session } = createAppStores(fakeBridge({ 'session.signIn': signIn }), appState())
    await session.getState().signIn()
    expect(session.getState().error).toBeUndefined()
    await session.getState().signIn()
    expect(session.getState().error?.code).toBe('signIn.failed')
  })

  it('forgets customers when it ends', () => {
    const bridge = fakeBridge()
    const stores = createAppStores(bridge, appState())
    const stop = subscribe(bridge, stores)
    stores.lookup.setState({ query: 'contoso.com', progress: { step: 'found', answer: { found: true, customer: contoso } } })
    stores.palette.setState({ open: true, rows: [row(1)] })
    bridge.tell('customers.read', { failure: { kind: 'notAllowed', code: 'graph.notAllowed', correlationId: 'c' } })
    expect(stores.customers.getState().error?.code).toBe('graph.notAllowed')
    bridge.tell('session.changed', { step: 'signedOut', reason: 'signedOut' })
    expect(stores.customers.getState().error).toBeUndefined()
    expect(stores.lookup.getState()).toMatchObject({ query: '', progress: { step: 'idle' } })
    expect(stores.palette.getState()).toMatchObject({ open: false, rows: [] })
    stop()
    bridge.tell('connection.changed', 'offline')
    expect(stores.session.getState().connection).toBe('online')
  })
})

describe('settings', () => {
  it('takes a change back that could not be kept', async () => {
    const { settings } = createAppStores(fakeBridge({ 'settings.update': async () => failed({ kind: 'storage', code: 'storage.full' }) }), appState())
    const change = settings.getState().update({ appearance: 'dark' })
    expect(settings.getState().settings.appearance).toBe('dark')
    await change
    expect(settings.getState().settings.appearance).toBe('system')
    expect(settings.getState().error?.code).toBe('storage.full')
  })
})

describe('lookup', () => {
  it('drops an answer to something that no longer stands in the box', async () => {
    const answer = deferred<Result<LookupAnswer>>()
    const { lookup } = createAppStores(fakeBridge({ 'lookup.find': async () => answer.promise }), appState())
    lookup.getState().setQuery('contoso.com')
    const finding = lookup.getState().find()
    lookup.getState().setQuery('adatum.com')
    answer.resolve(done({ found: true, customer: contoso }))
    await finding
    expect(lookup.getState().progress.step).toBe('idle')
  })
})

describe('acting', () => {
  it('opens a customer once, however often it is pressed', async () => {
    const open = vi.fn(async () => failed({ kind: 'notAllowed', code: 'acting.noRelationship' }))
    const { acting } = createAppStores(fakeBridge({ 'acting.open': open }), appState())
    await Promise.all([acting.getState().open(contosoId), acting.getState().open(contosoId)])
    expect(open).toHaveBeenCalledTimes(1)
    expect(acting.getState()).toMatchObject({ opening: undefined, error: { code: 'acting.noRelationship' } })
  })
})

describe('palette', () => {
  type Found = { rows: readonly CustomerRow[]; total: number }

  it('asks once a frame with the newest text, and drops stale answers', async () => {
    const frames: (() => void)[] = []
    const answers = [deferred<Found>(), deferred<Found>()]
    const search = vi.fn(async (_request: { text: string; limit: number }) => done(await (answers[search.mock.calls.length - 1]?.promise ?? Promise.reject(new Error('one question too many')))))
    const palette = createPaletteStore(fakeBridge({ 'customers.search': search }), run => { frames.push(run) })
    palette.getState().show()
    for (const text of ['c', 'co', 'con']) palette.getState().type(text)
    expect(frames).toHaveLength(1)
    frames[0]?.()
    palette.getState().type('cont')
    frames[1]?.()
    expect(search.mock.calls.map(([request]) => request.text)).toEqual(['con', 'cont'])
    answers[1]?.resolve({ rows: [row(2)], total: 1 })
    await vi.waitFor(() => expect(palette.getState().rows).toEqual([row(2)]))
    answers[0]?.resolve({ rows: [row(1)], total: 9 })
    await Promise.resolve()
    await Promise.resolve()
    expect(palette.getState()).toMatchObject({ rows: [row(2)], total: 1 })
  })
})
