import { expect, test } from './shared'
import { visitLoop } from './visitLoop'

/** Each way out twice; `npm run soak` does hundreds. */
const visits = 8

test('visits one after the other, and none finds anything of another', async ({ shared }, testInfo) => {
  const { carriedOver, memory } = await visitLoop(shared.desk, 'Contoso', visits)
  testInfo.annotations.push({ type: 'memory of the main process, MB', description: memory.join(' ') })
  expect(carriedOver).toBe(0)
})
