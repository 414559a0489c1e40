import { describe, expect, test, vi } from 'vitest'
import { AppFailure } from '../contract/errors'
import { callChannel, frameCallNames, portalCallNames } from '../contract/bridge'
import { calls } from '../contract/calls'
import { createAnswer, requestLimit, type Answer } from './answer'
import type { CallGate } from '../services/callGate'
import type { Handlers } from './handlers/types'
import { receive, startRouter } from './router'
import { TrustedSenders, type SenderEvent } from './trustedSenders'

const handle = vi.hoisted(() => vi.fn())
vi.mock('electron', () => ({ ipcMain: { handle } }))

const own = 'app://partner-desk/index.html'
const tenantId = '6a1f0a5e-7a43-4f3c-9c11-0f7f9c6f2b11'

function setUp(overrides: Partial<Handlers> = {}, gate: CallGate = () => Promise.resolve()) {
  const log = { warn: vi.fn(), error: vi.fn() }
  const senders = new TrustedSenders((url) => url.startsWith('app://partner-desk/'))
  senders.trust({ id: 1, once: vi.fn() }, 'portal')
  senders.trust({ id: 2, once: vi.fn() }, 'frame')
  const refuse = (): never => {
    throw new Error('this handler was not to be called')
  }
  const none = Object.fromEntries(Object.keys(calls).map((name) => [name, refuse])) as unknown as Handlers
  const answer = createAnswer({ ...none, ...overrides }, gate, log)
  const ask = (name: unknown, request?: unknown, event: Partial<SenderEvent> = {}) =>
    receive({ senders, log, answer: () => Promise.resolve(answer) }, { ...from(1), ...event }, name, request)
  return { ask, log, senders, answer }
}

function from(id: number, url = own, parent: unknown = null): SenderEvent {
  return { sender: { id }, senderFrame: { url, parent } } as SenderEvent
}

const codeOf = async (result: ReturnType<typeof receive>): Promise<string> => {
  const answer = await result
  return answer.ok ? 'ok' : answer.error.code
}

describe('who may call', () => {
  test('a registered page that shows our address is answered', async () => {
    const { ask } = setUp({ 'lookup.find': ({ query }) => ({ found: false, query, why: 'noSuchDomain' }) })
    await expect(ask('lookup.find', { query: 'contoso.com' })).resolves.toEqual({
      ok: true,
      value: { found: false, query: 'contoso.com', why: 'noSuchDomain' }
    })
  })

  test.each([
    ['a page that was never registered', from(9)],
    ['a registered page that shows another address', from(1, 'https://partner-desk.example/index.html')],
    ['an inner frame of our own page', from(1, own, { url: own })],
    ['a frame that is gone already', { sender: { id: 1 }, senderFrame: null }]
  ])('%s is refused', async (_who, event) => {
    const { ask } = setUp()
    await expect(codeOf(ask('app.getState', undefined, event))).resolves.toBe('ipc.unknownPage')
  })

  test('a page that was destroyed is forgotten', async () => {
    const { senders } = setUp()
    const destroyed: (() => void)[] = []
    senders.trust({ id: 7, once: (_name: string, listener: () => void) => destroyed.push(listener) } as never, 'portal')
    expect(senders.identify(from(7))).toEqual({ caller: 'portal', contentsId: 7 })
    for (const listener of destroyed) listener()
    expect(senders.identify(from(7))).toBeUndefined()
  })

  test('a frame cannot make the calls of the portal, nor the portal those of a frame', async () => {
    const { ask } = setUp()
    for (const name of Object.keys(portalCallNames)) {
      await expect(codeOf(ask(name, undefined, from(2)))).resolves.toBe('ipc.notForThisPage')
    }
    for (const name of Object.keys(frameCallNames)) {
      await expect(codeOf(ask(name))).resolves.toBe('ipc.notForThisPage')
    }
  })
})

