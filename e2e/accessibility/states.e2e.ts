import { administer } from '../acting/technician'
import { expect, fillSignIn, openSignIn, signIn, test } from '../fixtures/app'
import { sharedTest } from '../fixtures/shared'
import { CustomerPage } from '../pages/customer'
import { expectSettled } from '../pages/allPages'
import { LookupPage } from '../pages/lookup'
import { QuickFind } from '../pages/quickFind'
import { Shell } from '../pages/shell'
import { expectAccessible, systemColour } from './proofs'

// Axe looks at everything in each of these states, which takes its time on a busy machine.
test.describe.configure({ timeout: 120_000 })

test('the way in, with everything that can go wrong there', async ({ desk }) => {
  const { portal } = desk
  await expect(portal.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expectAccessible(portal, 'sign-in')

  const page = await openSignIn(desk)
  await expect(portal.getByRole('button', { name: 'Cancel' })).toBeVisible()
  await expectAccessible(portal, 'waiting for the sign-in')
  await expectAccessible(page, 'the practice cloud’s sign-in')
  await fillSignIn(page, 'full@fabrikam.com', 'wrong')
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page, 'a wrong password')

  await portal.getByRole('button', { name: 'Cancel' }).click()
  await expect(portal.getByText('The sign-in was cancelled.')).toBeVisible()
  await expectAccessible(portal, 'a cancelled sign-in')

  await fillSignIn(await openSignIn(desk), 'none@fabrikam.com')
  await expect(portal.getByRole('heading', { name: 'No access to the partner pages' })).toBeVisible()
  await expectAccessible(portal, 'no delegated role')
})

sharedTest('dialogs, menus, and the system’s own high contrast', async ({ desk }) => {
  const { portal } = desk
  const find = new QuickFind(portal)

  await test.step('quick find', async () => {
    await find.open()
    await expect(find.options.first()).toBeVisible()
    await expectAccessible(portal, 'quick find')
    await find.box.fill('zzzz')
    await expect(find.options).toHaveCount(0)
    await expectAccessible(portal, 'quick find without a result')
    await portal.keyboard.press('Escape')
  })

  await test.step('shortcuts', async () => {
    await portal.keyboard.press('ControlOrMeta+/')
    await expect(portal.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    await expectAccessible(portal, 'keyboard shortcuts')
    await portal.keyboard.press('Escape')
  })

  await test.step('the technician’s menu', async () => {
    await portal.getByRole('button', { name: 'Account of Fabrikam Full' }).click()
    await expect(portal.getByRole('button', { name: 'Sign out' })).toBeVisible()
    await expectAccessible(portal, 'the technician’s menu')
    await portal.keyboard.press('Escape')
  })

  await test.step('the navigation without its words', async () => {
    await portal.getByRole('button', { name: 'Collapse navigation' }).click()
    await expect(portal.getByRole('button', { name: 'Expand navigation' })).toBeVisible()
    await expectAccessible(portal, 'collapsed navigation')
    await portal.getByRole('button', { name: 'Expand navigation' }).click()
  })

  await test.step('high contrast', async () => {
    await new LookupPage(portal).find('contoso.com')
    await new CustomerPage(portal).expectShown('Contoso')
    await expectSettled(portal)
    await portal.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
    await expect(portal.getByRole('heading', { name: 'Contoso', level: 1 })).toHaveCSS('color', await systemColour(portal, 'CanvasText'))
    await expect(portal.getByRole('main')).toHaveCSS('background-color', await systemColour(portal, 'Canvas'))
    // Its mark is told by its initials, and keeps the colour that is its name.
    const mark = portal.getByRole('main').locator('.mark').first()
    expect(await mark.evaluate((one) => getComputedStyle(one).backgroundColor)).not.toBe(await systemColour(portal, 'Canvas'))
    await portal.emulateMedia({ forcedColors: null, colorScheme: null })
  })
})

test('what a Limited technician sees, and lookups that fail', async ({ desk, practice }) => {
  const { portal } = desk
  await signIn(desk, 'limited@fabrikam.com')
  const lookup = new LookupPage(portal)
  const customer = new CustomerPage(portal)
  const byDomain = '/v1.0/tenantRelationships/findTenantInformationByDomainName'

  for (const [query, company] of [['contoso.com', 'Contoso'], ['woodgrovebank.com', 'Woodgrove Bank']] as const) {
    await lookup.find(query)
    await customer.expectShown(company)
    await expectSettled(portal)
    await expectAccessible(portal, `${company} for a Limited technician`)
  }

  await practice.control('faults', { match: byDomain, times: 1, fault: { status: 403 } })
  await lookup.find('adatum.com')
  await expect(lookup.failure('Not allowed')).toBeVisible()
  await expectAccessible(portal, 'a lookup that is not allowed')

  await practice.control('faults', { match: byDomain, times: 10, fault: { reset: true } })
  await lookup.find('nowhere.example')
  await expect(lookup.failure('Not reachable')).toBeVisible({ timeout: 20_000 })
  await expectAccessible(portal, 'a lookup without an answer')
})

test('acting as a customer, its end, and the cloud that is gone', async ({ desk, practice }) => {
  const { portal } = desk
  await signIn(desk)
  await new LookupPage(portal).find('contoso.com')
  const visit = await administer(desk, 'Contoso')
  await expectAccessible(visit.frame, 'the frame')
  await expectAccessible(visit.portal, 'the practice portal in the frame')
  await expectAccessible(portal, 'a customer that is open in a window')
  await visit.endSession()
  await expect(portal.getByRole('status').filter({ hasText: 'You are no longer acting as Contoso' })).toBeVisible()
  await expectAccessible(portal, 'a session that has ended')

  await practice.stop()
  await new LookupPage(portal).find('contoso.com')
  await expect(new CustomerPage(portal).fromCache).toBeVisible({ timeout: 20_000 })
  await expect(new Shell(portal).connection).toContainText('Offline')
  await expectAccessible(portal, 'offline')
})
