import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { live, machineWithDraft } from './testing/mortalLife'
import type { Machine } from './testing/mortalLife'
import { offersAtWork, openOffers } from './testing/offersAtWork'

/** Nothing was made twice or lost: one relationship, waiting for the customer, and one offer that leads to it. */
async function expectIssuedOnce(machine: Machine, when: string): Promise<void> {
  await live(machine)
  const store = await openOffers(machine.disk)
  const { offers } = await offersAtWork({ store })
  const [relationship] = machine.cloud.records.values()
  expect(machine.madeTwice, when).toEqual([])
  expect(machine.cloud.records.size, when).toBe(1)
  expect(relationship?.status, when).toBe('approvalPending')
  expect(offers.list(), when).toMatchObject([{ id: machine.offerId, state: 'ready', relationshipId: relationship?.id, link: machine.cloud.approvalLink(relationship?.id ?? '') }])
  expect(store.read('outbox').size, when).toBe(0)
  await store.close()
}

const leftovers = [0, 0.5, 0.999_999]

describe('a crash while an offer is issued', () => {
  it('makes one relationship and loses no offer, at every step', async () => {
    const steps = await live(await machineWithDraft())
    expect(steps).toBeGreaterThanOrEqual(12)
    const died = new Set<number>()
    for (let diesAt = 1; diesAt <= steps; diesAt += 1) {
      for (const left of leftovers) {
        const machine = await machineWithDraft()
        died.add(await live(machine, diesAt, () => left))
        await expectIssuedOnce(machine, `died at step ${diesAt}, ${left} left`)
      }
    }
    expect(died.size).toBe(steps)
  })

  const fault = fc.constantFrom('lostAnswer' as const, 'notCarriedOut' as const)
  const faults = fc.array(fc.tuple(fc.constantFrom('create', 'findByName', 'lock', 'get'), fault), { maxLength: 4 }).map((pairs) => new Map(pairs))
  const oneLife = fc.record({ diesAt: fc.nat(40), left: fc.double({ min: 0, max: 0.999, noNaN: true }), faults })

  it('nor over several crashes with lost answers between them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(oneLife, { minLength: 1, maxLength: 5 }), async (lives) => {
        const machine = await machineWithDraft()
        for (const { diesAt, left, faults: now } of lives) await live(machine, diesAt, () => left, now)
        await expectIssuedOnce(machine, JSON.stringify(lives.map(({ diesAt }) => diesAt)))
      }),
      { numRuns: 400 }
    )
  })
})
