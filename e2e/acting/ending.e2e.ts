import { Moments } from './moments'
import { administer, visitAt } from './technician'
import { MarkReader, nothing } from './marks'
import { recorded } from './recorded'
import { expect, test } from './shared'
import type { Visit } from './visit'

/** Runs in the main process with the contents of the visit's portal. */
async function crashPortal({ desk, base }: Visit): Promise<void> {
  await desk.app.evaluate(({ webContents }, start) => {
    webContents.getAllWebContents().find((one) => one.getURL().startsWith(start))?.forcefullyCrashRenderer()
  }, base)
}

async function closeWindow({ desk, company }: Visit): Promise<void> {
  await desk.app.evaluate(({ BrowserWindow }, title) => {
    BrowserWindow.getAllWindows().find((one) => one.getTitle().includes(title))?.close()
  }, `Acting as ${company}`)
}

async function endByMenu({ desk, company }: Visit): Promise<void> {
  await desk.app.evaluate(({ BrowserWindow, Menu }, title) => {
    BrowserWindow.getAllWindows().find((one) => one.getTitle().includes(title))?.focus()
    Menu.getApplicationMenu()?.getMenuItemById('endActing')?.click()
  }, `Acting as ${company}`)
}

test('the frame names the customer, and asks for no second sign-in', async ({ shared }) => {
  const { desk } = shared
  const seen: string[] = []
  desk.app.on('window', (page) => page.on('framenavigated', (frame) => seen.push(frame.url())))
  const visit = await administer(desk, 'Contoso')

  await expect(visit.frame).toHaveTitle('Acting as Contoso — Partner Desk')
  const titles = await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))
  expect(titles).toContain('Acting as Contoso — Partner Desk')
  const banner = visit.frame.getByRole('banner')
  await expect(banner).toContainText('Acting as Contoso')
  await expect(banner).toContainText('contoso.com')
  await expect(banner).toContainText('Full administration')
  await expect(banner.getByRole('timer')).toHaveText(/^\d\d:\d\d$/u)
  await expect(banner.getByRole('button', { name: 'End session' })).toBeVisible()
  await expect(visit.portal.getByRole('complementary', { name: 'Company' })).toContainText('Contoso')
  expect(seen.filter((url) => url.includes('/interaction/'))).toEqual([])

  await test.step('a page cannot change the title of the window', async () => {
    await visit.portal.evaluate(() => { document.title = 'Acting as Woodgrove Bank — Partner Desk' })
    await expect(visit.portal).toHaveTitle(/Woodgrove/u)
    await expect.poll(() => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))).toEqual(titles)
  })
  await test.step('the page lies inside of the frame on all four sides', async () => {
    const room = await desk.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.getTitle().startsWith('Acting'))
      const view = window?.contentView.children.at(-1)
      return window === undefined || view === undefined ? undefined : { inner: view.getBounds(), outer: window.getContentBounds() }
    })
    if (room === undefined) throw new Error('the frame holds no view')
    const { inner, outer } = room
    expect([inner.x, inner.y, outer.width - inner.x - inner.width, outer.height - inner.y - inner.height].map((gap) => gap > 0)).toEqual([true, true, true, true])
  })

  await visit.endSession()
  await visit.expectEnded('You ended the session')
})

const otherEnds = [
  { name: 'the button of the frame', end: (visit: Visit) => visit.endSession(), cause: 'You ended the session' },
  { name: 'the command of the menu', end: endByMenu, cause: 'You ended the session' },
  { name: 'closing the window', end: closeWindow, cause: 'Its window was closed' },
  { name: 'a crash of the page', end: crashPortal, cause: 'The portal’s page crashed' }
] as const

for (const { name, end, cause } of otherEnds) {
  test(`${name} ends the session, whatever the page thinks of it`, async ({ shared }) => {
    const visit = await administer(shared.desk, 'Contoso')
    await visit.openLab()
    await visit.press('Set an unload trap')
    await expect(visit.outcome()).toHaveText('trapped')
    await end(visit)
    await visit.expectEnded(cause)
  })
}

test('a page that hangs cannot hold its session, nor the next one of its customer', async ({ shared }) => {
  const { desk } = shared
  const visit = await administer(desk, 'Contoso')
  await visit.openLab()
  // With a service worker, whose process Chromium keeps for the next page of the same host.
  await new MarkReader().leave(visit)
  const before = await processOf(visit)
  await visit.press('Set an unload trap')
  const hanging = visit.portal.evaluate(() => { for (;;); }).catch(() => 'gone')
  const answer = visit.portal.evaluate(() => 'answers').catch(() => 'gone')
  await visit.endSession()
  await visit.expectEnded('You ended the session')
  expect(await Promise.all([hanging, answer])).toEqual(['gone', 'gone'])

  const next = await administer(desk, 'Contoso')
  expect(await processOf(next)).not.toBe(before)
  await next.endSession()
  await next.expectEnded('You ended the session')
})

