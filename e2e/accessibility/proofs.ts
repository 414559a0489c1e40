import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { Desk } from '../fixtures/app'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export type Appearance = 'light' | 'dark'

/** The rules whose answer depends on colours: all that another appearance of the same page can break. */
const colourRules = ['color-contrast', 'link-in-text-block']

/** Instead of axe's half a megabyte of source, which takes longer to bring into a page than to run there. */
const nothingMore = 'undefined'

/** As a fault reads: the rule, the place, and what is wrong there. */
async function violations(page: Page, only: 'all' | 'colours'): Promise<readonly string[]> {
  const isThere = page.frames().length === 1 && await page.evaluate(() => 'axe' in window)
  // Axe's newer way gathers its results on a second page, and Electron gives none.
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: nothingMore } : {}) }).setLegacyMode(true)
  // Of what passed one place for each rule is enough; to name them all takes most of its time.
  const options = { resultTypes: ['violations' as const], runOnly: only === 'all' ? { type: 'tag' as const, values: rules } : { type: 'rule' as const, values: colourRules } }
  const { violations: found, passes } = await axe.options(options).analyze()
  expect(passes.length, 'rules that axe could check').toBeGreaterThan(only === 'all' ? 5 : 0)
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`))
}

/** No violation of WCAG 2.2 AA, nor of good practice, in light and in dark. */
export async function expectAccessible(page: Page, name: string, appearances: readonly Appearance[] = ['light', 'dark']): Promise<void> {
  for (const [number, colorScheme] of appearances.entries()) {
    await page.emulateMedia({ colorScheme })
    await expectStill(page)
    expect.soft(await violations(page, number === 0 ? 'all' : 'colours'), `${name}, ${colorScheme}`).toEqual([])
  }
}

/** Colours that are on their way to another are no colours to judge. */
export async function expectStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = () => document.getAnimations().filter((one) => one instanceof CSSTransition && one.playState === 'running')
    for (let now = moving(); now.length > 0; now = moving()) await Promise.allSettled(now.map(({ finished }) => finished))
  })
}

export interface WindowShape {
  readonly width: number
  readonly height: number
  /** 2 is 200 %. */
  readonly zoom: number
}

/** The smallest window, and a common one in which somebody has zoomed to 200 %. */
export const shapes: readonly [small: WindowShape, zoomed: WindowShape] = [
  { width: 1024, height: 640, zoom: 1 },
  { width: 1280, height: 800, zoom: 2 }
]

/** Gives the first window this content size, and its page this zoom, and waits until the page has them. */
export async function shapeWindow(desk: Desk, { width, height, zoom }: WindowShape): Promise<void> {
  await desk.app.evaluate(({ BrowserWindow }, [url, shape]) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().startsWith(url))
    window?.setContentSize(shape.width, shape.height)
    window?.webContents.setZoomFactor(shape.zoom)
  }, ['app://partner-desk/index.html', { width, height, zoom }] as const)
  await expect.poll(() => desk.portal.evaluate(() => innerWidth), { intervals: [10, 20, 50, 100] }).toBe(width / zoom)
}

/** Places that can be scrolled sideways, or whose text is pushed out of the window. */
export async function expectNoSidewaysScrolling(page: Page, name: string): Promise<void> {
  const wide = () => page.evaluate(() => [...document.querySelectorAll('html, body, body *')]
    .filter((one) => one === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(one).overflowX))
    .filter((one) => one.scrollWidth > one.clientWidth + 1)
    .map((one) => `${one.tagName.toLowerCase()}.${one.className}: ${one.scrollWidth} in ${one.clientWidth}`))
  // A page whose window has just changed its size lays itself out anew.
  await expect.configure({ soft: true }).poll(wide, { message: name }).toEqual([])
}

/** How the page's computed styles write one of CSS's system colours now. */
export function systemColour(page: Page, name: 'Canvas' | 'CanvasText'): Promise<string> {
  return page.evaluate((colour) => {
    const probe = document.createElement('span')
    probe.style.color = colour
    document.body.append(probe)
    const value = getComputedStyle(probe).color
    probe.remove()
    return value
  }, name)
}
