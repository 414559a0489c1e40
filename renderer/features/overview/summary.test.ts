import { describe, expect, it } from 'vitest'
import { row } from '../../testing/samples'
import { endingWithin } from './summary'

describe('endingWithin', () => {
  const now = Date.parse('2026-11-01T00:00:00.000Z')
  it('takes relationships in force that end in time', () => {
    const rows = [
      row(1, { relationshipEndsAt: '2026-11-13T00:00:00.000Z', relationship: 'expiring' }),
      row(2, { relationshipEndsAt: '2027-11-13T00:00:00.000Z' }),
      row(3, { relationshipEndsAt: '2026-10-31T00:00:00.000Z' }),
      row(4, { relationshipEndsAt: '2026-11-13T00:00:00.000Z', relationship: 'terminated' }),
      row(5)
    ]
    expect(endingWithin(rows, 90, now)).toEqual([rows[0]])
  })
})