describe('what may be asked', () => {
  test.each<[unknown]>([[''], ['nothing'], ['__proto__'], ['constructor'], ['toString'], ['hasOwnProperty'], [null], [5], [{}], [{ toString: 1 }], [['app.getState']]])(
    'the unknown call %j is refused',
    async (name) => {
      const { ask } = setUp()
      await expect(codeOf(ask(name))).resolves.toBe('ipc.unknownCall')
    }
  )

  test.each([
    ['lookup.find', { query: 5 }],
    ['lookup.find', { query: 'x'.repeat(400) }],
    ['lookup.find', { query: 'contoso.com', more: true }],
    ['lookup.find', undefined],
    ['app.getState', { anything: 1 }],
    ['acting.open', { tenantId: '../../etc' }],
    ['acting.open', JSON.parse('{"__proto__":{"tenantId":"x"}}')],
    ['customers.page', { offset: -1, limit: 10 }],
    ['customers.page', { offset: 0, limit: 1_000_000 }],
    ['settings.update', { language: 'fr' }]
  ])('%s with %j is refused', async (name, request) => {
    const { ask } = setUp()
    await expect(codeOf(ask(name, request))).resolves.toBe('ipc.invalidArguments')
  })

  test('what is too large, or no plain data, is refused before it is parsed', async () => {
    const { ask } = setUp()
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    await expect(codeOf(ask('lookup.find', { query: 'x'.repeat(requestLimit) }))).resolves.toBe('ipc.tooLarge')
    await expect(codeOf(ask('lookup.find', cycle))).resolves.toBe('ipc.tooLarge')
  })

  test.each<[string, unknown]>([
    ['a map', new Map([['text', 'x']])], ['a date', new Date(0)], ['a set', new Set()], ['bytes', new Uint8Array(0)], ['an error', new Error('x')], ['a pattern', /x/u],
    ['a map inside', { language: new Map() }]
  ])('%s is not taken for an object without fields', async (_what, request) => {
    const handler = vi.fn(() => Promise.reject(new Error('must not be called')))
    const { ask } = setUp({ 'settings.update': handler, 'offers.find': handler })
    await expect(codeOf(ask('settings.update', request))).resolves.toBe('ipc.invalidArguments')
    await expect(codeOf(ask('offers.find', request))).resolves.toBe('ipc.invalidArguments')
    expect(handler).not.toHaveBeenCalled()
  })

  test('plain data of any depth is taken', async () => {
    const update = vi.fn(() => Promise.reject(new AppFailure({ kind: 'storage', code: 'storage.full' })))
    const { ask } = setUp({ 'settings.update': update })
    await ask('settings.update', { hiddenHelp: ['offers.help'] })
    expect(update).toHaveBeenCalledTimes(1)
  })

  test('a handler gets defaults filled in and the identifier in lower case', async () => {
    const page = vi.fn(() => ({ rows: [], total: 0 }))
    const open = vi.fn(() => Promise.reject(new AppFailure({ kind: 'notAllowed', code: 'acting.noRelationship' })))
    const { ask } = setUp({ 'customers.page': page, 'acting.open': open })
    await ask('customers.page', { offset: 0, limit: 10 })
    await ask('acting.open', { tenantId: tenantId.toUpperCase() })
    expect(page).toHaveBeenCalledWith({ offset: 0, limit: 10, text: '', sort: 'name', descending: false, filter: {} }, { contentsId: 1 })
    expect(open).toHaveBeenCalledWith({ tenantId }, { contentsId: 1 })
  })
})

describe('who sits in front of it', () => {
  test('is asked for the right of the call, after its arguments and before its handler', async () => {
    const handler = vi.fn(() => Promise.reject(new Error('must not be called')))
    const refused = new AppFailure({ kind: 'notAllowed', code: 'session.needsFull' })
    const gate = vi.fn(() => Promise.reject(refused))
    const { ask } = setUp({ 'relationships.terminate': handler }, gate)
    await expect(codeOf(ask('relationships.terminate', { id: 5 }))).resolves.toBe('ipc.invalidArguments')
    expect(gate).not.toHaveBeenCalled()
    await expect(ask('relationships.terminate', { id: tenantId })).resolves.toEqual({ ok: false, error: refused.error })
    expect(gate.mock.calls).toEqual([['full']])
    expect(handler).not.toHaveBeenCalled()
  })
})

describe('what a failure tells', () => {
  test('a failure of the application crosses as it is', async () => {
    const failure = new AppFailure({ kind: 'unreachable', code: 'network.offline' })
    const { ask } = setUp({ 'company.get': () => Promise.reject(failure) })
    await expect(ask('company.get')).resolves.toEqual({ ok: false, error: failure.error })
  })

  test('anything else crosses as a correlation id alone, and the log has the rest', async () => {
    const thrown = new Error('SELECT password FROM users')
    const { ask, log } = setUp({
      'company.get': () => {
        throw thrown
      }
    })
    const result = await ask('company.get')
    expect(JSON.stringify(result)).not.toContain('SELECT')
    if (result.ok) throw new Error('a thrown error must not be a success')
    expect(result.error).toMatchObject({ kind: 'unexpected', code: 'unexpected' })
    expect(log.error).toHaveBeenCalledWith('call broke', { call: 'company.get', correlationId: result.error.correlationId, thrown })
  })

  test('services that could not be started are a failure, not a hanging page', async () => {
    const { senders, log } = setUp()
    const answer = (): Promise<Answer> => Promise.reject(new Error('the disk is gone'))
    await expect(receive({ senders, log, answer }, from(1), 'app.getState', undefined)).resolves.toMatchObject({
      ok: false,
      error: { kind: 'unexpected' }
    })
  })
})

test('there is one channel', () => {
  const { senders, log } = setUp()
  startRouter({ senders, log, answer: () => Promise.reject(new Error('not asked')) })
  expect(handle.mock.calls.map(([channel]) => channel)).toEqual([callChannel])
})
