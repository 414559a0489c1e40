import { expect, signIn, test as base, Desk } from '../fixtures/app'
import { CustomerPage } from '../pages/customer'
import { LookupPage } from '../pages/lookup'
import { Shell } from '../pages/shell'

interface Own {
  /** Starts the application with nothing but a data folder: it brings its practice cloud along. */
  readonly startAlone: (customers: string) => Promise<Desk>
}

const test = base.extend<Own>({
  startAlone: async ({ dataDir, keyStore, language }, use) => {
    const started: Desk[] = []
    await use(async (customers) => {
      const env = { PARTNER_DESK_CLOUD: undefined, PARTNER_DESK_PRACTICE_URL: undefined, PARTNER_DESK_PRACTICE_CUSTOMERS: customers }
      const desk = await Desk.start({ dataDir, language, practiceUrl: '', mainScripts: [keyStore], env })
      started.push(desk)
      return desk
    })
    for (const desk of started) await desk.quit()
  }
})

test('the practice cloud that comes with the application, over a restart and a crash', async ({ startAlone }) => {
  const first = await startAlone('7')
  await signIn(first)
  await new Shell(first.portal).go('Customers')
  // Seven made ones and the five fixed ones that are customers.
  await expect(first.portal.getByText('12 customers', { exact: true })).toBeVisible()
  const domains = await customerDomains(first)
  expect(domains).toHaveLength(12)
  expect(domains).toContain('contoso.com')
  await first.quit()

  // The number counts for a newly made practice cloud only.
  const second = await startAlone('3')
  await expect(new Shell(second.portal).heading('Partner overview')).toBeVisible()
  await new LookupPage(second.portal).find('contoso.com')
  const customer = new CustomerPage(second.portal)
  await customer.expectShown('Contoso')
  await customer.expectAllowed('Administer on behalf of')
  await expect(customer.fromCache).toHaveCount(0)
  await new Shell(second.portal).go('Customers')
  expect(await customerDomains(second)).toEqual(domains)
  await second.kill()

  const third = await startAlone('3')
  await new LookupPage(third.portal).find('contoso.co.uk')
  await new CustomerPage(third.portal).expectShown('Contoso')
  await expect(new CustomerPage(third.portal).fromCache).toHaveCount(0)
})

async function customerDomains(desk: Desk): Promise<readonly string[]> {
  const table = desk.portal.getByRole('grid').or(desk.portal.getByRole('table'))
  await expect(table.getByRole('row').filter({ hasText: 'Contoso' })).toBeVisible()
  return (await table.getByRole('gridcell').filter({ hasText: /^[a-z0-9-]+\.[a-z.]+$/ }).allInnerTexts()).toSorted()
}
