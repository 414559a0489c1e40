import { expect, type Locator, type Page } from '@playwright/test'

const mostSteps = 60

/** Goes to something with the Tab key alone, as far as that is possible, and sees that the focus can be seen there. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor()
  for (let step = 0; step < mostSteps && !(await hasFocus(target)); step += 1) await page.keyboard.press(key)
  await expect(target, 'the Tab key leads there').toBeFocused()
  const outline = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return { shown: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' }
  })
  expect(outline, 'the focus can be seen').toEqual({ shown: true })
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === element.ownerDocument.activeElement)
}
