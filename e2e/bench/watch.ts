import type { Page } from '@playwright/test'
import type { Desk } from '../fixtures/app'
import { measureTree } from '../../scripts/bench/processTree.mjs'

/** The value below which a part (0 to 1) of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

interface Watched {
  partnerDeskStall?: number
  partnerDeskTask?: number
}

/** Watches the main process from now on. @returns asks for its longest stall so far, in ms */
export async function watchStalls(desk: Desk): Promise<() => Promise<number>> {
  await desk.app.evaluate(() => {
    const watched = globalThis as Watched
    watched.partnerDeskStall = 0
    let before = performance.now()
    setInterval(() => {
      const now = performance.now()
      watched.partnerDeskStall = Math.max(watched.partnerDeskStall ?? 0, now - before - 4)
      before = now
    }, 4)
  })
  return () => desk.app.evaluate(() => (globalThis as Watched).partnerDeskStall ?? Number.NaN)
}

/** Watches the page for tasks over 50 ms from now on. @returns asks for the longest so far, in ms; 0 when there was none */
export async function longestTask(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const watched = globalThis as Watched
    watched.partnerDeskTask = 0
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.partnerDeskTask = Math.max(watched.partnerDeskTask ?? 0, duration)
    }).observe({ type: 'longtask' })
  })
  return () => page.evaluate(() => (globalThis as Watched).partnerDeskTask ?? Number.NaN)
}

/** Given back within so many MB of the look before, there is no more to come. */
const settledMB = 3
const mostLooks = 12

/**
 * What the application keeps, in MB: the garbage of the main process and of our pages, which share one process, is collected until no more
 * is given back, and what stands in files is left out (see `measureTree`). Chromium lets closed pages lie there for a minute and more while nothing needs the room; a figure without this says when it
 * was taken.
 */
export async function keptMemory(desk: Desk): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let look = 0; look < mostLooks; look += 1) {
    await collectGarbage(desk)
    await new Promise((resolve) => { setTimeout(resolve, 1_000) })
    const now = ownMemory(desk)
    if (!(now < least - settledMB)) return Math.min(now, least)
    least = now
  }
  return least
}

/** In MB, garbage and all. */
export const ownMemory = (desk: Desk): number => measureTree(desk.app.process().pid ?? 0)?.ownMB ?? Number.NaN

async function collectGarbage(desk: Desk): Promise<void> {
  const pages = await desk.portal.context().newCDPSession(desk.portal)
  await pages.send('HeapProfiler.collectGarbage')
  await pages.detach()
  await desk.app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc')
    const collect: unknown = process.getBuiltinModule('node:vm').runInNewContext('gc')
    if (typeof collect === 'function') collect()
  })
}
