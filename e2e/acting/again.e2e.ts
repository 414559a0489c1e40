import { expect, test } from './shared'
import { visitLoop } from './visitLoop'

test('twenty visits, and none finds anything of another', async ({ shared }, testInfo) => {
  test.setTimeout(120_000)
  const { carriedOver, memory } = await visitLoop(shared.desk, 'Contoso', 20)
  testInfo.annotations.push({ type: 'memory of the main process, MB', description: memory.join(' ') })
  expect(carriedOver).toBe(0)
})
