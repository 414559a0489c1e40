import type { Page } from '@playwright/test'
import type { Desk } from '../fixtures/app'
import { expect, test } from './shared'
import { clickInList } from './switchList'
import { administer, openCustomer } from './technician'
import type { Visit } from './visit'

/** Title of the window of the application that got the focus last. */
function inFront(desk: Desk): Promise<string | undefined> {
  return desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find(({ id }) => id === Reflect.get(globalThis, 'lastFocused'))?.getTitle())
}

/** As the keyboard does it: the driver's own keys reach the page only, past the application. */
async function press({ desk, base }: Visit, keyCode: string, modifiers: ('control' | 'shift')[]): Promise<void> {
  await desk.app.evaluate(({ webContents }, key) => {
    webContents.getAllWebContents().find((one) => one.getURL().startsWith(key.base))?.sendInputEvent({ type: 'keyDown', keyCode: key.keyCode, modifiers: key.modifiers })
  }, { base, keyCode, modifiers })
}

/** Lets go of the key that holds the switcher open. */
async function release({ desk, base }: Visit): Promise<void> {
  await desk.app.evaluate(({ webContents }, start) => {
    webContents.getAllWebContents().find((one) => one.getURL().startsWith(start))?.sendInputEvent({ type: 'keyUp', keyCode: 'Control' })
  }, base)
}

/** A page that wants every key for itself. */
async function swallowKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener('keydown', (event) => {
      event.preventDefault()
      event.stopImmediatePropagation()
    }, true)
  })
}

const titles = { contoso: 'Acting as Contoso — Partner Desk', wingtip: 'Acting as Wingtip Toys — Partner Desk', own: 'Partner Desk' }

test('windows are switched by digits, by Ctrl+Tab and by the menu, whatever the page thinks of it', async ({ shared }) => {
  const { desk } = shared
  const contoso = await administer(desk, 'Contoso')
  await openCustomer(desk, 'wingtiptoys.com', 'Wingtip Toys')
  const wingtip = await administer(desk, 'Wingtip Toys')
  await Promise.all([swallowKeys(contoso.portal), swallowKeys(wingtip.portal)])
  await expect.poll(() => inFront(desk)).toBe(titles.wingtip)

  await test.step('the digit of a customer', async () => {
    await press(wingtip, '1', ['control'])
    await expect.poll(() => inFront(desk)).toBe(titles.contoso)
    await press(contoso, '2', ['control'])
    await expect.poll(() => inFront(desk)).toBe(titles.wingtip)
    await press(contoso, '9', ['control'])
    expect(await inFront(desk)).toBe(titles.wingtip)
  })

  await test.step('the switcher shows who is open, the last used first', async () => {
    const opened = desk.app.waitForEvent('window')
    await press(wingtip, 'Tab', ['control'])
    const switcher = await opened
    const options = switcher.getByRole('option')
    await expect(options).toHaveText([/^WTWingtip Toys2$/u, /^COContoso1$/u, /^PDPartner Desk$/u])
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
    // Each with a picture of its page, that of the selected one included; mark and name stand beside it.
    await expect(options.locator('img')).toHaveCount(3)
    expect(await options.locator('img').evaluateAll((pictures) => pictures.map((one) => (one as HTMLImageElement).src.startsWith('data:image/jpeg') && (one as HTMLImageElement).naturalWidth > 100))).toEqual([true, true, true])
    await press(wingtip, 'Tab', ['control'])
    await expect(options.nth(2)).toHaveAttribute('aria-selected', 'true')
    await press(wingtip, 'Tab', ['control', 'shift'])
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
    await release(wingtip)
    await expect.poll(() => inFront(desk)).toBe(titles.contoso)
    await expect.poll(() => switcher.isClosed()).toBe(true)
  })

  await test.step('a click chooses, and Escape goes nowhere', async () => {
    const opened = desk.app.waitForEvent('window')
    await press(contoso, 'Tab', ['control'])
    const switcher = await opened
    await clickInList(desk, switcher, 'Wingtip Toys')
    await expect.poll(() => inFront(desk)).toBe(titles.wingtip)
    await release(contoso)
    const again = desk.app.waitForEvent('window')
    await press(wingtip, 'Tab', ['control'])
    const second = await again
    await press(wingtip, 'Escape', ['control'])
    await expect.poll(() => second.isClosed()).toBe(true)
    await release(wingtip)
    expect(await inFront(desk)).toBe(titles.wingtip)
  })

  await test.step('the menu names them with their marks, and lays them side by side', async () => {
    const seen = await desk.app.evaluate(({ BrowserWindow, Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
      items.find(({ id }) => id === 'tile')?.click()
      return {
        customers: items.filter(({ id }) => id?.startsWith('acting.')).map(({ label, accelerator, icon }) => [label, accelerator, typeof icon === 'object' && !icon.isEmpty()]),
        bounds: BrowserWindow.getAllWindows().filter((one) => one.getTitle().startsWith('Acting')).map((one) => one.getBounds())
      }
    })
    expect(seen.customers).toEqual([[titles.contoso, 'CmdOrCtrl+1', true], [titles.wingtip, 'CmdOrCtrl+2', true]])
    const apart = (): Promise<boolean> => desk.app.evaluate(({ BrowserWindow }) => {
      const [one, other] = BrowserWindow.getAllWindows().filter((window) => window.getTitle().startsWith('Acting')).map((window) => window.getBounds())
      return one !== undefined && other !== undefined && (one.x !== other.x || one.y !== other.y)
    })
    await expect.poll(apart).toBe(true)
  })

  await wingtip.endSession()
  await expect.poll(() => wingtip.portal.isClosed()).toBe(true)
  await desk.portal.getByRole('status').filter({ hasText: 'no longer acting as Wingtip Toys' }).getByRole('button', { name: 'Dismiss' }).click()
  await contoso.endSession()
  await contoso.expectEnded('You ended the session')
  await openCustomer(desk, 'contoso.com', 'Contoso')
})

test('a window opens where the last one lay', async ({ shared }) => {
  const { desk } = shared
  const bounds = (): Promise<Electron.Rectangle | undefined> => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find((one) => one.getTitle().startsWith('Acting'))?.getBounds())
  const wanted = { x: 40, y: 30, width: 900, height: 600 }
  const visit = await administer(desk, 'Contoso')
  await desk.app.evaluate(({ BrowserWindow }, place) => { BrowserWindow.getAllWindows().find((one) => one.getTitle().startsWith('Acting'))?.setBounds(place) }, wanted)
  await expect.poll(bounds).toEqual(wanted)
  await visit.endSession()
  await visit.expectEnded('You ended the session')
  const again = await administer(desk, 'Contoso')
  await expect.poll(bounds).toEqual(wanted)
  await again.endSession()
  await again.expectEnded('You ended the session')
})
