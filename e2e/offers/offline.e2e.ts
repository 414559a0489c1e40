import { expect, signIn, test } from '../fixtures/app'
import { ComposerPage } from '../pages/composer'
import { QuotesPage } from '../pages/quotes'
import { Shell } from '../pages/shell'
import { quotesOf } from './commerce'
import { begin, draftPurchase, linkIn } from './drafting'

const e3 = 'Microsoft 365 E3'
const e3Id = '05E9A617-0261-4CEE-BB44-138D3EF5D965'
const intune = 'Microsoft Intune Plan 1'
const intuneId = '061F9ACE-7D42-4136-88AC-31DC755F143F'

test('offers written without the network go out in order, each exactly once', async ({ desk, practice }) => {
  const { portal } = desk
  const composer = new ComposerPage(portal)
  const quotes = new QuotesPage(portal)
  await signIn(desk)

  await test.step('the catalogue of a country is looked at once', async () => {
    const wizard = await begin(portal, 'Create purchase offers')
    await wizard.chooseOffice('4567891')
    await wizard.chooseLocation('United States')
    await wizard.next.click()
    await expect(wizard.subscriptions.getByRole('checkbox', { name: e3, exact: true })).toBeVisible()
  })

  await test.step('the network goes, and the work goes on', async () => {
    await practice.stop()
    for (const licences of [11, 12, 13]) {
      await draftPurchase(portal, { product: e3, licences })
      await composer.subject.fill(`Offer of ${licences}`)
      await composer.message.focus()
      await composer.message.press('ControlOrMeta+End')
      await composer.message.pressSequentially(`\nWritten offline: ${licences}`)
      await composer.expectSaved()
    }
    await expect(portal.getByText(/^(Will be issued when the network is back|Waits to be issued; Partner Desk goes on by itself)\.$/)).toBeVisible({ timeout: 20_000 })
    await quotes.open()
    for (const licences of [11, 12, 13]) await expect(quotes.row(`Offer of ${licences}`)).toContainText('Waits to be issued', { timeout: 30_000 })
    await expect(portal.getByText('3 offers wait.')).toBeVisible()
    await expect(new Shell(portal).connection).toContainText('Offline', { timeout: 20_000 })
  })

  await test.step('the network is back: nobody has to do anything', async () => {
    await practice.start()
    for (const licences of [11, 12, 13]) await expect(quotes.row(`Offer of ${licences}`)).toContainText('Ready to send', { timeout: 45_000 })
    await expect(portal.getByText(/offers? waits?\./)).toHaveCount(0)
    expect((await quotesOf(practice)).map(({ subscriptions }) => subscriptions)).toEqual([`${e3}: 13`, `${e3}: 12`, `${e3}: 11`])
  })

  await test.step('what was written is all there, with the link', async () => {
    await quotes.openOffer('Offer of 12')
    await expect(composer.message).toHaveValue(/\nWritten offline: 12$/)
    expect(new URL(await linkIn(composer)).searchParams.get('id')).toBe((await quotesOf(practice))[1]?.quoteId)
  })
})

test('what the catalogue changed meanwhile is shown, and nothing is issued before it was accepted', async ({ desk, practice }) => {
  const { portal } = desk
  const composer = new ComposerPage(portal)
  await signIn(desk)

  await test.step('an offer waits while the cloud does not answer', async () => {
    const wizard = await begin(portal, 'Create purchase offers')
    await wizard.chooseOffice('4567890')
    await wizard.chooseLocation('United States')
    await wizard.next.click()
    await wizard.add(e3, '30')
    await wizard.add(intune, '5')
    await practice.control('faults', { match: '/v1', times: 1_000, fault: { reset: true } })
    await wizard.next.click()
    await expect(portal.getByRole('button', { name: 'Take back as a draft' })).toBeVisible({ timeout: 30_000 })
    await composer.subject.fill('Not to be lost')
    await composer.expectSaved()
  })

  await test.step('the changes are named exactly', async () => {
    await practice.control('catalogue', { remove: [intuneId], maximumQuantity: { [e3Id]: 20 } })
    await practice.clearFaults()
    await expect(portal.getByText(`${intune} is no longer offered.`)).toBeVisible({ timeout: 45_000 })
    await expect(portal.getByText(`${e3}: you chose 30 licences, now 20 are possible.`)).toBeVisible()
    await composer.expectState('Draft')
    expect(await quotesOf(practice)).toEqual([])
  })

  await test.step('accepted, the offer is issued as it is possible now', async () => {
    await portal.getByRole('button', { name: 'Accept these changes' }).click()
    await composer.expectState('Ready to send', 20_000)
    await expect(composer.subject).toHaveValue('Not to be lost')
    expect((await quotesOf(practice)).map(({ subscriptions }) => subscriptions)).toEqual([`${e3}: 20`])
    const text = await composer.message.inputValue()
    expect(text).toContain('20 ')
    expect(text).not.toContain(intune)
  })
})
