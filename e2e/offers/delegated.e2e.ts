import { expect, signIn, test } from '../fixtures/app'
import { ComposerPage } from '../pages/composer'
import { CustomerPage } from '../pages/customer'
import { LookupPage } from '../pages/lookup'
import { QuoteDetailsPage } from '../pages/quotes'
import { Shell } from '../pages/shell'
import { windowTitles } from '../pages/system'
import { accept } from './customerSide'
import { begin, linkIn } from './drafting'

test('an open invitation to delegated administration, accepted by two customers', async ({ desk }) => {
  const { portal } = desk
  const composer = new ComposerPage(portal)
  const details = new QuoteDetailsPage(portal)
  const customer = new CustomerPage(portal)
  await signIn(desk)

  const link = await test.step('no subscription and no location are asked for', async () => {
    const wizard = await begin(portal, 'Send delegated administration offers')
    await expect(new Shell(portal).heading('Offer delegated administration')).toBeVisible()
    await expect(wizard.location).toHaveCount(0)
    await wizard.chooseOffice('4567890')
    await wizard.next.click()
    await composer.expectState('Ready to send')
    const found = new URL(await linkIn(composer))
    expect(Object.fromEntries(found.searchParams)).toMatchObject({ type: 'DelegatedAdministration', msppid: '4567890' })
    return found.href
  })

  await test.step('who and when appear by themselves', async () => {
    await accept(link, 'admin@adatum.com', { delegated: true })
    await composer.expectState('Accepted', 30_000)
    await details.open()
    await expect(details.acceptance('Adatum')).toContainText('admin@adatum.com')
    await accept(link, 'admin@tailspintoys.com', { delegated: true })
    await expect(details.acceptance('Tailspin Toys')).toContainText('admin@tailspintoys.com', { timeout: 30_000 })
    await expect(details.acceptance('Tailspin Toys').getByRole('cell').last()).toHaveText('Accepted')
  })

  await test.step('the customers can be administered', async () => {
    for (const [domain, company] of [['adatum.net', 'Adatum'], ['tailspintoys.com', 'Tailspin Toys']] as const) {
      await new LookupPage(portal).find(domain)
      await customer.expectShown(company)
      await expect(customer.fact('Delegated administration')).toContainText('Active')
      await customer.expectAllowed('Administer on behalf of')
      await customer.action('Administer on behalf of').click()
      await expect.poll(() => windowTitles(desk), { timeout: 20_000 }).toContain(`Acting as ${company} — Partner Desk`)
    }
  })
})
