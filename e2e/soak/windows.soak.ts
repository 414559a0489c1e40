import type { Page } from '@playwright/test'
import { measureTree } from '../../scripts/bench/processTree.mjs'
import { rememberFocus, onlyThePortal, pagesNow } from '../acting/visit'
import type { PortalWindow } from '../bench/portalCalls'
import { expect, signIn, test, type Desk } from '../fixtures/app'
import { sayFigure, sayProgress, soakCount } from './count'

test.use({ customers: 100 })

test('many customers are open at once: each window shows its own, and closing all leaves nothing', async ({ desk }) => {
  const count = soakCount()
  await rememberFocus(desk)
  await signIn(desk)
  const tenants = await activeTenants(desk.portal, count)
  // The first visit loads code and fills caches that stay, whatever comes after it.
  await call(desk.portal, 'acting.open', { tenantId: tenants[0] })
  await endAll(desk)
  const pid = desk.app.process().pid ?? 0
  const before = measureTree(pid)?.ownMB ?? Number.NaN
  const times: number[] = []
  for (const tenantId of tenants) {
    const begun = performance.now()
    await call(desk.portal, 'acting.open', { tenantId })
    await expect.poll(() => portalOf(desk, tenantId) !== undefined, { intervals: [20] }).toBe(true)
    times.push(performance.now() - begun)
    sayProgress(times.length, count, `windows, the last took ${times.at(-1)?.toFixed(0) ?? ''} ms`)
  }
  sayFigure('memory with all open, MB more than before', (measureTree(pid)?.ownMB ?? Number.NaN) - before)
  sayFigure('the last to open, × the first', (times.at(-1) ?? Number.NaN) / (times[0] ?? Number.NaN))

  for (const tenantId of tenants) expect(await shownBy(desk, tenantId)).toEqual({ tenant: tenantId, cookies: [`/portal/${tenantId}`] })
  const companies = await Promise.all(tenants.map(async (tenantId) => portalOf(desk, tenantId)?.getByRole('complementary', { name: 'Company' }).locator('.company').innerText()))
  const titles = await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()).filter((title) => title.startsWith('Acting as')))
  expect(titles.toSorted()).toEqual(companies.map((company) => `Acting as ${company ?? ''} — Partner Desk`).toSorted())

  await endAll(desk)
  // Only told: right after the last one its processes are still giving back what they had. `npm run bench` holds it against its target.
  sayFigure('memory right after all were closed, MB more than before', (measureTree(pid)?.ownMB ?? Number.NaN) - before)
})

function portalOf(desk: Desk, tenantId: string): Page | undefined {
  return desk.app.windows().find((page) => page.url().includes(`/portal/${tenantId}/`))
}

/** Which tenant the page says it is, and whose cookies of the portals are in its session. */
function shownBy(desk: Desk, tenantId: string): Promise<{ readonly tenant: string | null | undefined; readonly cookies: readonly (string | undefined)[] }> {
  const page = portalOf(desk, tenantId)
  if (page === undefined) throw new Error('the portal is not open')
  return page.locator('meta[name="tenant-id"]').getAttribute('content').then(async (tenant) => ({
    tenant,
    cookies: await desk.app.evaluate(async ({ webContents }, part) => {
      const contents = webContents.getAllWebContents().find((one) => one.getURL().includes(part))
      const cookies = (await contents?.session.cookies.get({})) ?? []
      return [...new Set(cookies.filter(({ domain }) => domain !== 'localhost').map(({ path }) => path))]
    }, `/portal/${tenantId}/`)
  }))
}

/** Makes a call of the page's bridge; fails when it fails. */
function call(page: Page, name: string, request: unknown): Promise<unknown> {
  return page.evaluate(async ({ called, value }) => {
    const calls = (window as unknown as PortalWindow).partnerDesk.calls as unknown as Record<string, (request: unknown) => Promise<{ readonly ok: boolean; readonly value?: unknown; readonly error?: { readonly code: string } }>>
    const answer = await calls[called]?.(value)
    if (answer?.ok !== true) throw new Error(answer?.error?.code ?? `no call ${called}`)
    return answer.value
  }, { called: name, value: request })
}

async function endAll(desk: Desk): Promise<void> {
  for (const sessionId of await openSessions(desk.portal)) await call(desk.portal, 'acting.end', { sessionId })
  expect((await pagesNow(desk)).pages).toEqual(onlyThePortal.pages)
}

async function openSessions(page: Page): Promise<readonly string[]> {
  const state = await call(page, 'app.getState', undefined) as { readonly acting: readonly { readonly id: string }[] }
  return state.acting.map(({ id }) => id)
}

/** Customers that can be entered, as soon as so many are known. */
async function activeTenants(page: Page, count: number): Promise<readonly string[]> {
  let found: readonly string[] = []
  await expect.poll(async () => {
    const { rows } = await call(page, 'customers.page', { offset: 0, limit: 100 }) as { readonly rows: readonly { readonly relationship: string; readonly tenantId: string }[] }
    found = rows.filter(({ relationship }) => relationship === 'active').map(({ tenantId }) => tenantId).slice(0, count)
    return found.length
  }, { timeout: 30_000 }).toBe(count)
  return found
}
