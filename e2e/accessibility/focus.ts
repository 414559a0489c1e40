import { expect, type Page } from '@playwright/test'

interface Stop {
  /** For a fault's text: what has the focus. */
  readonly what: string
  /** Whether this element has had the focus before on this way. */
  readonly again: boolean
  /** An outline of at least 2 px that stands out from what is behind it by 3:1 (WCAG 1.4.11, 2.4.13). */
  readonly ring: boolean
  /** Nothing lies over it (WCAG 2.4.11). */
  readonly clear: boolean
}

const mostStops = 150

/** Goes round the whole page with the Tab key. @returns what had the focus, in order */
export async function expectEveryStopShown(page: Page, name: string): Promise<readonly string[]> {
  await page.evaluate(() => { for (const one of document.querySelectorAll('[data-tabbed]')) one.removeAttribute('data-tabbed') })
  const stops: string[] = []
  const faults: string[] = []
  for (let step = 0; ; step += 1) {
    expect(step, `${name}: the Tab key comes round`).toBeLessThan(mostStops)
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(readStop)
    if (stop === null) continue
    if (stop.again) break
    stops.push(stop.what)
    if (!stop.ring) faults.push(`no ring: ${stop.what}`)
    if (!stop.clear) faults.push(`covered: ${stop.what}`)
  }
  expect.soft(faults, name).toEqual([])
  return stops
}

/** Runs in the page. `null` while nothing of the page has the focus, as between its last and its first stop. */
function readStop(): Stop | null {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return null
  const parts = (colour: string): readonly number[] => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const light = (colour: string): number => parts(colour).slice(0, 3)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0)
  const behind = (one: Element | null): string => {
    if (one === null) return 'rgb(255, 255, 255)'
    const { backgroundColor } = getComputedStyle(one)
    return parts(backgroundColor)[3] === 0 ? behind(one.parentElement) : backgroundColor
  }
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
  const [one, other] = [light(outlineColor), light(behind(element.parentElement))].toSorted((a, b) => b - a)
  const box = element.getBoundingClientRect()
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  const again = element.dataset['tabbed'] !== undefined
  element.dataset['tabbed'] = ''
  return {
    what: `${element.tagName.toLowerCase()}.${element.className} “${(element.ariaLabel ?? element.textContent).trim().slice(0, 40)}”`,
    again,
    ring: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && ((one ?? 0) + 0.05) / ((other ?? 0) + 0.05) >= 3,
    clear: top !== null && (element.contains(top) || top.contains(element) || top.closest('label')?.htmlFor === element.id)
  }
}
