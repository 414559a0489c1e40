import type { Page } from '@playwright/test'
import { expect } from '../fixtures/app'
import type { Desk } from '../fixtures/app'

/**
 * Clicks an entry of the list of open windows as the mouse does it. The list goes away with that click, often before it has told the driver
 * that it had it, which a click of the driver's own takes for a page that crashed.
 */
export async function clickInList(desk: Desk, list: Page, name: string): Promise<void> {
  const option = list.getByRole('option', { name })
  await expect(option).toBeVisible()
  const box = await option.boundingBox()
  if (box === null) throw new Error(`${name} is not to be seen in the list`)
  await desk.app.evaluate(({ webContents }, { address, x, y }) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().startsWith(address))
    for (const type of ['mouseDown', 'mouseUp'] as const) contents?.sendInputEvent({ type, x, y, button: 'left', clickCount: 1 })
  }, { address: list.url().split('#')[0] ?? '', x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) })
}
