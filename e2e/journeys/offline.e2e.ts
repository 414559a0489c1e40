import { expect, signIn, test } from '../fixtures/app'
import { CustomerPage } from '../pages/customer'
import { LookupPage } from '../pages/lookup'
import { QuickFind } from '../pages/quickFind'
import { Shell } from '../pages/shell'

test('a start without the cloud shows what was read before, with its age', async ({ startDesk, keyStore, practice }) => {
  const online = await startDesk({ mainScripts: [keyStore] })
  await signIn(online)
  const read = new CustomerPage(online.portal)
  await new LookupPage(online.portal).find('contoso.com')
  await read.expectShown('Contoso')
  await expect(read.subscriptions.getByRole('row')).toHaveCount(4)
  await expect(read.fromCache).toHaveCount(0)
  await online.quit()
  await practice.stop()

  const desk = await startDesk({ mainScripts: [keyStore] })
  const { portal } = desk
  const shell = new Shell(portal)
  const lookup = new LookupPage(portal)
  const customer = new CustomerPage(portal)

  await test.step('the technician is not signed out, and is told', async () => {
    await expect(shell.heading('Partner overview')).toBeVisible()
    await expect(portal.getByText('The cloud cannot be reached. You see what was read before, with its age.')).toBeVisible()
    await expect(shell.connection).toContainText('Offline')
  })

  await test.step('a lookup is answered from this computer', async () => {
    await lookup.find('contoso.co.uk')
    await customer.expectShown('Contoso')
    await expect(customer.fromCache).toContainText('Read')
    await expect(customer.fromCache.locator('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT/)
    await expect(customer.fact('Delegated administration')).toContainText('Active')
    await expect(customer.subscriptions.getByRole('row')).toHaveCount(4)
    await customer.expectRefused('Administer on behalf of', 'Not possible while offline.')
    await customer.expectAllowed('Offer delegated administration')
  })

  await test.step('what was never read is not reachable, which is not the same as not found', async () => {
    await lookup.find('adatum.com')
    await expect(lookup.failure('Not reachable')).toBeVisible({ timeout: 20_000 })
    await expect(lookup.noMatch).toHaveCount(0)
  })

  await test.step('quick find works', async () => {
    const find = new QuickFind(portal)
    await find.open()
    await find.box.fill('wingt')
    await expect(find.options.first()).toContainText('Wingtip Toys')
    await portal.keyboard.press('Escape')
  })

  await test.step('when the cloud is back, everything is as before without a restart', async () => {
    await practice.start()
    await portal.getByRole('button', { name: 'Try again' }).click()
    await customer.expectShown('Adatum')
    await expect(shell.connection).toContainText('Connected')
    await lookup.find('contoso.com')
    await customer.expectShown('Contoso')
    await customer.expectAllowed('Administer on behalf of')
    await expect(customer.fromCache).toHaveCount(0)
  })
})

test('the cloud that goes away in the middle of work', async ({ desk, practice }) => {
  const lookup = new LookupPage(desk.portal)
  const customer = new CustomerPage(desk.portal)
  await signIn(desk)
  await lookup.find('contoso.com')
  await customer.expectShown('Contoso')
  await practice.kill()
  await lookup.find('contoso.com')
  await customer.expectShown('Contoso')
  await expect(customer.fromCache).toBeVisible({ timeout: 20_000 })
  await expect(desk.portal.getByText('The cloud cannot be reached.')).toBeVisible()
  await expect(new Shell(desk.portal).navigation).toBeVisible()
})
