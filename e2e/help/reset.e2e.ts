import { join } from 'node:path'
import { readFile } from 'node:fs/promises'
import { filesHolding } from '../acting/searchFolder'
import { recorded } from '../acting/recorded'
import { visitAt } from '../acting/technician'
import { expect, signIn, test } from '../fixtures/app'
import type { PracticeCloud } from '../fixtures/practiceCloud'
import { CustomerPage } from '../pages/customer'
import { ResetPage } from '../pages/help'
import { LookupPage } from '../pages/lookup'
import { Shell } from '../pages/shell'
import { askService, hurryMinutes, ownClipboard, signsIn } from './watching'

/** The answer to the next write about a user is lost after the service has done its work; a second one, whoever sent it, would meet the next fault. */
async function loseOneAnswer(practice: PracticeCloud, method: 'PATCH' | 'POST'): Promise<void> {
  await practice.control('faults', { match: '/v1.0/users/', method, times: 1, fault: { drop: 'response' } })
  await practice.control('faults', { match: '/v1.0/users/', method, times: 1, fault: { status: 503 } })
}

test('a password in the cloud: reset once, shown once, and gone from the clipboard', async ({ desk, practice, dataDir }) => {
  const { portal } = desk
  const page = new ResetPage(portal)
  const clipboardFile = join(dataDir, 'clipboard-of-the-test')
  await signIn(desk)
  const clipboard = await ownClipboard(desk, clipboardFile)
  await new LookupPage(portal).find('user@contoso.com')
  await portal.getByRole('main').getByRole('link', { name: 'Reset password' }).click()
  await expect(page.fact('User name')).toHaveText('user@contoso.com')
  await expect(page.fact('Administrator roles')).toHaveText('None')
  await expect(portal.getByText(/45 bits/)).toBeVisible()

  // The answer is lost, and the technician pressed twice.
  await loseOneAnswer(practice, 'PATCH')
  await page.submit('Contoso User').dblclick()
  const password = await page.passwordOf('Contoso User')
  expect(password).toMatch(/^(?:[A-Z][a-z]+-){4}\d\d$/u)
  expect(await practice.faultsWaiting(), 'one request and no more reached the service').toBe(1)
  expect([await signsIn(practice, 'user@contoso.com', password), await signsIn(practice, 'user@contoso.com', 'practice')]).toEqual([true, false])

  await test.step('on the clipboard for a minute', async () => {
    await hurryMinutes(desk)
    await page.secretOf('Contoso User').getByRole('button', { name: 'Copy password' }).click()
    await expect.poll(clipboard).toBe('')
    expect(await readFile(clipboardFile, 'utf8')).toBe('')
  })

  await test.step('on record, without the password, which is nowhere', async () => {
    await new Shell(portal).go('Activity')
    await expect(portal.getByRole('row', { name: /Reset a user’s password.*Contoso/u })).toBeVisible()
    await desk.app.evaluate(({ clipboard: its }, text) => its.write({ text } as never), 'shopping list')
    await desk.quit()
    expect(await readFile(clipboardFile, 'utf8'), 'what somebody copied since is theirs').toBe('shopping list')
    expect(await filesHolding(dataDir, [password])).toEqual([])
    expect(await recorded(dataDir)).toMatch(/"password\.reset".*"user":"user@contoso\.com".*"outcome":"done"/u)
  })
})

test('a password that is written back: followed, stopped, and never asked for twice', async ({ desk, practice }) => {
  const { portal } = desk
  const page = new ResetPage(portal)
  await signIn(desk, 'owner@fabrikam.com')
  const lookup = new LookupPage(portal)
  await lookup.find('wingtiptoys.com')
  await page.choose('work', 'Wingtip Workshop')
  await expect(page.fact('Directory')).toContainText('Synchronized')
  await expect(portal.getByRole('checkbox', { name: /Must choose another/ })).toHaveAttribute('aria-disabled', 'true')

  await test.step('the answer is lost: found out by reading', async () => {
    await loseOneAnswer(practice, 'POST')
    await page.submit('Wingtip Workshop').click()
    const password = await page.passwordOf('Wingtip Workshop')
    expect(await practice.faultsWaiting(), 'one request and no more reached the service').toBe(1)
    await practice.clearFaults()
    const operations = await askService(practice, 'wingtiptoys.com', '/users/workshop@wingtiptoys.com/authentication/operations')
    expect(operations['value']).toMatchObject([{ status: 'succeeded' }])
    expect(await signsIn(practice, 'workshop@wingtiptoys.com', password)).toBe(true)
  })

  await test.step('an administrator, whose reset nobody waits for to the end', async () => {
    const { id } = await askService(practice, 'wingtiptoys.com', '/users/devices@wingtiptoys.com?$select=id')
    await lookup.find('wingtiptoys.com')
    await page.choose('dev', 'Wingtip Devices')
    await page.submit('Wingtip Devices').click()
    await expect(portal.getByText('This is not the name of the customer. Type Wingtip Toys.')).toBeVisible()
    await page.confirmation.fill('wingtip toys')
    await practice.control('faults', { match: `/v1.0/users/${String(id)}/authentication/operations`, times: 1, fault: { hangMs: 60_000 } })
    await page.submit('Wingtip Devices').click()
    await expect(portal.getByText('The service has taken the reset on. It has not begun yet.')).toBeVisible()
    await page.stop.click()
    await expect(portal.getByText(/You stopped waiting/)).toBeVisible()
    await expect(page.secretOf('Wingtip Devices')).toBeVisible()
    await practice.clearFaults()
    await page.lookAgain.click()
    await page.passwordOf('Wingtip Devices')
    expect((await askService(practice, 'wingtiptoys.com', '/users/devices@wingtiptoys.com/authentication/operations'))['value']).toHaveLength(1)
  })
})

test('a Limited technician resets in the customer’s portal only', async ({ desk }) => {
  const { portal } = desk
  await signIn(desk, 'limited@fabrikam.com')
  await new LookupPage(portal).find('contoso.com')
  await new CustomerPage(portal).expectRefused('Reset password', 'With Limited administration, reset passwords in the customer’s portal.')
  await portal.getByRole('button', { name: 'Open the users in the portal' }).click()
  const visit = await visitAt(desk, 'Contoso')
  await expect(visit.portal).toHaveURL(/\/users$/u)
  await expect(visit.portal.getByRole('link', { name: 'Reset password of Contoso User' })).toBeVisible()
  await visit.endSession()
})
