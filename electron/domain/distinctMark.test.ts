import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TenantMark } from '../contract/acting'
import { distinctMark } from './distinctMark'
import { markColours, markPatterns, tenantMark } from './tenantMark'
import { distance, visions, type Matrix } from './testing/colourVision'

function opened(own: readonly TenantMark[]): readonly TenantMark[] {
  const marks: TenantMark[] = []
  for (const mark of own) marks.push(distinctMark(mark, marks))
  return marks
}

/** Whether two marks can be told apart in this kind of vision: by their colours, or else by their patterns. */
function tellsApart(vision: Matrix): (one: TenantMark, other: TenantMark) => boolean {
  const near = new Set(markColours.flatMap((one) => markColours.filter((other) => distance(one, other, vision) <= 0.04).map((other) => one + other)))
  return (one, other) => one.pattern !== other.pattern || !near.has(one.colour + other.colour)
}

describe('marks of customers that are open together', () => {
  const mark = tenantMark('11111111-2222-4333-8444-555555555555', 'Contoso')

  it('are their own as long as no two are equal', () => {
    const other = { ...mark, pattern: markPatterns.find((pattern) => pattern !== mark.pattern) ?? 'solid' }
    expect(opened([mark, other])).toEqual([mark, other])
  })

  it('the later one takes the next free pattern of its colour, then the next colour, and keeps its initials', () => {
    const last: TenantMark = { initials: 'CO', colour: markColours[11], pattern: 'waves' }
    const twins = opened(Array.from({ length: 8 }, (_one, index) => ({ ...last, initials: `T${index}` })))
    expect(twins.map(({ initials }) => initials)).toEqual(['T0', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'])
    expect(twins.map(({ pattern }) => pattern)).toEqual(['waves', 'bars', 'solid', 'diagonal', 'dots', 'grid', 'waves', 'bars'])
    expect(twins.map(({ colour }) => markColours.findIndex((one) => one === colour))).toEqual([11, 11, 11, 11, 11, 11, 0, 0])
  })

  it.each(Object.entries(visions))('twenty of them, whoever they are, are never equal in %s vision', (_name, vision) => {
    const apart = tellsApart(vision)
    fc.assert(fc.property(fc.array(fc.uuid(), { minLength: 20, maxLength: 20 }), fc.boolean(), (ids, similar) => {
      // Ids by chance seldom clash; the other half of the runs takes them from a few.
      const marks = opened(ids.map((id, index) => tenantMark(similar ? (ids[index % 3] ?? id) : id, 'Contoso')))
      expect(marks.every((one, index) => marks.slice(index + 1).every((other) => apart(one, other)))).toBe(true)
    }), { numRuns: 25 })
  })

  it('what one leaves is free again, and who stays keeps what they have', () => {
    const [first, second, third] = opened([mark, mark, mark]) as [TenantMark, TenantMark, TenantMark]
    expect(distinctMark(mark, [second, third])).toEqual(first)
    expect(distinctMark(mark, [first, third])).toEqual(second)
  })

  it('with every look taken it is the own one', () => {
    const all = markColours.flatMap((colour) => markPatterns.map((pattern) => ({ colour, pattern })))
    expect(distinctMark(mark, all)).toEqual(mark)
  })
})
