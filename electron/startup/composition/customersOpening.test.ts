import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Result } from '../../contract/errors'
import { AppFailure } from '../../contract/errors'
import type { CustomerPage } from '../../contract/customer'
import { startTestCloud, type TestCloud } from '../../practice/server/testCloud'
import { waitForCustomers } from '../../services/customersOpening'
import { createNotices } from '../../services/notices'
import { createSettings } from '../../services/settings'
import { openCustomerStore, openPersonalStore, type CustomerStore } from '../../store/appStores'
import { deferStore } from '../../store/deferredStore'
import { newProcess } from '../../store/testing/recordStore'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import { tellCannotStart } from './cannotStart'
import { followOpening } from './followOpening'
import { createConnection } from './services'
import { technicianAtWork } from './testing/technicianAtWork'
import { startWork } from './work'

const electron = vi.hoisted(() => ({ app: { quit: vi.fn(), getLocale: () => 'en-GB' }, dialog: { showErrorBox: vi.fn() } }))
vi.mock('electron', () => electron)

const full = new AppFailure({ kind: 'storage', code: 'storage.full' })
const openEmpty = () => openCustomerStore('/data', { files: new SimulatedDisk(), processes: newProcess() })

/** An opening that ends when the test says so. */
const held = () => {
  let release = (_store: Promise<CustomerStore>): void => undefined
  const opening = new Promise<CustomerStore>((resolve) => {
    release = resolve
  })
  return { opening, release }
}

/** Whether a call is answered, asked after many turns of the event loop. */
const isAnswered = async (call: Promise<unknown>): Promise<boolean> => {
  let answered = false
  void call.then(() => {
    answered = true
  })
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate)
  return answered
}

describe('while the customers are being opened', () => {
  let cloud: TestCloud
  beforeEach(async () => {
    cloud = await startTestCloud({ customers: 3 })
  })
  afterEach(() => cloud.end())

  test('what needs none is answered, what needs them waits and is answered then; nothing works by itself before', async () => {
    const { opening, release } = held()
    const desk = await technicianAtWork(cloud, 'full@fabrikam.com', { customers: opening })
    const watch = vi.spyOn(desk.services.offers, 'watch')
    const tell = (): void => undefined
    const opened = opening.then(() => undefined)
    const settings = createSettings({ store: await openPersonalStore('/data', { files: new SimulatedDisk(), processes: newProcess() }), systemLocale: () => 'en-GB' })
    const work = startWork({
      services: desk.services, settings, opened, online: () => true, probe: async () => undefined,
      connection: createConnection(() => { throw new Error('not asked') }, tell), log: { info: tell, warn: tell, error: tell } as never
    })
    try {
      const page = desk.call('customers.page', { offset: 0, limit: 10, sort: 'name' }) as Promise<Result<CustomerPage>>
      expect(desk.session().step).toBe('signedIn')
      for (const name of ['app.getState', 'settings.update', 'session.cancelSignIn'] as const) {
        const request = name === 'settings.update' ? { language: 'de' } : undefined
        expect(await desk.call(name, request), name).toMatchObject({ ok: true })
      }
      work.online()
      work.sessionChanged()
      work.setFront(true)
      expect(await isAnswered(page)).toBe(false)
      expect(watch).not.toHaveBeenCalled()
      release(openEmpty())
      expect(await page).toMatchObject({ ok: true, value: { total: expect.any(Number) } })
      // Behind what the page shows.
      await vi.waitFor(() => expect(watch).toHaveBeenCalledOnce())
    } finally {
      work.stop()
    }
  })

  test('a failure of the opening is the answer of what waits; who signs in is still answered', async () => {
    const { opening, release } = held()
    const desk = await technicianAtWork(cloud, 'full@fabrikam.com', { customers: opening })
    const page = desk.call('customers.page', { offset: 0, limit: 10, sort: 'name' })
    release(Promise.reject(full))
    expect(await page).toMatchObject({ ok: false, error: { kind: 'storage', code: 'storage.full' } })
    expect(await desk.call('session.cancelSignIn')).toMatchObject({ ok: true })
  })
})

describe('waiting for the customers', () => {
  test('has a limit, and says then that the disk is slow', async () => {
    const wait = waitForCustomers({ opened: new Promise(() => undefined), isOpen: false }, 1)
    await expect(wait('customers.page')).rejects.toMatchObject({ error: { kind: 'storage', code: 'storage.opening' } })
    expect(wait('app.getState')).toBeUndefined()
  })

  test('is over when they are open', () => {
    expect(waitForCustomers({ opened: Promise.resolve(), isOpen: true })('customers.page')).toBeUndefined()
  })
})

describe('the end of the opening', () => {
  const parts = () => {
    const notices = createNotices(() => undefined)
    const cannotStart = vi.fn((cause: unknown) => tellCannotStart({ dataFolder: '/data/desk', hints: { current: () => ({}) } }, cause))
    return { notices, cannotStart, log: { error: vi.fn() } }
  }
  const turn = () => new Promise(setImmediate)

  test('a failure ends the start with the sentence that every store that cannot be opened has', async () => {
    const following = parts()
    followOpening(deferStore(Promise.reject(full)), following)
    await turn()
    expect(following.cannotStart).toHaveBeenCalledWith(full)
    expect(electron.dialog.showErrorBox).toHaveBeenCalledWith('Partner Desk cannot start', expect.stringMatching(/^The disk .* is full: \/data\/desk/u))
    expect(electron.app.quit).toHaveBeenCalledOnce()
    expect(following.notices.list()).toEqual([])
  })

  test('a cache that had to be begun anew is told of, a whole one is not', async () => {
    const [damaged, whole] = [parts(), parts()]
    const store = await openEmpty()
    followOpening(deferStore(Promise.resolve({ ...store, recovery: { quarantined: ['/q/a'], restoredOlder: true } })), damaged)
    followOpening(deferStore(Promise.resolve(store)), whole)
    await turn()
    expect(damaged.notices.list().map(({ code }) => code)).toEqual(['store.cacheRebuilt'])
    expect(whole.notices.list()).toEqual([])
    expect([damaged.cannotStart, whole.cannotStart].map((told) => told.mock.calls.length)).toEqual([0, 0])
  })
})
