import { expect, practicePassword, test } from '../fixtures/app'
import { ComposerPage } from '../pages/composer'
import { CustomerPage } from '../pages/customer'
import { tabTo } from '../pages/keys'
import { LookupPage } from '../pages/lookup'
import { QuickFind } from '../pages/quickFind'
import { Shell } from '../pages/shell'
import { readMailto, tellWindow, watchOpenExternal, windowTitles } from '../pages/system'

test('the whole way without a pointer', async ({ desk }) => {
  const { portal } = desk
  const { keyboard } = portal
  const shell = new Shell(portal)
  const customer = new CustomerPage(portal)
  const opened = await watchOpenExternal(desk)

  await test.step('sign in', async () => {
    await tabTo(portal, portal.getByRole('button', { name: 'Sign in', exact: true }))
    const window = desk.app.waitForEvent('window')
    await keyboard.press('Enter')
    const page = await window
    const name = page.getByRole('textbox', { name: 'User name' })
    await expect(name).toBeFocused()
    await page.keyboard.type('full@fabrikam.com')
    await page.keyboard.press('Tab')
    await page.keyboard.type(practicePassword)
    await page.keyboard.press('Enter')
    await expect(shell.heading('Partner overview')).toBeFocused()
  })

  await test.step('look a customer up', async () => {
    await keyboard.press('ControlOrMeta+l')
    await expect(new LookupPage(portal).box).toBeFocused()
    await keyboard.type('contoso.com')
    await keyboard.press('Enter')
    await expect(shell.heading('Contoso')).toBeFocused()
  })

  await test.step('administer, and end the session', async () => {
    await customer.expectAllowed('Administer on behalf of')
    await tabTo(portal, customer.action('Administer on behalf of'))
    const window = desk.app.waitForEvent('window', (page) => page.url().startsWith('app:') || page.url().includes('frame'))
    await keyboard.press('Enter')
    const frame = await window
    await expect.poll(() => windowTitles(desk)).toContain('Acting as Contoso — Partner Desk')
    await tabTo(frame, frame.getByRole('button', { name: 'End session' }))
    const closed = frame.waitForEvent('close')
    // The window may be gone before the key is up again.
    await Promise.all([closed, frame.keyboard.press('Enter').catch(() => undefined)])
    await expect(portal.getByText('You are no longer acting as Contoso')).toBeVisible()
  })

  await test.step('a reason that stands at a closed action can be read on the way', async () => {
    await keyboard.press('ControlOrMeta+l')
    await expect(new LookupPage(portal).box).toBeFocused()
    await keyboard.type('adatum.com')
    await keyboard.press('Enter')
    await expect(shell.heading('Adatum')).toBeFocused()
    await tabTo(portal, customer.action('Administer on behalf of'))
    await keyboard.press('Enter')
    await expect(shell.heading('Adatum')).toBeVisible()
    expect(await windowTitles(desk)).toHaveLength(1)
  })

  const composer = new ComposerPage(portal)
  await test.step('offer delegated administration', async () => {
    await tabTo(portal, customer.action('Offer delegated administration'))
    await keyboard.press('Enter')
    await composer.expectState('Ready to send')
    await tabTo(portal, composer.to)
    await keyboard.type('admin@adatum.com')
    await tabTo(portal, composer.message)
    await keyboard.press('ControlOrMeta+a')
    await keyboard.type('Short and kind.')
    await tabTo(portal, composer.button('Open in email'))
    await keyboard.press('Enter')
    await expect(composer.handedOver('The message was handed to your mail program.')).toBeVisible()
    const mail = readMailto((await opened()).at(-1))
    expect(mail).toMatchObject({ to: 'admin@adatum.com', body: 'Short and kind.' })
  })

  await test.step('F6 goes round the parts of the window, and the first Tab offers the content', async () => {
    const regions = new Set<string>()
    for (let step = 0; step < 3; step += 1) {
      await keyboard.press('F6')
      regions.add(await portal.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'] ?? ''))
    }
    expect([...regions].toSorted()).toEqual(['header', 'main', 'navigation'])
  })

  await test.step('back, and sign out', async () => {
    await keyboard.press('Alt+ArrowLeft')
    await expect(shell.heading('Adatum')).toBeVisible()
    await keyboard.press('Alt+ArrowRight')
    await expect(composer.message).toBeVisible()
    // What the system tells the window of keys, buttons and fingers, it tells in these events.
    for (const [event, back, forward] of [['app-command', 'browser-backward', 'browser-forward'], ['swipe', 'left', 'right']] as const) {
      await tellWindow(desk, event, back)
      await expect(shell.heading('Adatum')).toBeVisible()
      await tellWindow(desk, event, forward)
      await expect(composer.message).toBeVisible()
    }
    await keyboard.press('Alt+ArrowLeft')
    await expect(shell.heading('Adatum')).toBeVisible()
    await keyboard.press('ControlOrMeta+k')
    await expect(new QuickFind(portal).box).toBeFocused()
    await keyboard.type('sign out')
    await keyboard.press('Enter')
    await expect(portal.getByRole('heading', { name: 'Sign in to Partner Desk' })).toBeFocused()
  })
})
