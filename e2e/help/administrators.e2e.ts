import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, fillSignIn, signIn, test } from '../fixtures/app'
import { AdministratorsPage } from '../pages/help'
import { LookupPage } from '../pages/lookup'
import { answerSaveDialog } from '../pages/system'

test('administrators of a customer: shown, exported, kept for offline, and refused where consent is missing', async ({ desk, practice, dataDir }) => {
  const { portal } = desk
  const page = new AdministratorsPage(portal)
  const lookup = new LookupPage(portal)
  await practice.control('consent', { domain: 'contoso.com', given: false })
  await signIn(desk)

  await test.step('without consent', async () => {
    await lookup.find('contoso.com')
    await page.openFor('Contoso')
    await expect(portal.getByText(/Partner Desk is not consented to in this tenant/)).toBeVisible()
    await expect(page.grid).toHaveCount(0)
  })

  await test.step('with roles, sign-in and directory', async () => {
    await lookup.find('wingtiptoys.com')
    await page.openFor('Wingtip Toys')
    await expect(page.grid.getByRole('row')).toHaveCount(5)
    expect(await page.rows()).toEqual([
      'Wingtip Accounts|accounts@wingtiptoys.com|Billing Administrator|Blocked|Cloud only',
      'Wingtip Administrator|admin@wingtiptoys.com|Global Administrator|Allowed|Cloud only',
      'Wingtip Devices|devices@wingtiptoys.com|Intune Administrator|Allowed|Synchronized',
      'Wingtip Helpdesk|helpdesk@wingtiptoys.com|Helpdesk Administrator, User Administrator|Allowed|Cloud only'
    ])
  })

  await test.step('read to the end after the sign-in that the cloud asks for in the middle, and not at all after its cancel', async () => {
    const asked = portal.getByText('The practice cloud asks you to sign in again for Wingtip Toys.')
    const readAgain = async (context: string): Promise<Page> => {
      await practice.control('challenges', { domain: 'wingtiptoys.com', context })
      const opened = desk.app.waitForEvent('window')
      await portal.getByRole('button', { name: 'Read again' }).click()
      await expect(asked).toBeVisible()
      return opened
    }
    const first = await readAgain('c1')
    await practice.control('faults', { match: '/v1.0/directoryRoles/', times: 4, fault: { hangMs: 1500 } })
    await fillSignIn(first, 'full@fabrikam.com')
    await expect(asked).toHaveCount(0)
    // The rows of before stay while it is read: only then is it at its end, and what the tenant demands next is not asked of this reading.
    await expect(portal.getByRole('button', { name: 'Read again' })).not.toHaveAttribute('aria-disabled', 'true')
    await expect(page.grid.getByRole('row')).toHaveCount(5)
    await expect(portal.getByText(/You ended the sign-in/)).toHaveCount(0)

    const second = await readAgain('c2')
    const closed = second.waitForEvent('close')
    await portal.getByRole('button', { name: 'Cancel' }).click()
    await closed
    await expect(portal.getByText(/You ended the sign-in that the cloud had asked for/).first()).toBeVisible()
    await practice.control('challenges', { domain: 'wingtiptoys.com', context: null })
    await portal.getByRole('button', { name: 'Read again' }).click()
    await expect(portal.getByText(/You ended the sign-in/)).toHaveCount(0)
    await expect(page.grid.getByRole('row')).toHaveCount(5)
  })

  await test.step('exported as they are shown', async () => {
    const file = join(dataDir, 'administrators.csv')
    await answerSaveDialog(desk, file)
    await portal.getByRole('combobox', { name: 'Role' }).selectOption('Global Administrator')
    await portal.getByRole('button', { name: 'Export as CSV' }).click()
    await expect(portal.getByText('1 administrator written to the file.')).toBeVisible()
    expect((await readFile(file, 'utf8')).trim().split('\r\n').map((line) => line.split(',').slice(0, 7).join())).toEqual([
      'Customer,Name,User name,Roles,By group,Kind,Sign-in', 'Wingtip Toys,Wingtip Administrator,admin@wingtiptoys.com,Global Administrator,,User,Allowed'
    ])
  })

  await test.step('read from this computer while the cloud is away', async () => {
    await practice.stop()
    await portal.getByRole('button', { name: 'Read again' }).click()
    await expect(portal.getByText(/From this computer: the cloud could not be asked again/)).toBeVisible({ timeout: 30_000 })
    await expect(page.grid.getByRole('row')).toHaveCount(2)
  })

  await test.step('from a row to the reset', async () => {
    await practice.start()
    await page.grid.getByRole('link', { name: 'Reset the password of Wingtip Administrator' }).click()
    await expect(portal.getByText(/This is an administrator of Wingtip Toys/)).toBeVisible({ timeout: 20_000 })
  })

  await test.step('no more, when the cloud’s clock has ended the relationship', async () => {
    await practice.control('clock', { offsetMs: 13 * 86_400_000 })
    await lookup.find('wingtiptoys.com')
    await expect(portal.getByRole('button', { name: 'Show all administrators' })).toHaveAttribute('aria-disabled', 'true')
    await expect(portal.getByRole('button', { name: 'Administer on behalf of' })).toHaveAccessibleDescription(/expired|ended/iu)
  })
})