/** The process of the operating system in which the portal's page is. */
function processOf({ desk, base }: Visit): Promise<number | undefined> {
  return desk.app.evaluate(({ webContents }, start) => webContents.getAllWebContents().find((one) => one.getURL().startsWith(start))?.getOSProcessId(), base)
}

test('nothing of a visit is left in its session, nor in the next one', async ({ shared }) => {
  const { desk } = shared
  const visit = await administer(desk, 'Contoso')
  await visit.openLab()
  const reader = new MarkReader()
  await reader.leave(visit)
  expect(await reader.read(visit)).toMatchObject({ databases: 'lab', caches: 'lab', workers: 1, files: 'lab', password: 200 })
  await visit.endSession()
  await visit.expectEnded('You ended the session')

  // The very session of the visit, opened again by the test: what a later visit of the same name would find.
  const opened = desk.app.waitForEvent('window')
  await desk.app.evaluate(async ({ BrowserWindow }, { session, origin }) => {
    session.webRequest.onBeforeRequest(null)
    await new BrowserWindow({ show: false, webPreferences: { session } }).loadURL(`${origin}/portal/lab/`)
  }, { session: visit.session, origin: visit.origin })
  const page = await opened
  expect(await reader.read({ portal: page })).toEqual(nothing)
  await page.close()
  expect(await visit.session.evaluate(async (session) => [(await session.cookies.get({})).length, await session.getCacheSize()])).toEqual([0, 0])
})

test('a portal that shows another tenant is covered, and says so', async ({ shared }) => {
  const visit = await administer(shared.desk, 'Contoso')
  await visit.portal.evaluate((address) => history.pushState({}, '', address), `${visit.origin}/portal/11111111-2222-4333-8444-555555555555/`).catch(() => undefined)
  await expect(visit.frame.getByRole('alert').filter({ hasText: 'This is not the tenant of Contoso' })).toBeVisible()
  const shown = await shared.desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().flatMap((window) => window.contentView.children.length))
  expect(shown.some((children) => children > 1), 'the page is no longer in the window').toBe(false)
  await visit.endSession()
  await visit.expectEnded('The portal showed another tenant')
})

for (const { name, show } of [
  { name: 'a page that says at this address that it is another tenant’s', show: (visit: Visit) => visit.portal.getByRole('link', { name: 'A page of another tenant', exact: true }).click() },
  { name: 'a page that becomes another tenant’s in place', show: (visit: Visit) => visit.press('Show another tenant in place') }
]) {
  test(`${name} is covered, told and recorded`, async ({ shared }) => {
    const visit = await administer(shared.desk, 'Contoso')
    await visit.openLab()
    await show(visit)
    await expect(visit.frame.getByRole('alert').filter({ hasText: 'This is not the tenant of Contoso' })).toBeVisible()
    const children = await shared.desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.contentView.children.length))
    expect(children.some((count) => count > 1), 'the page is no longer in the window').toBe(false)
    await expect.poll(() => recorded(shared.dataDir)).toMatch(/actingAs\.wrongTenant[^\n]*99999999-2222-4333-8444-555555555555/u)
    await visit.endSession()
    await visit.expectEnded('The portal showed another tenant')
  })
}

for (const { name, fault } of [{ name: 'cannot be reached', fault: { reset: true } }, { name: 'is reached and does not answer', fault: { hangMs: 60_000 } }]) {
  test(`a portal that ${name} is said to be out of reach, and can be tried again`, async ({ shared }) => {
    const { desk, practice } = shared
    const moments = await Moments.begin(desk, [[10_000, 500], [20_000, 500]])
    await practice.control('faults', { match: '/portal', times: 1, fault })
    await desk.portal.getByRole('button', { name: 'Administer on behalf of' }).click()
    await expect.poll(() => desk.app.windows().some((page) => page.url().includes('/frame/'))).toBe(true)
    const frame = desk.app.windows().find((page) => page.url().includes('/frame/'))
    if (frame === undefined) throw new Error('there is no frame')
    await expect(frame.getByRole('heading', { name: 'The portal cannot be reached' })).toBeVisible()
    await moments.end()
    await frame.getByRole('button', { name: 'Try again' }).click()
    const visit = await visitAt(desk, 'Contoso')
    await visit.expectGoesOn()
    await visit.endSession()
    await visit.expectEnded('You ended the session')
  })
}
