import type { Desk } from '../fixtures/app'
import { expect, sharedTest as test } from '../fixtures/shared'
import { expectSettled } from '../pages/allPages'
import { ComposerPage } from '../pages/composer'
import { CustomerPage } from '../pages/customer'
import { LookupPage } from '../pages/lookup'
import { WizardPage } from '../pages/wizard'
import { expectEveryStopShown } from './focus'
import { expectAccessible, expectNoSidewaysScrolling, shapes, shapeWindow } from './proofs'

/** What must hold of every page, on a page that only work leads to. */
async function expectGoodPage(desk: Desk, name: string): Promise<void> {
  await expectSettled(desk.portal)
  await expectAccessible(desk.portal, name)
  await expectEveryStopShown(desk.portal, name)
  for (const shape of shapes) {
    await shapeWindow(desk, shape)
    await expectNoSidewaysScrolling(desk.portal, `${name}, ${shape.width} × ${shape.height} at ${shape.zoom * 100} %`)
  }
  await shapeWindow(desk, { width: 1280, height: 800, zoom: 1 })
}

test('an offer of delegated administration, its details and its dialogs', async ({ desk }) => {
  const { portal } = desk
  const composer = new ComposerPage(portal)
  await new LookupPage(portal).find('adatum.com')
  await new CustomerPage(portal).action('Offer delegated administration').click()
  await composer.expectState('Ready to send')
  await expectGoodPage(desk, 'the message')
  await composer.button('Copy message').click()
  await expect(composer.handedOver('The message is on the clipboard.')).toBeVisible()
  await expectAccessible(portal, 'the message, handed over')

  await portal.getByRole('link', { name: 'Details' }).click()
  await expect(portal.getByRole('button', { name: 'Withdraw' })).toBeVisible()
  await expectGoodPage(desk, 'details of an offer')
  await portal.getByRole('button', { name: 'Withdraw' }).click()
  await expect(portal.getByRole('dialog')).toBeVisible()
  await expectAccessible(portal, 'the question before withdrawing')
  await portal.keyboard.press('Escape')
  await expect(portal.getByRole('button', { name: 'Withdraw' })).toBeFocused()

  await portal.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Offers' }).click()
  await expect(portal.getByRole('row').filter({ hasText: 'Adatum' }).first()).toBeVisible()
  await expectGoodPage(desk, 'offers')
})

test('every step of the wizard, empty, wrong and filled in', async ({ desk }) => {
  const { portal } = desk
  const wizard = new WizardPage(portal)

  await test.step('office and location', async () => {
    await portal.getByRole('link', { name: 'Create purchase offers' }).click()
    await expect(wizard.office).toBeVisible()
    await expectGoodPage(desk, 'office and location')
    await wizard.next.click()
    await expect(wizard.office).toHaveAttribute('aria-invalid', 'true')
    await expect(wizard.office).toBeFocused()
    await expectAccessible(portal, 'office and location, missing')
    await wizard.location.click()
    await expect(portal.getByRole('option', { name: 'Germany' })).toBeAttached()
    await expectAccessible(portal, 'countries', ['light'])
    await wizard.chooseOfficeAndLocation()
    await wizard.next.click()
  })

  await test.step('subscriptions', async () => {
    const first = wizard.subscriptions.getByRole('checkbox').first()
    await expect(first).toBeVisible()
    await expectGoodPage(desk, 'subscriptions')
    await wizard.next.click()
    await expectAccessible(portal, 'subscriptions, none chosen')
    await first.check()
    const licences = wizard.subscriptions.getByRole('spinbutton')
    await licences.fill('0')
    await licences.blur()
    await expect(licences).toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(portal, 'subscriptions, a number that cannot be')
    await licences.fill('5')
    await wizard.next.click()
  })

  await test.step('message', async () => {
    const composer = new ComposerPage(portal)
    await composer.expectState('Ready to send')
    await expectGoodPage(desk, 'the message of a purchase offer')
    await portal.getByRole('link', { name: 'Mail merge' }).click()
    await expect(portal.getByRole('heading', { name: 'Mail merge', level: 1 })).toBeVisible()
    await expectGoodPage(desk, 'mail merge')
  })

  await test.step('trial', async () => {
    await portal.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Overview' }).click()
    await portal.getByRole('link', { name: 'Send trial invitations' }).click()
    await wizard.chooseOfficeAndLocation()
    await wizard.next.click()
    await expect(wizard.trials.getByRole('radio').first()).toBeVisible()
    await expectGoodPage(desk, 'trial subscriptions')
  })
})
