import { signInAndOpen } from '../acting/technician'
import { rememberFocus } from '../acting/visit'
import { visitLoop } from '../acting/visitLoop'
import { expect, test } from '../fixtures/app'
import { sayFigure, sayProgress, soakCount } from './count'

const portion = 10
/** What 100 visits may leave. */
const mostPerVisitMB = 0.4

test('visits carry nothing over and leave no memory behind', async ({ desk }) => {
  const visits = soakCount()
  await rememberFocus(desk)
  await signInAndOpen(desk, 'contoso.com', 'Contoso')
  const memory: number[] = []
  while (memory.length < visits) {
    const result = await visitLoop(desk, 'Contoso', Math.min(portion, visits - memory.length))
    expect(result.carriedOver).toBe(0)
    memory.push(...result.memory)
    sayProgress(memory.length, visits, `visits, main process ${memory.at(-1)} MB`)
  }
  // The first visits load code and fill caches; too few visits say nothing about a slope.
  const settled = memory.slice(Math.min(50, Math.floor(visits / 3)))
  const perVisit = slope(settled)
  sayFigure('megabytes that a visit leaves in the main process', perVisit)
  if (visits >= 100) expect(perVisit).toBeLessThan(mostPerVisitMB)
})

/** Of the straight line that fits best, in units a step. */
function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const above = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0)
  const below = values.reduce((sum, _value, index) => sum + (index - middle) ** 2, 0)
  return above / below
}
