import { describe, expect, it, vi } from 'vitest'
import type { CustomerRow } from '../../../electron/contract/customer'
import { done, failed } from '../../testing/fakeBridge'
import { row } from '../../testing/samples'
import { countByState, endingWithin, type AskPage } from './summary'

const pager = (rows: readonly CustomerRow[]) =>
  vi.fn<AskPage>(async ({ offset, limit }) => done({ rows: rows.slice(offset, offset + limit), total: rows.length }))
const run = (count: number, relationship: CustomerRow['relationship']): readonly CustomerRow[] => Array.from({ length: count }, (_, index) => row(index, { relationship }))

describe('countByState', () => {
  it('counts few customers with one question', async () => {
    const ask = pager([...run(3, 'active'), ...run(2, 'none')])
    expect(await countByState(ask)).toEqual(done(new Map([['active', 3], ['none', 2]])))
    expect(ask).toHaveBeenCalledTimes(1)
  })

  it('counts 50,000 customers exactly, with few questions', async () => {
    const ask = pager([...run(30_001, 'active'), ...run(1, 'expiring'), ...run(9_998, 'expired'), ...run(10_000, 'none')])
    expect(await countByState(ask)).toEqual(done(new Map([['active', 30_001], ['expiring', 1], ['expired', 9_998], ['none', 10_000]])))
    expect(ask.mock.calls.length).toBeLessThan(90)
  })

  it('hands a failure on', async () => {
    expect(await countByState(async () => failed({ kind: 'storage', code: 'storage.failed' }))).toEqual(failed({ kind: 'storage', code: 'storage.failed' }))
  })
})

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
