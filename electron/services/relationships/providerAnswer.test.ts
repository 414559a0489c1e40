import { describe, expect, it } from 'vitest'
import { relationshipsAtWork } from '../testing/relationshipsAtWork'

describe('a relationship that an indirect provider made', () => {
  it.each([[true, undefined, 'approvalPending'], [true, /requests$/, 'approvalPending'], [false, /requests$/, 'terminated']] as const)('gets the own company’s answer %s once, also when the answer is lost (%s)', async (agree, lose, status) => {
    const work = await relationshipsAtWork({ customers: 60 })
    await work.refresh.refresh()
    const waiting = [...work.world.relationships.from(0)].find(([{ partnerConsentPending }]) => partnerConsentPending === true)?.[0]
    const id = waiting?.id ?? ''
    const before = await work.reader.get(id)
    expect(before.problems).toEqual([{ problem: 'partnerConsentPending' }])
    expect(before.link).toBeUndefined()
    work.way.lose = lose
    await work.desk.answerProvider(id, agree)
    expect(work.world.relationships.get(id)).toMatchObject({ status, partnerConsentPending: false })
    expect(work.world.relationships.get(id)?.requests.filter(({ action }) => action === (agree ? 'approve' : 'reject'))).toHaveLength(1)
    const after = await work.reader.get(id)
    expect(after.problems).toEqual([])
    expect(after.link !== undefined).toBe(agree)
    expect(work.entries.at(-1)).toMatchObject({ action: 'relationship.answerProvider', result: 'ok', detail: { agree } })
    await expect(work.desk.answerProvider(id, agree)).rejects.toMatchObject({ error: { kind: 'conflict', code: 'relationship.notWaiting' } })
  })
})
