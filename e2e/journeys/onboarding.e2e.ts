import { expect, fillSignIn, openSignIn, test } from '../fixtures/app'

test('from the first page to Microsoft’s cloud and back, and a check that finds the permission that is missing', async ({ startDesk, practice }) => {
  // The environment must not decide which cloud it is.
  const desk = await startDesk({ env: { PARTNER_DESK_CLOUD: '' } })
  const { portal } = desk
  await portal.getByRole('link', { name: 'Use Microsoft’s cloud' }).click()
  await expect(portal.getByRole('heading', { level: 1, name: 'Work in Microsoft’s cloud' })).toBeVisible()
  await expect(portal.getByRole('button', { name: 'Restart and work there' })).toHaveAttribute('aria-disabled', 'true')
  await portal.getByRole('textbox', { name: 'Application (client) ID' }).fill('3F2504E0-4F89-41D3-9A0C-0305E82C3301')
  await portal.getByRole('button', { name: 'Save' }).click()
  await expect(portal.getByText('Saved on this computer.')).toBeVisible()
  await expect(portal.getByRole('button', { name: 'Restart and work there' })).not.toHaveAttribute('aria-disabled')
  await portal.getByRole('link', { name: 'Back to the sign-in' }).click()

  await practice.control('consent', { domain: 'fabrikam.com', permission: 'GroupMember.ReadWrite.All', given: false })
  await fillSignIn(await openSignIn(desk), 'full@fabrikam.com')
  await expect(portal.getByRole('heading', { name: 'Partner overview' })).toBeVisible()
  await portal.evaluate(() => { location.hash = '#/settings/onboarding' })
  await portal.getByRole('button', { name: 'Check the permissions' }).click()
  await expect(portal.getByRole('row', { name: /^GroupMember\.ReadWrite\.All/ })).toContainText('Consent is missing')
  await expect(portal.getByRole('row', { name: /^user_impersonation/ })).toContainText('Granted')
  await expect(portal.getByText(/12 permissions work, 1 does not\./)).toBeVisible()
})
