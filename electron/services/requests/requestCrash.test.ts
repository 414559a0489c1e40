import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CloudFault } from '../testing/faultyCloud'
import { liveRequests, machineWithRequests, type RequestMachine } from '../testing/mortalRequests'
import { openRequests, requestsAtWork } from '../testing/requestsAtWork'

/** How many processes die in the long test; `REQUEST_KILLS` for the long proof. */
const kills = Number(process.env['REQUEST_KILLS'] ?? 120)
/** In the life of one machine. */
const killsEach = 4

/** Nothing was made twice, lost, repeated blindly or out of order. */
async function expectSentOnce(machine: RequestMachine, when: string): Promise<void> {
  await liveRequests(machine)
  const store = await openRequests(machine.disk)
  const { book, cache } = await requestsAtWork({ store })
  expect(machine.repeated, when).toEqual([])
  expect(machine.cloud.made.map(({ title }) => title), when).toEqual(machine.draftIds.map((_, index) => `Request ${index + 1}`))
  expect(machine.draftIds.map((id) => book.get(id)).map(({ state, number, waiting }) => ({ state, number, waiting })), when).toEqual(
    machine.cloud.made.map(({ number }) => ({ state: 'sent', number, waiting: undefined }))
  )
  expect(store.read('requestOutbox').size, when).toBe(0)
  expect(book.all().every(({ number = '' }) => cache.get(number) === undefined || cache.get(number)?.number === number), when).toBe(true)
  await store.close()
}

describe('a crash while service requests are sent', () => {
  it.each([true, false])('makes each once, in order, whatever step it comes at (queued before: %s)', async (queued) => {
    const steps = await liveRequests(await machineWithRequests(2, queued))
    expect(steps).toBeGreaterThan(12)
    for (let diesAt = 1; diesAt <= steps; diesAt += 1) {
      for (const left of [0, 0.999_999]) {
        const machine = await machineWithRequests(2, queued)
        await liveRequests(machine, diesAt, () => left)
        await expectSentOnce(machine, `died at step ${diesAt}, ${left} left`)
      }
    }
  })

  it(`nor over ${kills} kills with lost answers and refused connections between them`, async () => {
    const fault = fc.constantFrom<CloudFault>('lostAnswer', 'notCarriedOut')
    const faults = fc.array(fc.tuple(fc.constantFrom('create', 'findByRequest'), fc.array(fault, { maxLength: 2 })), { maxLength: 2 }).map((pairs) => new Map(pairs))
    const oneLife = fc.record({ diesAt: fc.integer({ min: 8, max: 40 }), left: fc.double({ min: 0, max: 0.999, noNaN: true }), faults })
    await fc.assert(
      fc.asyncProperty(fc.array(oneLife, { minLength: killsEach, maxLength: killsEach }), async (lives) => {
        const machine = await machineWithRequests(3, true)
        for (const { diesAt, left, faults: now } of lives) await liveRequests(machine, diesAt, () => left, now)
        await expectSentOnce(machine, JSON.stringify(lives.map(({ diesAt }) => diesAt)))
      }),
      { numRuns: Math.ceil(kills / killsEach) }
    )
  })
})
