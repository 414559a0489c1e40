import { describe, expect, test, vi } from 'vitest'
import type { Customer } from '../../contract/customer'
import { AppFailure } from '../../contract/errors'
import { tenantIdSchema } from '../../contract/ids'
import { createCustomerCache, type CustomerCache } from '../../services/customersPorts'
import { createNotices } from '../../services/notices'
import type { Identity, SignedInAccount } from '../../services/signInPorts'
import { openCustomerStore } from '../../store/appStores'
import { newProcess } from '../../store/testing/recordStore'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import { cannotStartText, tellCannotStart } from './cannotStart'
import { createLazyIndex, tellingIndex, type LazyIndex } from './customerIndexPort'
import { deferIdentity } from './deferredConnector'
import { closeAll, openTogether } from './openTogether'
import { customersNotices, personalNotices, watchUnsaved } from './storeNotices'
import { refuseWrongTenant } from './wrongTenant'

const electron = vi.hoisted(() => ({ app: { quit: vi.fn(), getLocale: () => 'en-GB' }, dialog: { showErrorBox: vi.fn() } }))
vi.mock('electron', () => electron)

const tenant = (number: number) => tenantIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
const customer = (number: number, name: string): Customer => ({
  id: tenant(number), name, defaultDomain: `c${number}.example`, domains: [`c${number}.example`], relationship: 'none', readAt: '2026-01-01T00:00:00.000Z'
})

describe('the index of customers', () => {
  const setUp = async (count: number) => {
    const store = await openCustomerStore('/data', { files: new SimulatedDisk(), processes: newProcess() })
    await store.update(({ customers }) => {
      for (let number = 0; number < count; number += 1) customers.put(customer(number, `Company ${number}`))
    })
    const index = createLazyIndex({ opened: Promise.resolve(), table: () => store.read('customers'), own: { of: () => undefined }, ownReady: () => Promise.resolve(), now: () => Date.now(), confirmedAt: () => undefined })
    return { index, cache: tellingIndex(createCustomerCache(store), index) }
  }

  test('knows a change that came while it was being built', async () => {
    const { index, cache } = await setUp(5_000)
    const ready = index.ready()
    // Given a turn, so that the building has passed the first record already.
    await new Promise(setImmediate)
    await cache.put([customer(0, 'Renamed meanwhile')], [tenant(1)])
    await ready
    expect(index.port.search('renamed', 5).rows.map(({ name }) => name)).toEqual(['Renamed meanwhile'])
    expect(index.port.find('c1.example')).toBeUndefined()
    expect((await index.port.page({ offset: 0, limit: 1, text: '', filter: {}, sort: 'name', descending: false })).total).toBe(4_999)
  })

  test('is told although the disk refuses, because memory has the change', async () => {
    const changed = vi.fn()
    const cache = { put: () => Promise.reject(new Error('disk')) } as unknown as CustomerCache
    await expect(tellingIndex(cache, { changed } as unknown as LazyIndex).put([customer(1, 'One')], [tenant(2)])).rejects.toThrow('disk')
    expect(changed).toHaveBeenCalledWith([tenant(1), tenant(2)])
  })

  test('passes on which records are not to be parsed', async () => {
    const { cache } = await setUp(3)
    expect([...cache.all(new Set([tenant(0), tenant(2)]))].map(({ id }) => id)).toEqual([tenant(1)])
  })
})

describe('notices about the stores', () => {
  test('unsaved: one while any store waits, gone when none does', () => {
    const notices = createNotices(() => undefined)
    const unsaved = watchUnsaved(notices)
    const codes = () => notices.list().map(({ code }) => code)
    unsaved('personal')(1)
    unsaved('customers')(3)
    expect(codes()).toEqual(['store.unsaved'])
    unsaved('personal')(0)
    expect(codes()).toEqual(['store.unsaved'])
    unsaved('customers')(0)
    expect(codes()).toEqual([])
  })

  test('unsaved: one that was dismissed does not come back with each further change', () => {
    const notices = createNotices(() => undefined)
    const unsaved = watchUnsaved(notices)
    unsaved('personal')(1)
    notices.remove('store.unsaved')
    unsaved('personal')(2)
    expect(notices.list()).toEqual([])
  })

  const whole = { recovery: { quarantined: [], restoredOlder: false } }
  const damaged = { recovery: { quarantined: ['/q/a', '/q/b'], restoredOlder: true, restoredTo: '2026-11-21T12:00:00.000Z' } }
  const own = (personal: Parameters<typeof personalNotices>[0]) => personalNotices(personal, (at) => `at ${at}`).map(({ code, params }) => [code, params])

  test('recovery: what was set aside, and up to when there is something', () => {
    expect(own(damaged)).toEqual([['store.quarantined', { count: 2, until: 'at 2026-11-21T12:00:00.000Z' }]])
    expect(own({ recovery: { quarantined: ['/q/a'], restoredOlder: true } })).toEqual([['store.nothingRestored', { count: 1 }]])
    expect(customersNotices(damaged).map(({ code }) => code)).toEqual(['store.cacheRebuilt'])
    expect([own(whole), customersNotices(whole)]).toEqual([[], []])
  })

  test('recovery: a torn end alone is no news', () => {
    const torn = { recovery: { quarantined: [], restoredOlder: true } }
    expect([own(torn), customersNotices(torn)]).toEqual([[], []])
  })
})

