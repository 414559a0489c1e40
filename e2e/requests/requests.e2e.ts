import { expect, signIn, test } from '../fixtures/app'
import { sharedTest } from '../fixtures/shared'
import { LookupPage } from '../pages/lookup'
import { RequestsPage } from '../pages/requests'
import { Shell } from '../pages/shell'

const words = (subject: string) => ({ customer: 'Contoso', subject, description: `What happens: ${subject}` })

test('service requests: created, written offline and sent in order, noted, closed and reopened', async ({ desk, practice }) => {
  const { portal } = desk
  const requests = new RequestsPage(portal)
  await signIn(desk)

  await test.step('created online', async () => {
    await requests.draft(words('Printers are gone'))
    await requests.send()
    await requests.expectSent('Printers are gone')
  })

  await test.step('written without the network', async () => {
    await practice.stop()
    await expect(new Shell(portal).connection).toContainText('Offline', { timeout: 45_000 })
    for (const subject of ['Offline one', 'Offline two']) {
      await requests.draft(words(subject))
      await requests.send()
      await expect(portal.getByText(/^Waiting to be sent/u)).toBeVisible({ timeout: 30_000 })
    }
    await requests.open()
    await expect(requests.row('Offline one')).toContainText('Waiting')
  })

  await test.step('the network is back: sent by itself', async () => {
    await practice.start()
    for (const subject of ['Offline one', 'Offline two']) await expect(requests.row(subject)).toContainText('Open', { timeout: 45_000 })
    await expect(requests.row('Offline one')).toHaveCount(1)
  })

  await test.step('a note, closed, reopened', async () => {
    await requests.openRequest('Offline two')
    await requests.expectSent('Offline two')
    await requests.field('New note').fill('Only in the second floor')
    await portal.getByRole('button', { name: 'Add note' }).click()
    await expect(portal.getByRole('listitem').filter({ hasText: 'Only in the second floor' })).toBeVisible()
    await portal.getByRole('button', { name: 'Close request' }).click()
    await portal.getByRole('button', { name: 'Reopen request' }).click()
    await expect(portal.getByRole('button', { name: 'Close request' })).toBeVisible()
  })
})

test('killed between request and answer: created exactly once', async ({ startDesk, keyStore, practice }) => {
  const first = await startDesk({ mainScripts: [keyStore] })
  await signIn(first)
  const requests = new RequestsPage(first.portal)
  await requests.draft(words('Mail does not arrive'))
  await practice.control('faults', { match: '/v1/customers', method: 'POST', times: 1, fault: { drop: 'response' } })
  await practice.control('faults', { match: '/v1', method: 'GET', times: 1_000, fault: { hangMs: 3_600_000 } })
  await requests.send()
  // The first fault is the request's, and used up when the cloud has it.
  await expect.poll(() => practice.faultsWaiting(), { timeout: 20_000 }).toBe(1)
  await first.kill()
  await practice.clearFaults()

  const second = await startDesk({ mainScripts: [keyStore] })
  const again = new RequestsPage(second.portal)
  await again.open()
  await expect(again.row('Mail does not arrive')).toContainText('Open', { timeout: 45_000 })
  await second.portal.getByRole('button', { name: 'Refresh', exact: true }).click()
  await expect(again.row('Mail does not arrive')).toHaveCount(1)
})

sharedTest('the health of a customer’s services, in words', async ({ desk }) => {
  const { portal } = desk
  await new LookupPage(portal).find('contoso.com')
  await expect(portal.getByRole('heading', { level: 2, name: 'Service health' })).toBeVisible()
  await expect(portal.getByRole('heading', { level: 3, name: 'Devices check in late' })).toBeVisible({ timeout: 20_000 })
  await expect(portal.getByText('Works with limits').first()).toBeVisible()
})
