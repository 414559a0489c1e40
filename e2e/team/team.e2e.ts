import { recorded } from '../acting/recorded'
import { administer, openCustomer } from '../acting/technician'
import { expect, fillSignIn, openSignIn, signIn, test } from '../fixtures/app'
import { Colleague } from '../fixtures/colleague'
import { Shell } from '../pages/shell'

test.use({ customers: 0 })

test('a global administrator makes a technician and sets roles; one’s own role asks first and counts at once', async ({ desk, practice }) => {
  await signIn(desk, 'owner@fabrikam.com')
  const { portal } = desk
  await new Shell(portal).go('Team')
  const row = (name: string) => portal.getByRole('row').filter({ hasText: name })
  await expect(row('full@fabrikam.com')).toContainText('Full')
  await expect(row('none@fabrikam.com')).toContainText('None')
  const dialog = portal.getByRole('dialog')
  let password = ''

  await test.step('a new user with a role: the password is shown once', async () => {
    await portal.getByRole('button', { name: 'New user' }).click()
    await dialog.getByRole('textbox', { name: 'Display name' }).fill('Nora New')
    await dialog.getByRole('textbox', { name: 'User name, before the @' }).fill('nora')
    await dialog.getByRole('button', { name: 'Create user' }).click()
    const secret = dialog.getByRole('group', { name: 'Password of nora@fabrikam.com' })
    password = (await secret.locator('.secret-text').innerText()).trim()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(row('nora@fabrikam.com')).toContainText('Limited')
    await expect(portal.getByText(password)).toHaveCount(0)
    // Signs in with it, as the role says.
    expect((await (await Colleague.signIn(practice.ready, 'nora@fabrikam.com', password)).ask('partnerCenter', '/profiles/support')).status).toBe(200)
  })

  await test.step('search, and another role by what stands behind it', async () => {
    await portal.getByRole('searchbox', { name: 'Find a user' }).fill('none@')
    await expect(row('full@fabrikam.com')).toHaveCount(0)
    await row('none@fabrikam.com').click()
    await expect(dialog.getByRole('radio', { name: 'Full' })).toHaveAccessibleDescription(/Member of AdminAgents: equals a global administrator at customers/u)
    await dialog.getByRole('radio', { name: 'Full' }).check()
    await dialog.getByRole('button', { name: 'Save role' }).click()
    await expect(row('none@fabrikam.com')).toContainText('Full')
  })

  await test.step('one’s own role asks first; without it the pages close with a plain explanation', async () => {
    await portal.getByRole('searchbox', { name: 'Find a user' }).fill('owner')
    await row('owner@fabrikam.com').click()
    await dialog.getByRole('radio', { name: 'None' }).check()
    await dialog.getByRole('button', { name: 'Save role' }).click()
    await expect(dialog.getByText('This is your own role.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Change it anyway' }).click()
    await expect(portal.getByRole('heading', { name: 'No access to the partner pages' })).toBeVisible()
  })
})

test('a technician who is taken out of the group loses the open window at its next request, and the partner pages', async ({ desk, practice, dataDir }) => {
  await signIn(desk)
  const { portal } = desk
  await new Shell(portal).go('Team')
  const newUser = portal.getByRole('button', { name: 'New user' })
  await expect(newUser).toHaveAttribute('aria-disabled', 'true')
  await expect(newUser).toHaveAccessibleDescription('Only a global administrator or a user administrator of your company can change this.')
  await openCustomer(desk, 'contoso.com', 'Contoso')
  const visit = await administer(desk, 'Contoso')
  await visit.expectGoesOn()

  const owner = await Colleague.signIn(practice.ready, 'owner@fabrikam.com')
  const { value } = (await owner.ask('graph', `/groups?$filter=${encodeURIComponent("displayName eq 'AdminAgents'")}`)).json as { readonly value: readonly [{ readonly id: string }] }
  const { id } = (await owner.ask('graph', '/users/full@fabrikam.com')).json as { readonly id: string }
  expect((await owner.ask('graph', `/groups/${value[0].id}/members/${id}/$ref`, { method: 'DELETE' })).status).toBe(204)
  await visit.expectGoesOn()

  await visit.portal.getByRole('link', { name: 'Users', exact: true }).click().catch(() => undefined)
  await expect(portal.getByRole('heading', { name: 'No access to the partner pages' })).toBeVisible({ timeout: 20_000 })
  await expect.poll(() => [visit.frame.isClosed(), visit.portal.isClosed()]).toEqual([true, true])
  await expect.poll(() => recorded(dataDir)).toContain('"cause":"accessRemoved"')

  await test.step('and does not get in again until the role is back', async () => {
    await portal.getByRole('button', { name: 'Use another account' }).click()
    await fillSignIn(await openSignIn(desk), 'full@fabrikam.com')
    await expect(portal.getByRole('heading', { name: 'No access to the partner pages' })).toBeVisible({ timeout: 20_000 })
  })
})
