import { PlainBrowser } from '../../electron/practice/server/plainBrowser'
import { expect, test, type Desk } from '../fixtures/app'
import { leaveMarks as markEverything } from './marks'
import { recorded } from './recorded'
import { filesHolding } from './searchFolder'
import { administer, openCustomer, signInAndOpen } from './technician'
import { onlyThePortal, pagesNow, type Visit } from './visit'

/** Leaves a mark in every storage that a page has, cookies that outlive a session among them, and one that nothing else holds. */
async function leaveMarks(visit: Visit, mark: string): Promise<readonly string[]> {
  await visit.openLab()
  await markEverything(visit)
  await visit.portal.evaluate(async (text) => {
    document.cookie = `kept=${text}; path=/; max-age=86400`
    localStorage.setItem('mark', text)
    await (await caches.open('mark')).put('/mark', new Response(text))
  }, mark)
  const cookies = await visit.session.evaluate((session) => session.cookies.get({}))
  const portalCookie = cookies.find(({ name }) => name === 'practice_portal')?.value
  if (portalCookie === undefined) throw new Error('the portal set no cookie')
  // Of pages and windows nothing may be kept either; the customer's name and tenant stand in the application's own records.
  return [mark, portalCookie, await visit.portal.title(), `Acting as ${visit.company}`]
}

test('signing out ends every session', async ({ desk, dataDir }) => {
  await signInAndOpen(desk, 'contoso.com', 'Contoso')
  const contoso = await administer(desk, 'Contoso')
  await openCustomer(desk, 'wingtiptoys.com', 'Wingtip Toys')
  const wingtip = await administer(desk, 'Wingtip Toys')
  await wingtip.openLab()
  await wingtip.press('Set an unload trap')

  await desk.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('signOut')?.click())
  await expect(desk.portal.getByRole('heading', { name: 'Sign in to Partner Desk' })).toBeVisible()
  await expect.poll(async () => (await pagesNow(desk)).pages).toEqual(onlyThePortal.pages)
  for (const { session } of [contoso, wingtip]) expect(await session.evaluate((one) => one.cookies.get({}))).toEqual([])
  await expect.poll(async () => (await recorded(dataDir)).match(/"cause":"signedOut"/gu)).toHaveLength(2)
})

test('quitting ends every session and leaves nothing of it on the disk', async ({ desk, dataDir }) => {
  await signInAndOpen(desk, 'contoso.com', 'Contoso')
  const visit = await administer(desk, 'Contoso')
  const marks = await leaveMarks(visit, `quit-${crypto.randomUUID()}`)
  await visit.press('Set an unload trap')
  await expect(visit.outcome()).toHaveText('trapped')
  await desk.quit()
  expect(await filesHolding(dataDir, marks)).toEqual([])
  expect(await recorded(dataDir)).toContain('"cause":"quit"')
})

test('a killed application leaves nothing of a session on the disk', async ({ startDesk, dataDir }) => {
  const desk = await startDesk()
  await signInAndOpen(desk, 'contoso.com', 'Contoso')
  const marks = await leaveMarks(await administer(desk, 'Contoso'), `kill-${crypto.randomUUID()}`)
  await desk.kill()
  expect(await filesHolding(dataDir, marks)).toEqual([])
  expect(await filesHolding(dataDir, ['contoso.com']), 'the search does find what is there').not.toEqual([])

  const again = await startDesk()
  await expect(again.portal.getByRole('heading', { name: 'Sign in to Partner Desk' })).toBeVisible()
  expect((await pagesNow(again)).pages).toEqual(onlyThePortal.pages)
})

test('a customer who ends the relationship ends the open window at its next request', async ({ desk, practice }) => {
  await signInAndOpen(desk, 'contoso.com', 'Contoso')
  const visit = await administer(desk, 'Contoso')
  await visit.portal.getByRole('link', { name: 'Users', exact: true }).click()
  await expect(visit.portal.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()

  await removePartner(practice.ready.portal, visit.base)
  await visit.expectGoesOn()
  await visit.portal.getByRole('link', { name: 'Home', exact: true }).click().catch(() => undefined)
  await expectEndedByCustomer(desk)
})

async function expectEndedByCustomer(desk: Desk): Promise<void> {
  const notice = desk.portal.getByRole('status').filter({ hasText: 'You are no longer acting as Contoso' })
  await expect(notice).toContainText('The customer’s delegated administration has ended.')
  await expect.poll(async () => (await pagesNow(desk)).pages).toEqual(onlyThePortal.pages)
}

/** What the customer's administrator does under "Partner relationships" in a browser of their own. */
async function removePartner(portal: string, base: string): Promise<void> {
  const browser = new PlainBrowser()
  await browser.open(`${base}/relationships`)
  await browser.signIn('admin@contoso.com')
  const end = /href="[^"]*(\/portal\/[^"]+\/relationships\/[^"]+\/end)"/u.exec(browser.text)?.[1]
  if (end === undefined) throw new Error('there is no partner to remove')
  await browser.open(new URL(end, portal).href)
  await browser.submit({})
  expect(browser.text).toContain('The relationship has ended')
}
