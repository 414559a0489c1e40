import { expect, fillSignIn, openSignIn, test } from '../fixtures/app'
import { CustomerPage } from '../pages/customer'
import { Shell } from '../pages/shell'
import { windowTitles } from '../pages/system'

const unknownQuote = '11111111-2222-4333-8444-555555555555'

test('a link from a ticket opens the page it names, at the start and while the application runs, and does nothing else', async ({ startDesk }) => {
  const desk = await startDesk({ args: ['partnerdesk://customer/Contoso.CO.UK'] })
  const shell = new Shell(desk.portal)
  const customer = new CustomerPage(desk.portal)

  await test.step('a cold start: after the sign-in', async () => {
    await fillSignIn(await openSignIn(desk), 'full@fabrikam.com')
    await customer.expectShown('Contoso')
    await customer.expectAllowed('Administer on behalf of')
  })
  await test.step('a second start hands its link over and ends; Back leads to what was shown before', async () => {
    await desk.startAgain(['partnerdesk://customer/wingtiptoys.com'])
    await customer.expectShown('Wingtip Toys')
    await desk.portal.evaluate(() => { history.back() })
    await customer.expectShown('Contoso')
  })
  await test.step('a Quote ID that is not known says so', async () => {
    await desk.startAgain([`PARTNERDESK://quote/${unknownQuote}`])
    await expect(shell.heading('Quote')).toBeVisible()
    await expect(desk.portal.getByText('No offer on this computer has this Quote ID', { exact: false })).toBeVisible()
    await expect(desk.portal.getByText(unknownQuote)).toBeVisible()
  })
  await test.step('one that is no link of ours is dropped, and told without its text', async () => {
    await desk.startAgain(['partnerdesk://administer/contoso.com?now=1'])
    await expect(shell.notice('A link was not opened')).toBeVisible()
    await expect(shell.heading('Quote')).toBeVisible()
    await expect(desk.portal.getByText('now=1')).toHaveCount(0)
  })
  expect(await windowTitles(desk)).toEqual(['Quote — Partner Desk'])
})
