import { test, type Page } from '@playwright/test'
import { administer, openCustomer } from '../acting/technician'
import { Desk, expect, fillSignIn } from '../fixtures/app'
import { measureTree } from '../../scripts/bench/processTree.mjs'
import { benchInput, record } from './input'
import type { PortalWindow } from './portalCalls'
import { keptMemory, ownMemory, quantile } from './watch'

const rounds = 12
const counts = [1, 5, 10, 20] as const

interface Opened {
  readonly ms: number
}

test('@inside windows in which customers are administered', async () => {
  const { dataDir, practiceUrl, keyStore } = benchInput()
  const desk = await Desk.start({ dataDir, practiceUrl, language: 'en-US', mainScripts: [keyStore] })
  await expect(desk.portal.getByRole('heading', { name: 'Partner overview' })).toBeVisible({ timeout: 30_000 })
  await openCustomer(desk, 'contoso.com', 'Contoso')
  // The first visit signs in at the portal and fills every cache; it does not count, in either kind of window.
  await signInAtPortal(desk)
  const visit = await administer(desk, 'Contoso')
  const portalUrl = visit.portal.url()
  const cookies = await visit.session.evaluate((session) => session.cookies.get({}))
  await prepareDefaultSession(desk, cookies, portalUrl)
  await endAll(desk)

  const [plain, acting, closing]: [number[], number[], number[]] = [[], [], []]
  const tenantId = /\/portal\/([0-9a-f-]{36})\//u.exec(portalUrl)?.[1] ?? ''
  for (let round = 0; round < rounds; round += 1) {
    plain.push((await openPlain(desk, portalUrl)).ms)
    acting.push((await openActing(desk, tenantId)).ms)
    closing.push(await endAll(desk))
  }
  await record('Acting-as windows', {
    'plain window with the portal page, painted, p50 ms': { value: quantile(plain, 0.5) },
    'acting-as window, painted, p50 ms': { value: quantile(acting, 0.5) },
    'acting-as, × plain window': { value: quantile(acting, 0.5) / quantile(plain, 0.5), target: 1.15 },
    'close and wipe p50, ms': { value: quantile(closing, 0.5) },
    'close and wipe p95, ms': { value: quantile(closing, 0.95), target: 100 },
    raw: [plain, acting, closing]
  })
  await manyWindows(desk)
  await desk.quit()
})

