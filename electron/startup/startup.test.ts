import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { readEnvironment } from './environment'
import { lazily } from './lazily'
import { createLog } from './log'
import { guardQuit } from './quitGuard'
import { redact, redactText } from './redact'
import { de } from './texts/de'
import { en } from './texts/en'
import { systemLanguage, translator } from './texts/translate'

describe('the environment', () => {
  test('is read, and nonsense is left out', () => {
    expect(readEnvironment({ PARTNER_DESK_CLOUD: 'global', PARTNER_DESK_DATA_DIR: '/data', PARTNER_DESK_PRACTICE_CUSTOMERS: '5' })).toEqual({
      cloud: 'global', dataFolder: '/data', practiceCustomers: 5
    })
    expect(readEnvironment({ PARTNER_DESK_CLOUD: 'moon', PARTNER_DESK_DATA_DIR: '', PARTNER_DESK_PRACTICE_CUSTOMERS: '-1', PARTNER_DESK_PRACTICE_URL: 'nowhere' })).toEqual({})
  })
})

describe('the log', () => {
  const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'

  test.each([
    [`failed with ${token}`, token],
    [`Authorization: Bearer abc.def-ghi`, 'abc.def-ghi'],
    ['POST /token?code=SECRET1&state=SECRET2', 'SECRET'],
    ['grant_type=x&refresh_token=SECRET&password=SECRET', 'SECRET']
  ])('%s keeps no secret', (text, secret) => expect(redactText(text)).not.toContain(secret))

  test('secrets are found by their name at any depth, in errors and their causes', () => {
    const error = new Error('broken', { cause: new Error(`at ${token}`) })
    const text = JSON.stringify(redact({ error, list: [{ password: 'p1', nested: { accessToken: 'p2', Cookie: 'p3' } }] }))
    for (const secret of ['p1', 'p2', 'p3', token]) expect(text).not.toContain(secret)
    expect(text).toContain('broken')
  })

  test('a cycle ends', () => {
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    expect(() => JSON.stringify(redact(cycle))).not.toThrow()
  })

  test('is written in order, one line each, and starts a new file over its limit', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'log-'))
    const log = createLog(join(folder, 'logs'), 200)
    for (let line = 0; line < 5; line += 1) {
      log.info(`line ${line}`, { token: 'hidden' })
      await log.flush()
    }
    const text = await readFile(join(folder, 'logs/partner-desk.log'), 'utf8')
    const older = await stat(join(folder, 'logs/partner-desk.log.1'))
    expect(text).toContain('line 4')
    expect(text).not.toContain('hidden')
    expect(older.size).toBeGreaterThan(0)
    await rm(folder, { recursive: true })
  })
})

test('something lazy starts once, and again after a failure', async () => {
  const start = vi.fn().mockRejectedValueOnce(new Error('first')).mockResolvedValue('ready')
  const get = lazily(start)
  await expect(get()).rejects.toThrow('first')
  await expect(Promise.all([get(), get()])).resolves.toEqual(['ready', 'ready'])
  expect(start).toHaveBeenCalledTimes(2)
})

test('what leaves half of itself behind is not started again', async () => {
  const start = vi.fn().mockRejectedValueOnce(new Error('first')).mockResolvedValue('ready')
  const get = lazily(start, { keepFailure: true })
  await expect(get()).rejects.toThrow('first')
  await expect(get()).rejects.toThrow('first')
  expect(start).toHaveBeenCalledOnce()
})

describe('quitting', () => {
  const setUp = (putAway: () => Promise<void>, limitMs?: number) => {
    let asked: (event: { preventDefault(): void }) => void = () => undefined
    const quit = vi.fn()
    const app = { on: (_name: string, listener: typeof asked) => { asked = listener }, quit }
    guardQuit(app as never, putAway, limitMs)
    const ask = () => {
      const preventDefault = vi.fn()
      asked({ preventDefault })
      return preventDefault.mock.calls.length > 0
    }
    return { ask, quit }
  }

  test('waits until everything is put away, once', async () => {
    const putAway = vi.fn(() => Promise.resolve())
    const { ask, quit } = setUp(putAway)
    expect([ask(), ask()]).toEqual([true, true])
    await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce())
    expect(putAway).toHaveBeenCalledOnce()
    expect(ask()).toBe(false)
  })

  test('does not wait for ever', async () => {
    const { ask, quit } = setUp(() => new Promise(() => undefined), 20)
    ask()
    await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce())
  })
})

test('both languages have the same placeholders, and a value is put in', () => {
  const names = (text: string) => text.match(/\{\w+\}/gu)?.toSorted() ?? []
  for (const key of Object.keys(en) as (keyof typeof en)[]) expect(names(de[key])).toEqual(names(en[key]))
  expect(translator(() => 'de')('acting.title', { company: 'Contoso' })).toBe('Handeln als Contoso — Partner Desk')
  expect([systemLanguage('de-AT'), systemLanguage('en-GB'), systemLanguage('fr')]).toEqual(['de', 'en', 'en'])
})
