import { expect, type JSHandle, type Page } from '@playwright/test'
import { signIn, type Desk } from '../fixtures/app'
import { Visit } from './visit'

/** Looks a customer up by the portal's own pages and waits for its page. */
export async function openCustomer(desk: Desk, query: string, company: string): Promise<void> {
  const { portal } = desk
  await portal.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Overview' }).click()
  await portal.getByRole('link', { name: 'Lookup user or domain' }).first().click()
  await portal.getByRole('textbox', { name: 'User name or domain' }).fill(query)
  await portal.getByRole('button', { name: 'Next' }).click()
  await expect(portal.getByRole('heading', { name: company, level: 1 })).toBeVisible()
}

/** From the customer's page, which must be shown, into the customer's portal; waits for the first page of the portal. */
export async function administer(desk: Desk, company: string): Promise<Visit> {
  await desk.portal.getByRole('button', { name: 'Administer on behalf of' }).click()
  return visitAt(desk, company)
}

/** The window of a customer that is open or opening, as soon as the first page of the portal is shown. */
export async function visitAt(desk: Desk, company: string): Promise<Visit> {
  const frame = await pageOf(desk, async (page) => page.url().startsWith('app:') && (await page.title()).includes(`Acting as ${company} `))
  const portal = await pageOf(desk, async (page) => /\/portal\/[0-9a-f-]{36}\//u.test(page.url()) && (await page.getByRole('complementary', { name: 'Company' }).innerText({ timeout: 1000 })).includes(company))
  const base = portal.url().replace(/(\/portal\/[0-9a-f-]{36})\/.*$/u, '$1')
  await expect(frame.getByRole('heading', { name: 'Opening the portal' })).toBeHidden()
  return new Visit(desk, company, base, frame, portal, await sessionOf(desk, base))
}

/** Signs in and goes to a customer's page: the beginning of every visit. */
export async function signInAndOpen(desk: Desk, query: string, company: string, userName?: string): Promise<void> {
  await signIn(desk, userName)
  await openCustomer(desk, query, company)
}

/** A page of the application, as soon as there is one that fits. Pages that go away while they are asked do not count. */
async function pageOf(desk: Desk, fits: (page: Page) => Promise<boolean>): Promise<Page> {
  const found: { page?: Page } = {}
  await expect.poll(async () => {
    for (const page of desk.app.windows()) {
      if (!page.isClosed() && (await fits(page).catch(() => false))) found.page = page
    }
    return found.page !== undefined
  }, { intervals: [50], timeout: 20_000 }).toBe(true).catch(async (cause: unknown) => {
    throw new Error(`There is no such page. ${await pagesInWords(desk)}`, { cause })
  })
  if (found.page === undefined) throw new Error('There is no such page.')
  return found.page
}

/** For a fault's text: what the application has and what the driver knows of it, which tells a page that is missing from one that was missed. */
async function pagesInWords(desk: Desk): Promise<string> {
  const known = await Promise.all(desk.app.windows().map(async (page) => `${page.url()} “${(await page.locator('body').innerText({ timeout: 1_000 }).catch(String)).slice(0, 300)}”`))
  const all = await desk.app.evaluate(({ webContents }) => webContents.getAllWebContents().map((one) => `${one.getURL()} (process ${one.getOSProcessId()}${one.isLoading() ? ', loading' : ''}${one.isWaitingForResponse() ? ', waiting for an answer' : ''}${one.isCrashed() ? ', crashed' : ''})`))
  return `The driver knows ${known.join(', ')}. The application has ${all.join(', ')}.`
}

/** Held by the test, because the product lets go of it. */
async function sessionOf(desk: Desk, base: string): Promise<JSHandle<Electron.Session>> {
  return desk.app.evaluateHandle(({ webContents }, start) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().startsWith(start))
    if (contents === undefined) throw new Error('no portal is open')
    return contents.session
  }, base)
}
