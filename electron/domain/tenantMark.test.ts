import { describe, expect, it } from 'vitest'
import { initialsOf } from './initials'
import { distance, linear, usual, visions, whiteContrast } from './testing/colourVision'
import { markColours, markPatterns, partnerColour, partnerMark, tenantMark } from './tenantMark'

const idOf = (index: number) => `11111111-2222-4333-8444-${index.toString(16).padStart(12, '0')}`

describe('colours of marks', () => {
  it.each([...markColours, partnerColour])('%s carries white text at 4.5:1', (colour) => {
    expect(colour).toMatch(/^#[0-9a-f]{6}$/u)
    expect(whiteContrast(colour)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(Object.entries(visions))('any two stay apart in %s vision', (_, vision) => {
    // 0.02 is about the least that is seen side by side; every pair has twice that, so patterns are not needed to tell neighbours.
    for (const [index, a] of markColours.entries()) for (const b of markColours.slice(index + 1)) expect(distance(a, b, vision)).toBeGreaterThan(0.04)
  })

  it('the partner has a neutral that no customer has, and a mark of another kind', () => {
    for (const colour of markColours) expect(distance(colour, partnerColour, usual)).toBeGreaterThan(0.04)
    const [red, green, blue] = linear(partnerColour)
    expect([green, blue]).toEqual([red, red])
    expect(partnerMark('Fabrikam')).toEqual({ own: true, initials: 'FA', colour: partnerColour })
    expect(tenantMark('11111111-2222-4333-8444-555555555555', 'Fabrikam')).not.toHaveProperty('own')
  })
})

describe('tenantMark', () => {
  it('is the same for an id in any case, whatever the name, on every computer', () => {
    expect(tenantMark('ABCDEF01-2222-4333-8444-555555555555', 'A')).toEqual({ ...tenantMark('abcdef01-2222-4333-8444-555555555555', 'B'), initials: 'A' })
    // Fixed answers: a changed hash would give every customer another colour.
    expect([1, 2, 3].map((index) => tenantMark(idOf(index), 'Contoso'))).toMatchInlineSnapshot(`
      [
        {
          "colour": "#2d4b78",
          "initials": "CO",
          "pattern": "solid",
        },
        {
          "colour": "#78000f",
          "initials": "CO",
          "pattern": "grid",
        },
        {
          "colour": "#3c693c",
          "initials": "CO",
          "pattern": "diagonal",
        },
      ]
    `)
  })

  it('spreads ids that differ in little over all colours and patterns evenly', () => {
    const counts = new Map<string, number>()
    for (let index = 0; index < 7_200; index += 1) {
      const { colour, pattern } = tenantMark(idOf(index), 'x')
      counts.set(`${colour} ${pattern}`, (counts.get(`${colour} ${pattern}`) ?? 0) + 1)
    }
    expect(counts.size).toBe(markColours.length * markPatterns.length)
    expect(Math.min(...counts.values())).toBeGreaterThan(60)
    expect(Math.max(...counts.values())).toBeLessThan(145)
  })
})

describe('initialsOf', () => {
  it.each([
    ['Contoso', 'CO'],
    ['Northwind Traders', 'NT'],
    ['  woodgrove-bank ', 'WB'],
    ['The Phone Company Ltd', 'PC'],
    ['Adatum GmbH', 'AD'],
    ['AG', 'AG'],
    ['X', 'X'],
    ['3M', '3M'],
    ['ßtraße', 'ST'],
    ['Ökotop Äpfel', 'ÖÄ'],
    ['O\u0308kotop', 'ÖK'],
    ['Южный Ветер', 'ЮВ'],
    ['株式会社アダタム', 'ア'],
    ['東京商会', '東'],
    ['شركة كونتوسو', 'ش'],
    ['Contoso 日本', 'C'],
    ['𝒞ontoso', '𝒞O'],
    ['👩‍👩‍👧 ', '👩‍👩‍👧'],
    ['🚀 Rocket Science', 'RS'],
    ['', '?'],
    ['   ', '?'],
    ['\uD800', '\uFFFD']
  ])('%j: %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})
