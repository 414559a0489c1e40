import { expect, signIn, test, type Desk } from '../fixtures/app'
import type { PracticeCloud } from '../fixtures/practiceCloud'
import { ComposerPage } from '../pages/composer'
import { QuoteDetailsPage, QuotesPage } from '../pages/quotes'
import { WizardPage } from '../pages/wizard'
import { quotesOf } from './commerce'
import { draftPurchase, issuePurchase, linkIn } from './drafting'

const product = 'Microsoft 365 E3'
const asked = { match: '/v1/quotes', method: 'POST', times: 1 } as const

test('throttled, refused, reset or unanswered: each offer is issued exactly once', async ({ desk, practice }) => {
  const composer = new ComposerPage(desk.portal)
  const faults: readonly (readonly [string, () => Readonly<Record<string, unknown>>])[] = [
    ['429 with seconds', () => ({ status: 429, retryAfter: 1 })],
    ['429 with a date', () => ({ status: 429, retryAfter: new Date(Date.now() + 2_000).toUTCString() })],
    ['503', () => ({ status: 503 })],
    ['a reset connection', () => ({ reset: true })],
    ['an answer that comes late', () => ({ hangMs: 2_000 })],
    ['a lost answer', () => ({ drop: 'response' })]
  ]
  await signIn(desk)
  const links = [await issuePurchase(desk.portal, { product, licences: 1 })]
  for (const [name, fault] of faults) {
    await test.step(name, async () => {
      const wizard = await duplicateToChoices(desk)
      await practice.control('faults', { ...asked, fault: fault() })
      await wizard.next.click()
      await composer.expectState('Ready to send', 30_000)
      links.push(await linkIn(composer))
      await expectQuotes(practice, links)
    })
  }
})

test('a request that is never answered is given up, and issued once by itself', async ({ desk, practice }) => {
  const composer = new ComposerPage(desk.portal)
  await signIn(desk)
  await practice.control('faults', { ...asked, fault: { hangMs: 3_600_000 } })
  await draftPurchase(desk.portal, { product, licences: 4 })
  await composer.expectState('Ready to send', 45_000)
  await expectQuotes(practice, [await linkIn(composer)])
})

const deaths = [
  ['before the cloud has done anything', 0, [{ ...asked, fault: { hangMs: 3_600_000 } }]],
  ['after the cloud has issued it, without the answer', 1, [{ ...asked, fault: { drop: 'response' } }, { match: '/v1/quotes', method: 'GET', times: 1_000, fault: { hangMs: 3_600_000 } }]]
] as const

for (const [when, inCloud, faults] of deaths) {
  test(`killed between request and answer, ${when}: issued exactly once`, async ({ startDesk, keyStore, practice }) => {
    const first = await startDesk({ mainScripts: [keyStore] })
    await signIn(first)
    for (const fault of faults) await practice.control('faults', fault)
    await draftPurchase(first.portal, { product, licences: 5 })
    const composer = new ComposerPage(first.portal)
    await composer.subject.fill('Typed while it is being issued')
    await composer.expectSaved()
    // The first fault is the request's, and used up when the cloud has it.
    await expect.poll(() => practice.faultsWaiting()).toBe(faults.length - 1)
    await expect.poll(async () => (await quotesOf(practice)).length).toBe(inCloud)
    await first.kill()
    await practice.clearFaults()

    const second = await startDesk({ mainScripts: [keyStore] })
    const quotes = new QuotesPage(second.portal)
    await quotes.open()
    await expect(quotes.row('Typed while it is being issued')).toContainText('Ready to send', { timeout: 30_000 })
    await quotes.openOffer('Typed while it is being issued')
    await expectQuotes(practice, [await linkIn(new ComposerPage(second.portal))])
  })
}

/** The cloud has exactly these, whatever the application believes. */
async function expectQuotes(practice: PracticeCloud, links: readonly string[]): Promise<void> {
  const ids = links.map((link) => new URL(link).searchParams.get('id'))
  expect((await quotesOf(practice)).map(({ quoteId }) => quoteId)).toEqual(ids.toReversed())
}

/** Another draft of the offer whose message is shown, at its subscriptions. */
async function duplicateToChoices({ portal }: Desk): Promise<WizardPage> {
  const details = new QuoteDetailsPage(portal)
  const wizard = new WizardPage(portal)
  await details.open()
  await details.duplicate()
  await wizard.next.click()
  await expect(wizard.licences(product)).toBeVisible()
  return wizard
}
