import { expect, signIn, test } from '../fixtures/app'
import { sharedTest } from '../fixtures/shared'
import { allPages, openPage } from '../pages/allPages'
import { tabTo } from '../pages/keys'
import { LookupPage } from '../pages/lookup'
import { QuickFind } from '../pages/quickFind'
import { Shell } from '../pages/shell'
import { expectEveryStopShown } from './focus'

sharedTest('every stop of the Tab key on every page is seen, and none is a trap', async ({ desk }) => {
  const around = (await expectEveryStopShown(desk.portal, 'overview')).length
  expect(around).toBeGreaterThan(12)
  for (const [number, one] of allPages.entries()) {
    // The ring's colours are the same two on every page, so each page is walked in one of them.
    const colorScheme = number % 2 === 0 ? 'light' : 'dark'
    await test.step(`${one.name}, ${colorScheme}`, async () => {
      await desk.portal.emulateMedia({ colorScheme })
      await openPage(desk.portal, one)
      const stops = await expectEveryStopShown(desk.portal, `${one.name}, ${colorScheme}`)
      expect(new Set(stops).size).toBeGreaterThan(10)
    })
  }
})

sharedTest('the focus is where the work goes on', async ({ desk }) => {
  const { portal } = desk
  const { keyboard } = portal
  const shell = new Shell(portal)
  const find = new QuickFind(portal)

  await test.step('a new page takes it to its heading', async () => {
    await expect(shell.heading('Partner overview')).toBeFocused()
    for (const [link, heading] of [['Customers', 'Customers'], ['Company', 'Fabrikam'], ['Settings', 'Settings']] as const) {
      await tabTo(portal, shell.navigation.getByRole('link', { name: link, exact: true }), 'Shift+Tab')
      await keyboard.press('Enter')
      await expect(shell.heading(heading)).toBeFocused()
      await expect(portal).toHaveTitle(`${heading} — Partner Desk`)
    }
  })

  await test.step('the first stop leads past the navigation', async () => {
    const skip = portal.getByRole('link', { name: 'Skip to the content' })
    await expect(skip).not.toBeInViewport()
    await tabTo(portal, skip, 'Shift+Tab')
    await expect(skip).toBeInViewport()
    await keyboard.press('Enter')
    await expect(portal.getByRole('main')).toBeFocused()
    await keyboard.press('Tab')
    expect(await portal.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  })

  await test.step('F6 goes round the parts of the window, and Shift+F6 back', async () => {
    const part = () => portal.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'])
    const round: (string | undefined)[] = []
    for (const key of ['F6', 'F6', 'F6', 'Shift+F6', 'Shift+F6', 'Shift+F6']) {
      await keyboard.press(key)
      round.push(await part())
    }
    expect(round).toEqual(['navigation', 'header', 'main', 'header', 'navigation', 'main'])
  })

  await test.step('what opens over the page keeps it, and gives it back', async () => {
    const account = portal.getByRole('button', { name: 'Account of Fabrikam Full' })
    await tabTo(portal, account)

    await find.open()
    await expect(find.box).toBeFocused()
    for (let step = 0; step < 4; step += 1) {
      await keyboard.press('Tab')
      await expect.poll(() => portal.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null), 'Tab stays in the dialog').toBe(true)
    }
    for (const key of ['ControlOrMeta+/', 'ControlOrMeta+l', 'F6']) await keyboard.press(key)
    await expect(find.box, 'a dialog is answered first').toBeVisible()
    await expect(portal.getByRole('dialog')).toHaveCount(1)
    await expect(shell.heading('Settings')).toHaveCount(0)
    await keyboard.press('Escape')
    await expect(account).toBeFocused()
    await expect(shell.heading('Settings')).toBeVisible()

    await keyboard.press('ControlOrMeta+/')
    const shortcuts = portal.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(shortcuts.getByRole('button', { name: 'Close' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(shortcuts).toHaveCount(0)
    await expect(account).toBeFocused()

    await keyboard.press('Enter')
    await expect(portal.getByRole('button', { name: 'Sign out' })).toBeVisible()
    await keyboard.press('Escape')
    await expect(portal.getByRole('button', { name: 'Sign out' })).toHaveCount(0)
    await expect(account).toBeFocused()
  })
})

test('what a lookup answers is told without moving the focus', async ({ startDesk, keyStore, practice }) => {
  const desk = await startDesk({ mainScripts: [keyStore] })
  const { portal } = desk
  const lookup = new LookupPage(portal)
  await signIn(desk)
  await portal.keyboard.press('ControlOrMeta+l')
  await expect(lookup.box).toBeFocused()
  const told = portal.getByRole('main').getByRole('status').first()
  await expect(told).toBeAttached()
  await expect(told).toHaveText('')
  const region = await told.elementHandle()
  const isSame = () => told.evaluate((now, before) => now === before, region)

  await portal.keyboard.type('nobody.example')
  await portal.keyboard.press('Enter')
  await expect(told).toContainText('No match')
  expect(await isSame(), 'the region was there before its words').toBe(true)
  await expect(lookup.box).toBeFocused()

  await practice.control('faults', { match: '/v1.0/tenantRelationships/findTenantInformationByDomainName', times: 1, fault: { status: 403 } })
  await lookup.box.fill('adatum.com')
  await portal.keyboard.press('Enter')
  await expect(told).toContainText('Not allowed')
  expect(await isSame()).toBe(true)
  await expect(lookup.box).toBeFocused()

  await lookup.box.fill('*.com')
  await portal.keyboard.press('Enter')
  await expect(portal.getByRole('alert')).toContainText('Wildcards')
  await expect(lookup.box).toHaveAccessibleDescription(/Wildcards/)

  await lookup.box.fill('contoso.com')
  await portal.keyboard.press('Enter')
  await expect(new Shell(portal).heading('Contoso')).toBeFocused()
})
