import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CloudFault } from '../testing/faultyCloud'
import { deskAtWork, openDesk } from '../testing/quotesAtWork'
import { liveQuotes, machineWithDrafts, type QuoteMachine } from '../testing/mortalQuotes'

/** How many processes die in the long test; `QUOTE_KILLS` for the long proof. */
const kills = Number(process.env['QUOTE_KILLS'] ?? 200)
/** In the life of one machine. */
const killsEach = 4

/** Nothing was made twice, lost, repeated blindly or out of order. */
async function expectIssuedOnce(machine: QuoteMachine, when: string): Promise<void> {
  await liveQuotes(machine)
  const store = await openDesk(machine.disk)
  const { book } = await deskAtWork({ store })
  const offers = machine.offerIds.map((id) => book.get(id))
  expect(machine.repeated, when).toEqual([])
  expect(machine.cloud.made.map(({ request }) => request.items[0]?.licences), when).toEqual(machine.offerIds.map((_, index) => index + 1))
  expect(offers.map(({ state, quoteId, link, waiting }) => ({ state, quoteId, link, waiting })), when).toEqual(
    machine.cloud.made.map(({ id, link }) => ({ state: 'ready', quoteId: id, link, waiting: undefined }))
  )
  expect(store.read('quoteOutbox').size, when).toBe(0)
  for (const { history } of offers) expect(history.filter(({ event }) => event === 'issued'), when).toHaveLength(1)
  await store.close()
}

describe('a crash while quotes are issued', () => {
  it.each([true, false])('makes each once, in order, whatever step it comes at (queued before: %s)', async (queued) => {
    const steps = await liveQuotes(await machineWithDrafts(2, queued))
    expect(steps).toBeGreaterThan(20)
    for (let diesAt = 1; diesAt <= steps; diesAt += 1) {
      for (const left of [0, 0.999_999]) {
        const machine = await machineWithDrafts(2, queued)
        await liveQuotes(machine, diesAt, () => left)
        await expectIssuedOnce(machine, `died at step ${diesAt}, ${left} left`)
      }
    }
  })

  it(`nor over ${kills} kills with lost answers and refused connections between them`, async () => {
    const fault = fc.constantFrom<CloudFault>('lostAnswer', 'notCarriedOut')
    const faults = fc.array(fc.tuple(fc.constantFrom('create', 'findByRequest'), fc.array(fault, { maxLength: 2 })), { maxLength: 2 }).map((pairs) => new Map(pairs))
    const oneLife = fc.record({ diesAt: fc.integer({ min: 10, max: 60 }), left: fc.double({ min: 0, max: 0.999, noNaN: true }), faults })
    await fc.assert(
      fc.asyncProperty(fc.array(oneLife, { minLength: killsEach, maxLength: killsEach }), async (lives) => {
        const machine = await machineWithDrafts(3, true)
        for (const { diesAt, left, faults: now } of lives) await liveQuotes(machine, diesAt, () => left, now)
        await expectIssuedOnce(machine, JSON.stringify(lives.map(({ diesAt }) => diesAt)))
      }),
      { numRuns: Math.ceil(kills / killsEach) }
    )
  })
})
