import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Customer } from '../contract/customer'
import { relationshipStates } from '../contract/relationship'
import { CountryNames, msPerMinute, noEnd, readFacts, writeFacts } from './customerFacts'

type Facts = Pick<Customer, 'relationship' | 'relationshipEndsAt' | 'technicianRole' | 'country'>

const facts = fc.record<Facts>(
  {
    relationship: fc.constantFrom(...relationshipStates),
    technicianRole: fc.constantFrom('none', 'limited', 'full'),
    country: fc.constantFrom('DE', 'AT', 'US', 'CN', 'AA', 'ZY', 'de', '', 'D1', 'DEU'),
    relationshipEndsAt: fc.date({ min: new Date('1980-01-01'), max: new Date('2900-01-01'), noInvalidDate: true }).map((date) => date.toISOString())
  },
  { requiredKeys: ['relationship'] }
)

describe('facts in a search text', () => {
  it('are read back as they were written, to the minute', () => {
    fc.assert(
      fc.property(facts, (written) => {
        const read = readFacts(`name\t\t\t${writeFacts(written)}`, 7, new CountryNames())
        const { relationshipEndsAt: end, country = '' } = written
        expect(read).toEqual({
          relationship: written.relationship,
          role: written.technicianRole,
          country: /^[A-Z]{2}$/u.test(country) ? country : undefined,
          endsAt: end === undefined ? noEnd : Math.floor(Date.parse(end) / msPerMinute)
        })
      })
    )
  })

  it('hold nothing that a folded search could find', () => {
    fc.assert(fc.property(facts, (written) => /^[A-Z]+$/u.test(writeFacts(written))))
  })

  it('of a text from anywhere are those of a customer of whom nothing is known', () => {
    const nothing = { relationship: 'none', role: undefined, country: undefined, endsAt: noEnd }
    for (const text of ['', 'as it was', '????', 'CDZZABC']) expect(readFacts(text, 0, new CountryNames())).toMatchObject(text.startsWith('CD') ? { endsAt: noEnd } : nothing)
  })
})
