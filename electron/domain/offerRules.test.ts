import { describe, expect, it } from 'vitest'
import { countryCodes, isCountryCode } from './countries'
import { offerProblems } from './offerRules'

const line = { offerId: 'A', name: 'A', licences: 5, minimum: 1, maximum: 10 }
const complete = { kind: 'purchase', via: 'quote', office: { name: 'x', partnerId: '1' }, usageLocation: 'DE', lines: [line] } as const

describe('offerProblems', () => {
  it('finds none in a complete offer', () => {
    expect(offerProblems(complete)).toEqual([])
    expect(offerProblems({ ...complete, kind: 'trial' })).toEqual([])
    expect(offerProblems({ kind: 'delegatedAdministration', via: 'quote', office: complete.office, lines: [] })).toEqual([])
    expect(offerProblems({ kind: 'delegatedAdministration', via: 'relationship', lines: [] })).toEqual([])
  })

  it('names each by the step it belongs to, in order', () => {
    expect(offerProblems({ kind: 'purchase', via: 'quote', lines: [] })).toEqual([
      { step: 'office', reason: 'officeMissing' },
      { step: 'location', reason: 'locationMissing' },
      { step: 'subscriptions', reason: 'noSubscription' }
    ])
    expect(offerProblems({ ...complete, usageLocation: 'XX' })).toEqual([{ step: 'location', reason: 'locationMissing' }])
    expect(offerProblems({ ...complete, kind: 'trial', lines: [line, line] })).toEqual([{ step: 'subscriptions', reason: 'onlyOneSubscription' }])
    expect(offerProblems({ ...complete, lines: Array.from({ length: 101 }, () => line) })).toEqual([{ step: 'subscriptions', reason: 'tooManySubscriptions' }])
    expect(offerProblems({ ...complete, lines: [line, { ...line, offerId: 'B', licences: 11 }, { ...line, offerId: 'C', typed: 'abc' }] })).toEqual([
      { step: 'licences', reason: 'licences', offerId: 'B', problem: { reason: 'tooMany', limit: 10 } },
      { step: 'licences', reason: 'licences', offerId: 'C', problem: { reason: 'notANumber' } }
    ])
  })
})

describe('countries', () => {
  it('are all of ISO 3166-1, each once, with names in the languages of the application', () => {
    expect(countryCodes).toHaveLength(249)
    expect(new Set(countryCodes).size).toBe(249)
    for (const locale of ['en', 'de']) {
      const names = new Intl.DisplayNames(locale, { type: 'region' })
      expect(countryCodes.filter((code) => names.of(code) === code)).toEqual([])
    }
    expect(['DE', 'US', 'AX', 'ZW'].every(isCountryCode)).toBe(true)
    expect(['de', 'EU', 'XX', 'UK', ''].some(isCountryCode)).toBe(false)
  })
})
