import { expect, signIn, test } from '../fixtures/app'
import { ComposerPage } from '../pages/composer'
import { CustomerPage } from '../pages/customer'
import { LookupPage } from '../pages/lookup'
import { QuoteDetailsPage, QuotesPage } from '../pages/quotes'
import { WizardPage } from '../pages/wizard'
import { quotesOf } from './commerce'
import { accept, decline, headingOf, review, visit } from './customerSide'
import { begin, issuePurchase, linkIn } from './drafting'

const e3 = 'Microsoft 365 E3'
const premium = 'Microsoft 365 Business Premium'
const day = 86_400_000

test('a purchase offer of several subscriptions, changed by the customers who accept it', async ({ desk }) => {
  const { portal } = desk
  const composer = new ComposerPage(portal)
  const details = new QuoteDetailsPage(portal)
  await signIn(desk)
  const wizard = await begin(portal, 'Create purchase offers')

  await test.step('nothing is asked twice, and every missing field says so', async () => {
    await wizard.next.click()
    await expect(wizard.office).toHaveAccessibleDescription(/Choose the office that makes this offer\./)
    await expect(wizard.office).toHaveAccessibleDescription(/24 hours/)
    await expect(wizard.location).toHaveAccessibleDescription(/Choose a country from the list\./)
    await expect(wizard.office).toBeFocused()
  })

  await test.step('the list depends on the location, and going back loses nothing', async () => {
    await wizard.chooseOffice('4567892')
    await wizard.chooseLocation('Germany')
    await wizard.next.click()
    await wizard.add(e3, '10')
    await expect(wizard.subscriptions.getByRole('checkbox', { name: 'Microsoft 365 F1' })).toHaveCount(0)
    await wizard.back.click()
    await expect(wizard.location).toHaveValue('Germany')
    await wizard.chooseLocation('United States')
    await wizard.next.click()
    await expect(wizard.subscriptions.getByRole('checkbox', { name: 'Microsoft 365 F1' })).toHaveCount(1)
    await expect(wizard.subscriptions.getByRole('checkbox', { name: e3, exact: true })).toBeChecked()
    await expect(wizard.licences(e3)).toHaveValue('10')
  })

  await test.step('each limit is explained at its field', async () => {
    await wizard.subscriptions.getByRole('checkbox', { name: premium, exact: true }).check()
    const field = wizard.licences(premium)
    const wrong = [['301', 'At most 300 for this product.'], ['0', 'At least 1 for this product.'], ['2.5', 'Only whole licences are possible.'], ['many', 'Type a whole number'], ['', 'Type how many licences.']] as const
    for (const [typed, reason] of wrong) {
      await field.fill(typed)
      await wizard.next.click()
      await expect(field).toHaveAccessibleDescription(new RegExp(`${reason.replaceAll('.', '\\.')}.*From 1 to 300`))
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(field).toBeFocused()
      await expect(field).toHaveValue(typed)
    }
    await field.fill('30')
    await expect(field).toHaveAttribute('aria-invalid', 'false')
    await portal.getByRole('checkbox', { name: 'Include authorization for delegated administration' }).check()
    await wizard.next.click()
  })

  const link = await test.step('the message names what is offered', async () => {
    await composer.expectState('Ready to send')
    for (const text of [(e3), (premium), '10 ', '30 ', 'Microsoft bills you directly', 'change the number of licenses']) expect(await composer.message.inputValue()).toContain(text)
    return linkIn(composer)
  })

  await test.step('two customers accept it, each with numbers of its own', async () => {
    await details.open()
    await expect(details.facts).toContainText('Sydney, Partner ID 4567892')
    await expect(details.facts).toContainText('United States')
    await accept(link, 'admin@adatum.com', { licences: { [e3]: 12 }, delegated: true })
    await expect(details.acceptance('Adatum')).toContainText(`${e3}: 12 instead of 10`, { timeout: 30_000 })
    await expect(details.acceptance('Adatum')).toContainText(`${premium}: 30`)
    await expect(details.acceptance('Adatum').getByRole('cell').last()).toHaveText('Accepted')
    await accept(link, 'admin@tailspintoys.com', { licences: { [e3]: 3, [premium]: 1 } })
    await expect(details.acceptance('Tailspin Toys')).toContainText(`${premium}: 1 instead of 30`, { timeout: 30_000 })
    await expect(details.acceptance('Tailspin Toys').getByRole('cell').last()).toHaveText('Not accepted')
    const quotes = new QuotesPage(portal)
    await quotes.open()
    await expect(quotes.row(premium)).toContainText('2 customers')
    await expect(quotes.row(premium)).toContainText('Accepted')
  })

  await test.step('the customer has what it took, not what was offered', async () => {
    const customer = new CustomerPage(portal)
    await new LookupPage(portal).find('adatum.com')
    await customer.expectShown('Adatum')
    // It had 40 licences of this one before.
    await expect(customer.subscriptions.getByRole('row').filter({ hasText: premium })).toContainText('70')
    await expect(customer.subscriptions.getByRole('row').filter({ hasText: e3 })).toContainText('12')
    await expect(customer.fact('Delegated administration')).toContainText('Active')
  })
})

test('an offer that is declined, withdrawn, or too old; and a link that nobody made', async ({ desk, practice }) => {
  const { portal } = desk
  const composer = new ComposerPage(portal)
  const details = new QuoteDetailsPage(portal)
  await signIn(desk)

  const declined = await issuePurchase(portal, { product: e3, licences: 7 })
  await test.step('a customer declines, another one accepts', async () => {
    await decline(declined, 'admin@contoso.com')
    await composer.expectState('Declined', 30_000)
    await accept(declined, 'admin@woodgrovebank.com')
    await composer.expectState('Accepted', 30_000)
  })

  await test.step('what was withdrawn cannot be accepted any more', async () => {
    await details.open()
    await details.duplicate()
    await walkToMessage()
    const link = await linkIn(composer)
    expect(link).not.toBe(declined)
    const open = await review(link, 'admin@contoso.com')
    await details.open()
    await details.withdraw()
    await composer.expectState('Withdrawn')
    expect(headingOf(await visit(link))).toBe('Offer withdrawn')
    await open.submit({ answer: 'accept' })
    expect([open.status, headingOf(open)]).toEqual([409, 'Offer withdrawn'])
    const [newest] = await quotesOf(practice)
    expect(newest?.state).toBe('Withdrawn')
  })

  await test.step('unknown and incomplete links say so', async () => {
    const unknown = new URL(declined)
    unknown.searchParams.set('id', '00000000-0000-4000-8000-000000000000')
    expect(headingOf(await visit(unknown.href))).toBe('Offer not found')
    expect(headingOf(await visit(declined.slice(0, declined.indexOf('msppid'))))).toBe('This link is not complete')
    expect(headingOf(await visit(declined.replace('Purchase', 'Trial')))).toBe('This link was changed')
  })

  await test.step('after its time it has expired, for the customer and for the technician', async () => {
    await details.duplicate()
    await walkToMessage()
    const link = await linkIn(composer)
    await practice.control('clock', { offsetMs: 31 * day })
    expect(headingOf(await visit(link))).toBe('Offer expired')
    await composer.expectState('Expired', 30_000)
  })

  async function walkToMessage(): Promise<void> {
    const wizard = new WizardPage(portal)
    await wizard.next.click()
    await expect(wizard.licences(e3)).toHaveValue('7')
    await wizard.next.click()
    await composer.expectState('Ready to send', 20_000)
  }
})
