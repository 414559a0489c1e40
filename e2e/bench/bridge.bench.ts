import { test } from '@playwright/test'
import { Desk, expect } from '../fixtures/app'
import { benchInput, record } from './input'
import { customerCount, timeCalls } from './portalCalls'
import { longestTask, quantile, watchStalls } from './watch'

/** What technicians type: parts of names and domains, more and more letters of each, and something that fits nothing. */
const typed = ['con', 'cont', 'contoso', 'a', 'an', 'and', 'fab', 'trad', 'trading', '.com', 'b', 'be', 'soft', 'zz', 'qxqx', 'group', 'north', 'e', 'ltd', 'x1']
const rounds = 20

function repeated<T>(times: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: times }, (_, index) => make(index))
}

test('@inside the bridge over a full store', async () => {
  const { dataDir, practiceUrl, keyStore, customers } = benchInput()
  const desk = await Desk.start({ dataDir, practiceUrl, language: 'en-US', mainScripts: [keyStore] })
  const { portal } = desk
  await expect(portal.getByRole('heading', { name: 'Partner overview' })).toBeVisible({ timeout: 30_000 })
  await expect.poll(() => customerCount(portal)).toBeGreaterThanOrEqual(customers)
  const first = (await timeCalls(portal, { name: 'customers.search', requests: [{ text: 'con', limit: 50 }] }))[0] ?? Number.NaN

  const empty = await timeCalls(portal, { name: 'app.dismissNotice', requests: repeated(300, () => ({ id: 'none' })) })
  const lookups = await timeCalls(portal, { name: 'customers.page', requests: repeated(300, () => ({ offset: 0, limit: 1 })) })
  const stalls = await watchStalls(desk)
  const tasks = await longestTask(portal)
  const searches = await timeCalls(portal, { name: 'customers.search', requests: repeated(typed.length * rounds, (index) => ({ text: typed[index % typed.length] ?? '', limit: 50 })) })
  const pages = await timeCalls(portal, { name: 'customers.page', requests: repeated(200, (index) => ({ offset: (index * 977) % customers, limit: 100 })) })
  const found = await quickFind(desk)
  await record('The bridge, ms', {
    'empty call p50': { value: quantile(empty, 0.5) },
    'empty call p99': { value: quantile(empty, 0.99), target: 1 },
    'one cached customer p50': { value: quantile(lookups, 0.5), target: 0.5 },
    'one cached customer p99': { value: quantile(lookups, 0.99), target: 2 },
    'one cached customer p50, × empty call': { value: quantile(lookups, 0.5) / quantile(empty, 0.5), target: 2 },
    'search, first one after the start': { value: first, target: 150 },
    'search p50': { value: quantile(searches, 0.5), target: 8 },
    'search p99': { value: quantile(searches, 0.99), target: 16 },
    'page of 100 rows p50': { value: quantile(pages, 0.5) },
    'page of 100 rows p99': { value: quantile(pages, 0.99) },
    'quick find, key to painted answer p50': { value: quantile(found, 0.5), target: 34 },
    'longest stall of the main process while searching': { value: await stalls(), target: 50 },
    'longest task of the page while typing': { value: await tasks(), target: 50 },
    raw: [empty, lookups, searches, pages, found]
  })
  await desk.quit()
})

interface Keys {
  partnerDeskKeys?: number[]
}

/** Types in quick find; for each key the time until the frame after its answer. */
async function quickFind(desk: Desk): Promise<readonly number[]> {
  const { portal } = desk
  await portal.keyboard.press('ControlOrMeta+k')
  const box = portal.getByRole('combobox', { name: 'Find a customer or command' })
  await box.waitFor()
  await portal.evaluate(watchKeys)
  await box.pressSequentially('contoso', { delay: 120 })
  await expect(portal.getByRole('listbox').getByRole('option').filter({ hasText: 'Contoso' }).first()).toBeVisible()
  const times = await portal.evaluate(() => [...((globalThis as Keys).partnerDeskKeys ?? [])])
  await portal.keyboard.press('Escape')
  return times
}

/** Runs in the page: notes how long after each key the page has changed, and painted that. */
function watchKeys(): void {
  const times: number[] = []
  ;(globalThis as Keys).partnerDeskKeys = times
  let key: number | undefined
  document.addEventListener('input', ({ timeStamp }) => { key = timeStamp }, { capture: true })
  new MutationObserver(() => {
    const begun = key
    key = undefined
    if (begun !== undefined) requestAnimationFrame(() => requestAnimationFrame((now) => { times.push(now - begun) }))
  }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true })
}

test('@inside the list of all customers', async () => {
  const { dataDir, practiceUrl, keyStore } = benchInput()
  const desk = await Desk.start({ dataDir, practiceUrl, language: 'en-US', mainScripts: [keyStore] })
  const { portal } = desk
  const link = portal.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Customers' })
  await link.waitFor({ timeout: 30_000 })
  const times: number[] = []
  for (let round = 0; round < 10; round += 1) {
    times.push(await link.evaluate(paintedRows))
    await portal.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Company' }).click()
    await expect(portal.getByRole('grid')).toHaveCount(0)
  }
  await link.click()
  await portal.getByRole('grid').waitFor()
  const nodes = await portal.evaluate(() => document.querySelectorAll('*').length)
  const frames = await portal.evaluate(scrollFrames)
  await record('The list of all customers', {
    'first paint, first time (with the page’s code), ms': { value: times[0] },
    'first paint p50, ms': { value: quantile(times, 0.5), target: 100 },
    'DOM nodes of the whole page': { value: nodes, target: 300 },
    'frames while scrolling p95, ms': { value: quantile(frames, 0.95), target: 17 },
    raw: [times, frames]
  })
  await desk.quit()
})

/** Runs in the page: from the click to the frame that shows the first rows. */
function paintedRows(link: Element): Promise<number> {
  return new Promise((resolve) => {
    const begun = performance.now()
    const look = (): void => {
      if (document.querySelectorAll('[role=grid] [role=row]').length > 5) requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)))
      else requestAnimationFrame(look)
    }
    ;(link as HTMLElement).click()
    look()
  })
}

/** Runs in the page: scrolls for 90 frames and answers how long each took. */
async function scrollFrames(): Promise<readonly number[]> {
  const grid = document.querySelector('[role=grid]')
  const scroller = [...document.querySelectorAll('*')].find((element) => element.scrollHeight > 10_000 && (element.contains(grid) || grid?.contains(element) === true))
  if (scroller === undefined) throw new Error('nothing scrolls')
  const frames: number[] = []
  let before = performance.now()
  for (let frame = 0; frame < 90; frame += 1) {
    scroller.scrollTop += 300
    await new Promise((resolve) => { requestAnimationFrame(resolve) })
    const now = performance.now()
    frames.push(now - before)
    before = now
  }
  return frames
}
