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

/** What the page keeps while it is walked through. */
interface StopWatch {
  readonly read: () => void
  readonly seen: (Stop | null)[]
}

const mostStops = 150
/** So many presses before the page is asked what it has seen: a question takes as long as a press. */
const atOnce = 8

/** Goes round the whole page with the Tab key. @returns what had the focus, in order */
export async function expectEveryStopShown(page: Page, name: string): Promise<readonly string[]> {
  await page.evaluate(watchStops)
  const way: (Stop | null)[] = []
  while (!way.some((stop) => stop?.again === true)) {
    expect(way.length, `${name}: the Tab key comes round`).toBeLessThan(mostStops)
    for (let press = 0; press < atOnce; press += 1) await page.keyboard.press('Tab')
    const seen = await page.evaluate(takeStops)
    expect(seen.length, `${name}: each press reaches the page`).toBe(atOnce)
    way.push(...seen)
  }
  const stops = way.slice(0, way.findIndex((stop) => stop?.again === true)).filter((stop) => stop !== null)
  const faults = stops.flatMap(({ what, ring, clear }) => [...(ring ? [] : [`no ring: ${what}`]), ...(clear ? [] : [`covered: ${what}`])])
  expect.soft(faults, name).toEqual([])
  return stops.map(({ what }) => what)
}

/** Runs in the page: no stop has been seen, and from now on each is looked at when the key that led to it comes up. */
function watchStops(): void {
  const scope = window as unknown as { stopWatch?: StopWatch }
  if (scope.stopWatch !== undefined) removeEventListener('keyup', scope.stopWatch.read, true)
  for (const one of document.querySelectorAll('[data-tabbed]')) one.removeAttribute('data-tabbed')
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
  /** `null` while nothing of the page has the focus, as between its last and its first stop. */
  const stopNow = (): Stop | null => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return null
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
  const seen: (Stop | null)[] = []
  scope.stopWatch = { seen, read: () => { seen.push(stopNow()) } }
  addEventListener('keyup', scope.stopWatch.read, true)
}

/** Runs in the page. What has been seen since it was asked last. */
function takeStops(): readonly (Stop | null)[] {
  return (window as unknown as { readonly stopWatch: StopWatch }).stopWatch.seen.splice(0)
}
