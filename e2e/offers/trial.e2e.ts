import { expect, signIn, test } from '../fixtures/app'
import { ComposerPage } from '../pages/composer'
import { CustomerPage } from '../pages/customer'
import { LookupPage } from '../pages/lookup'
import { QuoteDetailsPage } from '../pages/quotes'
import { Shell } from '../pages/shell'
import { accept, headingOf, review } from './customerSide'
import { begin, linkIn } from './drafting'

const product = 'Microsoft Entra ID P1'
const trial = `${product} Trial`

test('a trial invitation, from the overview to the subscriptions of two customers', async ({ desk }) => {
  const { portal } = desk
  const composer = new ComposerPage(portal)
  const details = new QuoteDetailsPage(portal)
  await signIn(desk)

  await test.step('office, location and exactly one subscription', async () => {
    const wizard = await begin(portal, 'Send trial invitations')
    await expect(new Shell(portal).heading('Send a trial invitation')).toBeVisible()
    await wizard.chooseOffice('4567891')
    await wizard.chooseLocation('Germany')
    await wizard.next.click()
    await wizard.trials.getByRole('radio', { name: 'Microsoft 365 E5' }).check()
    await wizard.trials.getByRole('radio', { name: trial }).check()
    await expect(wizard.trials.getByRole('radio', { checked: true })).toHaveCount(1)
    await expect(wizard.trials.getByRole('radio', { name: trial })).toHaveAccessibleDescription(/25 licences/)
    await expect(portal.getByRole('spinbutton')).toHaveCount(0)
    await portal.getByRole('checkbox', { name: 'Include authorization for delegated administration' }).check()
    await wizard.next.click()
  })

  const link = await test.step('the link carries the Quote ID and the office', async () => {
    await composer.expectState('Ready to send')
    await expect(composer.subject).toHaveValue(`${trial}: an invitation from Fabrikam`)
    const found = new URL(await linkIn(composer))
    expect(Object.fromEntries(found.searchParams)).toEqual({ type: 'Trial', id: expect.stringMatching(/^[\da-f-]{36}$/), msppid: '4567891' })
    await expect(composer.quoteId).toContainText(found.searchParams.get('id') ?? 'none')
    await expect(portal.getByRole('listitem').filter({ hasText: 'holds the link' })).toContainText('done')
    return found.href
  })

  await test.step('accepted with delegated administration: who and when appear by themselves', async () => {
    await accept(link, 'admin@adatum.com', { delegated: true })
    await composer.expectState('Accepted', 30_000)
    await details.open()
    const row = details.acceptance('Adatum')
    await expect(row).toContainText('admin@adatum.com')
    await expect(row).toContainText(`${trial}: 25`)
    await expect(row.getByRole('cell').last()).toHaveText('Accepted')
    const when = await row.locator('time').getAttribute('datetime')
    expect(Math.abs(Date.now() - Date.parse(when ?? ''))).toBeLessThan(120_000)
  })

  await test.step('another customer accepts the same link without it', async () => {
    await accept(link, 'admin@contoso.com')
    const row = details.acceptance('Contoso')
    await expect(row).toContainText('admin@contoso.com', { timeout: 30_000 })
    await expect(row.getByRole('cell').last()).toHaveText('Not accepted')
    await expect(details.history).toContainText('Adatum')
    await expect(details.history).toContainText('Contoso')
  })

  await test.step('both have the subscription; delegated administration only who gave it', async () => {
    const customer = new CustomerPage(portal)
    for (const [domain, company] of [['adatum.com', 'Adatum'], ['contoso.com', 'Contoso']] as const) {
      await new LookupPage(portal).find(domain)
      await customer.expectShown(company)
      await expect(customer.subscriptions.getByRole('row').filter({ hasText: product })).toContainText('25')
    }
    await new LookupPage(portal).find('adatum.com')
    await customer.expectShown('Adatum')
    await expect(customer.fact('Delegated administration')).toContainText('Active')
  })

  await test.step('a company has a trial once in its life', async () => {
    const again = await review(link, 'admin@contoso.com')
    expect([again.status, headingOf(again)]).toEqual([409, 'Already accepted'])
    const wizard = await begin(portal, 'Send trial invitations')
    await wizard.next.click()
    await wizard.trials.getByRole('radio', { name: trial }).check()
    await wizard.next.click()
    await composer.expectState('Ready to send')
    const second = await review(await linkIn(composer), 'admin@contoso.com')
    await second.submit({ answer: 'accept' })
    expect([second.status, second.text]).toEqual([409, expect.stringMatching(/(has had the trial of|already has) Microsoft Entra ID P1/)])
    await composer.expectState('Ready to send')
  })
})
