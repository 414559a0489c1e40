import { isDeepStrictEqual } from 'node:util'
import type { Desk } from '../fixtures/app'
import { MarkReader, nothing } from './marks'
import { administer } from './technician'
import type { Visit } from './visit'

export interface LoopResult {
  /** Visits that found something of an earlier one. Must be 0. */
  readonly carriedOver: number
  /** Resident memory of the main process after each visit, in MB. */
  readonly memory: readonly number[]
}

/** The quickest ways out, one after the other. */
const waysOut: readonly { readonly leave: (visit: Visit) => Promise<unknown>; readonly cause: string }[] = [
  { leave: (visit) => visit.endSession(), cause: 'You ended the session' },
  { leave: (visit) => visit.press('Leave by script'), cause: 'The customer’s portal was left' },
  { leave: (visit) => visit.portal.getByRole('link', { name: 'Leave by redirect' }).click(), cause: 'The customer’s portal was left' },
  { leave: (visit) => visit.press('Open a pop-up'), cause: 'The customer’s portal was left' }
]

/**
 * Opens a customer again and again: each visit looks for traces of the ones before, leaves its own, and goes. The customer's
 * page must be shown. `npm run soak` runs it with hundreds, the end-to-end tests with a few.
 */
export async function visitLoop(desk: Desk, company: string, visits: number): Promise<LoopResult> {
  const memory: number[] = []
  const reader = new MarkReader()
  let carriedOver = 0
  for (let index = 0; index < visits; index += 1) {
    const visit = await administer(desk, company)
    await visit.openLab()
    if (!isDeepStrictEqual(await reader.read(visit), nothing)) carriedOver += 1
    await reader.leave(visit)
    const way = waysOut[index % waysOut.length]
    // The page may be gone before the click that closes it has returned.
    await way?.leave(visit).catch(() => undefined)
    await visit.expectEnded(way?.cause ?? '')
    memory.push(await desk.app.evaluate(() => Math.round(process.memoryUsage.rss() / 1_048_576)))
  }
  return { carriedOver, memory }
}