describe('opening together', () => {
  const store = (closed: string[], name: string) => ({ close: async () => { closed.push(name) } })

  test('gives all, or closes what was opened, also what opened later', async () => {
    const closed: string[] = []
    const late = new Promise<{ close(): Promise<void> }>((resolve) => setTimeout(() => resolve(store(closed, 'b')), 5))
    await expect(openTogether({ a: Promise.reject(new Error('in use')), b: late, c: Promise.resolve('no store') }, vi.fn())).rejects.toThrow('in use')
    expect(closed).toEqual(['b'])
    expect(await openTogether({ a: Promise.resolve(1), b: Promise.resolve('two') }, vi.fn())).toEqual({ a: 1, b: 'two' })
  })

  test('a close that fails is told, and keeps no other from it', async () => {
    const closed: string[] = []
    const failed = vi.fn()
    await closeAll({ a: { close: () => Promise.reject(new Error('disk')) }, b: store(closed, 'b') }, failed)
    expect(closed).toEqual(['b'])
    expect(failed).toHaveBeenCalledWith('a', expect.objectContaining({ message: 'disk' }))
  })
})

describe('the sign-in of a cloud that is not known yet', () => {
  const account = (name: string): SignedInAccount => ({ homeAccountId: name, objectId: name, userPrincipalName: name, displayName: name, tenantId: tenant(1) })

  test('restores from what was kept, without waiting for the cloud; later the cloud’s own word counts', async () => {
    let known: Identity | undefined
    const ready = vi.fn(() => new Promise<Identity>(() => undefined))
    const identity = deferIdentity({ ready, known: () => known, tokenStorage: 'protected', kept: () => Promise.resolve(account('kept')) })
    expect(await identity.restore()).toMatchObject({ homeAccountId: 'kept' })
    expect(ready).not.toHaveBeenCalled()
    known = { restore: () => Promise.resolve(undefined) } as unknown as Identity
    expect(await identity.restore()).toBeUndefined()
  })
})

describe('a start that cannot be', () => {
  const failure = (code: string) => new AppFailure({ kind: 'storage', code })

  test('is explained by its cause', () => {
    const causes = [failure('storage.inUse'), failure('storage.newerVersion'), failure('storage.full'), failure('storage.denied'), new Error('?')]
    expect(causes.map(cannotStartText)).toEqual(['start.inUse', 'start.newerVersion', 'start.full', 'start.failed', 'start.failed'])
  })

  test('is told with the folder, and then it is over', () => {
    tellCannotStart({ dataFolder: '/data/desk', hints: { current: () => ({}) } }, failure('storage.inUse'))
    expect(electron.dialog.showErrorBox).toHaveBeenCalledWith('Partner Desk cannot start', expect.stringMatching(/^Another program .*\/data\/desk/u))
    expect(electron.app.quit).toHaveBeenCalledOnce()
  })
})

test('a refused token of another tenant ends that customer’s window and is on record, whatever fails of it', () => {
  const end = vi.fn(() => Promise.reject(new Error('gone')))
  const record = vi.fn(() => Promise.reject(new Error('disk')))
  refuseWrongTenant({ windows: { end }, activity: { record } }, tenant(4))
  expect(end).toHaveBeenCalledWith(tenant(4), 'wrongTenant')
  expect(record).toHaveBeenCalledWith({ action: 'token.wrongTenant', tenantId: tenant(4), result: 'failed' })
})
