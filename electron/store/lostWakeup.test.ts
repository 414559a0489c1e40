import { expect, it } from 'vitest'
import { openNotes } from './testing/recordStore'
import { SimulatedDisk } from './testing/simulatedDisk'

it('saves a change whenever it comes, also in the turn in which the queue was found empty', async () => {
  const stuck: number[] = []
  const offsets = Array.from({ length: 60 }, (_, turns) => turns)
  await Promise.all(
    offsets.map(async (turns) => {
      const store = await openNotes(new SimulatedDisk())
      const first = store.update(({ notes }) => notes.put({ id: 'a', value: 1 }))
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
      const second = store.update(({ notes }) => notes.put({ id: 'b', value: 1 })).then(() => 'saved')
      await first
      const late = new Promise((resolve) => setTimeout(resolve, 300, 'stuck'))
      if ((await Promise.race([second, late])) !== 'saved') stuck.push(turns)
    })
  )
  expect(stuck).toEqual([])
})
