import { describe, expect, it } from 'vitest'
import { initialsOf } from './initials'
import { markColours, markPatterns, partnerColour, partnerMark, tenantMark } from './tenantMark'

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/** Machado, Oliveira and Fernandes (2009), full severity, on linear RGB. */
const visions: Readonly<Record<string, Matrix>> = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]
}
const usual: Matrix = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]

const times = (matrix: Matrix, [x, y, z]: Triple): Triple => {
  const row = ([a, b, c]: Triple) => a * x + b * y + c * z
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}
const each = ([x, y, z]: Triple, change: (value: number) => number): Triple => [change(x), change(y), change(z)]

function linear(colour: string): Triple {
  const value = Number.parseInt(colour.slice(1), 16)
  return each([value >> 16, (value >> 8) & 255, value & 255], (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
}

function okLab(colour: Triple): Triple {
  const cones = times([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]], colour)
  return times([[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]], each(cones, Math.cbrt))
}

function distance(a: string, b: string, vision: Matrix): number {
  const seen = (colour: string) => okLab(each(times(vision, linear(colour)), (part) => Math.min(1, Math.max(0, part))))
  const [one, two] = [seen(a), seen(b)]
  return Math.hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2])
}

const idOf = (index: number) => `11111111-2222-4333-8444-${index.toString(16).padStart(12, '0')}`

const whiteContrast = (colour: string) => {
  const [red, green, blue] = linear(colour)
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

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
