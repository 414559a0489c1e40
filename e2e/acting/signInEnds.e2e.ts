import { expect, fillSignIn, signIn, test, type Desk } from '../fixtures/app'
import { QuickFind } from '../pages/quickFind'
import { windowTitles } from '../pages/system'
import { recorded } from './recorded'
import { administer, openCustomer } from './technician'
import type { Visit } from './visit'

/** Both customers in windows of their own. */
async function openBoth(desk: Desk): Promise<readonly Visit[]> {
  await openCustomer(desk, 'contoso.com', 'Contoso')
  const contoso = await administer(desk, 'Contoso')
  await openCustomer(desk, 'wingtiptoys.com', 'Wingtip Toys')
  return [contoso, await administer(desk, 'Wingtip Toys')]
}

async function expectAllGone(desk: Desk, visits: readonly Visit[]): Promise<void> {
  await expect.poll(() => visits.flatMap(({ frame, portal }) => [frame.isClosed(), portal.isClosed()]), { timeout: 15_000 }).toEqual([true, true, true, true])
  for (const { session } of visits) expect(await session.evaluate((one) => one.cookies.get({}))).toEqual([])
  expect((await windowTitles(desk)).filter((title) => title.startsWith('Acting'))).toEqual([])
}

test('the end of the sign-in, at the cloud or by the technician, reaches all windows', async ({ desk, practice, dataDir }) => {
  await signIn(desk)

  await test.step('the account is disabled: the next request ends every window, and a new sign-in is asked for', async () => {
    const visits = await openBoth(desk)
    await practice.control('accounts', { userPrincipalName: 'full@fabrikam.com', accountEnabled: false })
    await visits[0]?.portal.getByRole('link', { name: 'Users', exact: true }).click()
    await expectAllGone(desk, visits)
    await expect(desk.portal.getByText('Your sign-in was ended by the cloud.')).toBeVisible()
    await expect.poll(() => recorded(dataDir)).toMatch(/"signIn\.refused"/u)
    // Allowed again, and with all that it was signed in to ended meanwhile: the name and the password are asked for anew.
    await practice.control('accounts', { userPrincipalName: 'full@fabrikam.com', accountEnabled: true, endSessions: true })
    // The age of a token is told in whole seconds: one of the second in which the sessions were ended counts as older.
    const ended = Math.floor(Date.now() / 1_000)
    await expect.poll(() => Math.floor(Date.now() / 1_000)).toBeGreaterThan(ended)
    const opened = desk.app.waitForEvent('window')
    await desk.portal.getByRole('button', { name: 'Sign in again' }).click()
    await fillSignIn(await opened, 'full@fabrikam.com')
    await expect(desk.portal.getByRole('button', { name: 'Sign in again' })).toHaveCount(0)
  })

  await test.step('signing out ends them, and Back leads to no page of before', async () => {
    const visits = await openBoth(desk)
    const find = new QuickFind(desk.portal)
    await desk.portal.bringToFront()
    await find.open()
    await find.box.fill('sign out')
    await expect(find.options).toHaveCount(1)
    await desk.portal.keyboard.press('Enter')
    await expect(desk.portal.getByRole('heading', { name: 'Sign in to Partner Desk' })).toBeVisible()
    await expectAllGone(desk, visits)
    expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ webContents }) => [webContents.navigationHistory.canGoBack(), new URL(webContents.getURL()).hash]))).toEqual([[false, '#/']])
  })
})