/** After a restart the portal asks once who it is: only the application's own sign-in is kept on the disk. */
async function signInAtPortal(desk: Desk): Promise<void> {
  await desk.portal.getByRole('button', { name: 'Administer on behalf of' }).click()
  await expect.poll(async () => {
    for (const page of desk.app.windows()) {
      if (/\/portal\/[0-9a-f-]{36}\//u.test(page.url())) return true
      if (await page.getByRole('textbox', { name: 'User name' }).isVisible().catch(() => false)) await fillSignIn(page, 'full@fabrikam.com').catch(() => undefined)
    }
    return false
  }, { timeout: 30_000 }).toBe(true)
}

/** The portal page is painted when its left pane is; asked in the main process, so that no driver stands between. */
async function openPlain(desk: Desk, url: string): Promise<Opened> {
  return desk.app.evaluate(async ({ BrowserWindow }, address) => {
    const begun = performance.now()
    const window = new BrowserWindow({ width: 1280, height: 820 })
    await window.loadURL(address)
    await window.webContents.executeJavaScript('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))')
    const ms = performance.now() - begun
    window.destroy()
    return { ms }
  }, url)
}

/** From the call that the button makes to the painted portal page. */
async function openActing(desk: Desk, tenantId: string): Promise<Opened> {
  const painted = desk.app.evaluate(async ({ app }, tenant) => {
    const begun = performance.now()
    return new Promise<Opened>((resolve) => {
      app.on('web-contents-created', function created(_event, contents) {
        contents.on('did-finish-load', () => {
          if (!contents.getURL().includes(`/portal/${tenant}/`)) return
          app.off('web-contents-created', created)
          void contents.executeJavaScript('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))').then(() => resolve({ ms: performance.now() - begun }))
        })
      })
    })
  }, tenantId)
  await act(desk.portal, tenantId)
  return painted
}

function act(portal: Page, tenantId: string): Promise<void> {
  return portal.evaluate(async (tenant) => {
    const { calls } = (window as unknown as PortalWindow).partnerDesk
    const opened = await calls['acting.open']({ tenantId: tenant })
    if (!opened.ok) throw new Error(opened.error.code)
  }, tenantId)
}

/** Ends all sessions. @returns how long until they were wiped, in ms a session */
function endAll(desk: Desk): Promise<number> {
  return desk.portal.evaluate(async () => {
    const { calls } = (window as unknown as PortalWindow).partnerDesk
    const state = await calls['app.getState']()
    if (!state.ok) throw new Error(state.error.code)
    const begun = performance.now()
    for (const { id } of state.value.acting) {
      const ended = await calls['acting.end']({ sessionId: id })
      if (!ended.ok) throw new Error(ended.error.code)
    }
    return (performance.now() - begun) / Math.max(1, state.value.acting.length)
  })
}

/** Lets a plain window see the same signed-in page. */
async function prepareDefaultSession(desk: Desk, cookies: readonly Electron.Cookie[], url: string): Promise<void> {
  await desk.app.evaluate(async ({ session }, { kept, address }) => {
    for (const { name, value, path, httpOnly } of kept) {
      await session.defaultSession.cookies.set({ url: address, name, value, ...(path === undefined ? {} : { path }), ...(httpOnly === undefined ? {} : { httpOnly }) })
    }
  }, { kept: cookies, address: url })
}

async function manyWindows(desk: Desk): Promise<void> {
  const tenants = await activeTenants(desk.portal, counts[counts.length - 1] ?? 0)
  const pid = desk.app.process().pid ?? 0
  await onlyOurOwn(desk)
  const before = await keptMemory(desk)
  const without = measureTree(pid)?.memoryMB ?? Number.NaN
  const opening: number[] = []
  const memory: Record<string, { value: number; target?: number }> = { 'memory without a visit, MB': { value: without } }
  for (const tenant of tenants) {
    opening.push((await openActing(desk, tenant)).ms)
    if (counts.some((count) => count === opening.length)) memory[`memory with ${opening.length} open, MB`] = { value: measureTree(pid)?.memoryMB ?? Number.NaN }
  }
  const closing: number[] = [await endAll(desk)]
  await onlyOurOwn(desk)
  const after = ownMemory(desk)
  const kept = await keptMemory(desk)
  await record('Many acting-as windows', {
    ...memory,
    'opening the last, × the first': { value: (opening.at(-1) ?? Number.NaN) / (opening[0] ?? Number.NaN), target: 1.2 },
    'right after all were closed, with garbage, MB more': { value: after - before },
    'kept after all were closed (collected), MB more': { value: kept - before, target: 40 },
    raw: [opening, closing]
  })
}

/** Waits until no page of a customer and no process of one is there any more; what ends one was asked, and the system takes its time. */
async function onlyOurOwn(desk: Desk): Promise<void> {
  await expect.poll(() => desk.app.evaluate(({ app, webContents }) => [webContents.getAllWebContents().length, app.getAppMetrics().filter(({ type }) => type === 'Tab').length]), { timeout: 20_000 }).toEqual([1, 1])
}

/** Customers that can be entered, from as many pages of the list as that takes. */
async function activeTenants(portal: Page, count: number): Promise<readonly string[]> {
  const tenants = await portal.evaluate(async (wanted) => {
    const { calls } = (window as unknown as PortalWindow).partnerDesk
    const found: string[] = []
    for (let offset = 0; found.length < wanted; offset += 200) {
      const page = await calls['customers.page']({ offset, limit: 200 })
      if (!page.ok) throw new Error(page.error.code)
      if (page.value.rows.length === 0) break
      found.push(...page.value.rows.filter(({ relationship }) => relationship === 'active').map(({ tenantId }) => tenantId))
    }
    return found.slice(0, wanted)
  }, count)
  expect(tenants.length).toBe(count)
  return tenants
}
