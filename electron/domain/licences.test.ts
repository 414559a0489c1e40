import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkLicences, clampLicences, parseLicences } from './licences'
import { anyText } from './testing/anyText'

const limits = { minimum: 2, maximum: 1_500_000 }

describe('parseLicences', () => {
  it.each([
    ['5', 5], [' 5 ', 5], ['005', 5], ['1,000', 1_000], ['1.000', 1_000], ['1 000', 1_000], ["1'000", 1_000], ['1’000', 1_000], ['1\u00A0000\u00A0000', 1_000_000], ['1\u202F000', 1_000],
    ['1,234,567', 1_234_567], ['２５', 25], ['1500000', 1_500_000]
  ])('reads %j as %d', (typed, value) => {
    expect(parseLicences(typed, limits)).toEqual({ ok: true, value })
  })

  it.each([
    ['', { reason: 'empty' }], ['  ', { reason: 'empty' }], ['abc', { reason: 'notANumber' }], ['-5', { reason: 'notANumber' }], ['+5', { reason: 'notANumber' }],
    ['1e3', { reason: 'notANumber' }], ['0x10', { reason: 'notANumber' }], ['5 pcs', { reason: 'notANumber' }], ['1,000.5', { reason: 'notANumber' }], ['1,00', { reason: 'notWhole' }],
    ['2.5', { reason: 'notWhole' }], ['1.000,000', { reason: 'notANumber' }], ['٢٥', { reason: 'notANumber' }], ['1', { reason: 'tooFew', limit: 2 }], ['0', { reason: 'tooFew', limit: 2 }],
    ['1500001', { reason: 'tooMany', limit: 1_500_000 }], ['9'.repeat(400), { reason: 'tooMany', limit: 1_500_000 }]
  ])('refuses %j', (typed, problem) => {
    expect(parseLicences(typed, limits)).toEqual({ ok: false, problem })
  })

  it('takes every number within the limits in every way of writing it, and no other', () => {
    const written = fc.constantFrom('en-US', 'de-DE', 'de-CH', 'fr-FR', 'none')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.nat(5_000_000), fc.nat(5_000_000), written, (value, one, other, locale) => {
        const [minimum, maximum] = [Math.min(one, other), Math.max(one, other)]
        const parsed = parseLicences(locale === 'none' ? String(value) : new Intl.NumberFormat(locale).format(value), { minimum, maximum })
        expect(parsed.ok).toBe(value >= minimum && value <= maximum)
        if (parsed.ok) expect(parsed.value).toBe(value)
      })
    )
  })

  it('answers with a whole number within the limits or a problem, whatever is typed', () => {
    fc.assert(
      fc.property(anyText(30), (typed) => {
        const parsed = parseLicences(typed, limits)
        if (parsed.ok) expect(Number.isInteger(parsed.value) && parsed.value >= 2 && parsed.value <= 1_500_000).toBe(true)
        else expect(parsed.problem.reason).toMatch(/^(?:empty|notANumber|notWhole|tooFew|tooMany)$/u)
      }),
      { numRuns: 5_000 }
    )
  })
})

describe('checkLicences and clampLicences', () => {
  it('agree: what was moved into the limits is allowed', () => {
    fc.assert(
      fc.property(fc.double(), fc.nat(1_000), fc.nat(1_000), (value, one, other) => {
        const range = { minimum: Math.min(one, other), maximum: Math.max(one, other) }
        expect(checkLicences(clampLicences(value, range), range).ok).toBe(true)
      })
    )
    expect(checkLicences(Number.NaN, limits)).toMatchObject({ ok: false })
    expect(checkLicences(2.5, limits)).toEqual({ ok: false, problem: { reason: 'notWhole' } })
    expect(clampLicences(7, limits)).toBe(7)
  })
})
