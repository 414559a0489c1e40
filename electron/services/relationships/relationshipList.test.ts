import { expect, it } from 'vitest'
import { relationshipQuerySchema } from '../../contract/relationship'
import { lookEvery } from '../../lib/walkInSlices'
import type { BookEntry, RelationshipBook } from './relationshipBook'
import { RelationshipList } from './relationshipList'

const count = 3_200
const now = Date.parse('2026-06-01T00:00:00.000Z')

const entryOf = (number: number): BookEntry => ({
  id: `relationship-${number}`, displayName: `Relationship ${number % 89}`, status: number % 5 === 0 ? 'approvalPending' : 'active', roles: [], text: `customer ${number % 97}`, customerName: `Customer ${number % 97}`,
  createdAt: '2026-05-01T00:00:00.000Z', endsAt: new Date(now + (number % 400) * 86_400_000).toISOString(), autoExtend: number % 3 === 0
})

it('goes through all relationships in slices, whatever is asked', async () => {
  const entries = new Map(Array.from({ length: count }, (_, number) => [`relationship-${number}`, entryOf(number)]))
  const book = { ready: async () => undefined, entries: () => entries, mark: undefined, problemOf: () => undefined, get: () => undefined } as unknown as RelationshipBook
  let looks = 0
  const list = new RelationshipList({
    book, now: () => now, templates: () => [], groupName: () => undefined, customerName: () => undefined, slices: () => ({ pause: () => void (looks += 1) })
  })
  const looksOf = async (work: () => Promise<unknown>): Promise<number> => {
    const before = looks
    await work()
    return looks - before
  }
  const least = count / lookEvery
  expect(await looksOf(() => list.summary())).toBeGreaterThanOrEqual(least)
  // What is extended, what ends, and its customers' others.
  expect(await looksOf(() => list.radar())).toBeGreaterThanOrEqual(3 * least)
  expect(await looksOf(() => list.find(relationshipQuerySchema.parse({ state: 'active' })))).toBeGreaterThanOrEqual(least)
  expect(await looksOf(() => list.all({ text: '' }))).toBeGreaterThanOrEqual(2 * least)
})
