import type { Locator } from '@playwright/test'
import type { Desk } from '../fixtures/app'
import { MarkReader, nothing } from './marks'
import { administer, openCustomer } from './technician'
import { expect, test } from './shared'
import type { Visit } from './visit'

/** The portal's page, and a page inside of it, of the same origin: whoever shares with anybody shares with that one. */
const outer = ({ portal }: Visit): Locator => portal.locator('body')
const inner = ({ portal }: Visit): Locator => portal.frameLocator('#inner').locator('body')

/** Calls a function of the lab's script in a page. */
function call(page: Locator, name: string, ...given: readonly string[]): Promise<unknown> {
  return page.evaluate((_body, { called, values }) => {
    const act = Reflect.get(window, called) as (...args: readonly string[]) => unknown
    return act(...values)
  }, { called: name, values: given })
}

/** Runs in a page. */
const permissions = (): Promise<readonly string[]> => Promise.all(['notifications', 'geolocation', 'camera', 'microphone', 'persistent-storage', 'midi', 'clipboard-read'].map(
  async (name) => `${name}: ${(await navigator.permissions.query({ name: name as PermissionName })).state}`
))

/** Runs in a page. */
async function askForPermissions(): Promise<void> {
  await Promise.all([
    Notification.requestPermission(),
    navigator.storage.persist(),
    new Promise<void>((resolve) => { navigator.geolocation.getCurrentPosition(() => resolve(), () => resolve()) })
  ])
}

const brief = ({ name, value, domain, path }: Electron.Cookie): string => [name, value, domain, path].join(' ')
const byText = (a: string, b: string): number => a.localeCompare(b)

/** What the identity provider has given to the technician's own sign-in. */
async function signInCookies({ app }: Desk): Promise<readonly string[]> {
  return (await app.evaluate(({ session }) => session.fromPartition('identity', { cache: false }).cookies.get({}))).map(brief).toSorted(byText)
}

test('customers on one origin share nothing, though all are open at once', async ({ shared }) => {
  const { desk } = shared
  const reader = new MarkReader()
  const contoso = await administer(desk, 'Contoso')
  await contoso.openLab()
  const before = await contoso.portal.evaluate(permissions)
  expect(await reader.leave(contoso)).toBe(true)
  await openCustomer(desk, 'wingtiptoys.com', 'Wingtip Toys')
  const wingtip = await administer(desk, 'Wingtip Toys')
  await openCustomer(desk, 'woodgrovebank.com', 'Woodgrove Bank')
  const woodgrove = await administer(desk, 'Woodgrove Bank')
  await Promise.all([wingtip.openLab(), woodgrove.openLab()])
  expect([wingtip.origin, woodgrove.origin]).toEqual([contoso.origin, contoso.origin])

  await test.step('nothing that a browser keeps: no cookie, storage, database, file, cache, worker or password', async () => {
    expect(await reader.read(wingtip)).toEqual(nothing)
    expect(await reader.leave(wingtip)).toBe(true)
    expect(await reader.read(woodgrove)).toEqual(nothing)
    const mark = /portal\/([0-9a-f-]{36})/u.exec(contoso.base)?.[1] ?? ''
    expect(await reader.read(contoso), 'and each keeps its own').toMatchObject({
      cookie: `lab=${mark}; labkept=${mark}`, name: mark, local: mark, session: mark, databases: 'lab', caches: 'lab', workers: 1, files: 'lab', password: 200
    })
  })
  await test.step('one sign-in, which all got, and beside it only their own', async () => {
    const identity = await signInCookies(desk)
    expect(identity.length).toBeGreaterThan(0)
    for (const { session, base } of [contoso, wingtip, woodgrove]) {
      const cookies = (await session.evaluate((one) => one.cookies.get({}))).filter(({ name }) => !name.startsWith('lab'))
      expect(cookies.filter(({ domain }) => domain === 'localhost').map(brief).toSorted(byText)).toEqual(identity)
      expect(new Set(cookies.filter(({ domain }) => domain !== 'localhost').map(({ path }) => path))).toEqual(new Set([new URL(base).pathname]))
    }
  })
  await test.step('nothing that pages of one origin say to each other', async () => {
    await call(outer(contoso), 'listen')
    for (const other of [wingtip, woodgrove]) await call(inner(other), 'say', other.company)
    await call(inner(contoso), 'say', 'Contoso')
    await expect.poll(async () => (await call(outer(contoso), 'whatWasHeard') as string[]).toSorted()).toEqual(['said Contoso', 'stored Contoso'])
  })
  await test.step('no shared worker', async () => {
    expect([await call(outer(contoso), 'joinWorker'), await call(inner(contoso), 'joinWorker'), await call(outer(wingtip), 'joinWorker')]).toEqual([1, 2, 1])
  })
  await test.step('no lock', async () => {
    await call(outer(contoso), 'holdLock')
    expect([await call(inner(contoso), 'isLockFree'), await call(inner(wingtip), 'isLockFree')]).toEqual([false, true])
  })
  await test.step('no address of data in memory', async () => {
    const url = String(await call(inner(contoso), 'keepBlob', 'of Contoso'))
    expect([await call(inner(contoso), 'readBlob', url), await call(inner(wingtip), 'readBlob', url)]).toEqual(['of Contoso', 'TypeError'])
  })
  await test.step('no permission', async () => {
    await contoso.portal.evaluate(askForPermissions)
    for (const visit of [contoso, wingtip, woodgrove]) expect(await visit.portal.evaluate(permissions)).toEqual(before)
    expect(before.filter((state) => state.endsWith('granted'))).toEqual([])
  })
  await test.step('no process', async () => {
    const pids = await desk.app.evaluate(({ webContents }) => webContents.getAllWebContents().filter((one) => one.getURL().includes('/portal/')).map((one) => one.getOSProcessId()))
    expect(new Set(pids).size).toBe(3)
  })
  await test.step('each window names its own customer', async () => {
    for (const visit of [contoso, wingtip, woodgrove]) await expect(visit.frame.getByRole('banner')).toContainText(`Acting as ${visit.company}`)
    const looks = await Promise.all([contoso, wingtip, woodgrove].map(({ frame }) => frame.getByRole('banner').evaluate((bar) => `${getComputedStyle(document.documentElement).getPropertyValue('--tenant')} ${bar.className}`)))
    expect(new Set(looks).size).toBe(3)
  })
  await test.step('a customer that is open already comes to the front', async () => {
    await openCustomer(desk, 'contoso.com', 'Contoso')
    const pages = desk.app.windows().length
    await desk.portal.getByRole('button', { name: 'Administer on behalf of' }).click()
    await expect.poll(() => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find(({ id }) => id === Reflect.get(globalThis, 'lastFocused'))?.getTitle())).toBe('Acting as Contoso — Partner Desk')
    expect(desk.app.windows()).toHaveLength(pages)
    await contoso.expectGoesOn()
  })
  await test.step('the end of one is not the end of another', async () => {
    for (const other of [wingtip, woodgrove]) {
      await other.endSession()
      await expect.poll(() => other.portal.isClosed()).toBe(true)
      await desk.portal.getByRole('status').filter({ hasText: `no longer acting as ${other.company}` }).getByRole('button', { name: 'Dismiss' }).click()
    }
    expect(await reader.read(contoso)).toMatchObject({ local: expect.any(String), workers: 1, password: 200 })
    await contoso.endSession()
    await contoso.expectEnded('You ended the session')
  })
})
