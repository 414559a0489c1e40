import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { companyFields, editableRecordIds, type CompanyField, type CompanyValues, type CountryRules } from '../contract/company'
import { differences, isOvertaken, merged, obviousChoice, type Choice } from './companyMerge'
import { addressGroupsOf, addressIn, companyRecordSpecs, differingFields, editableFields, valueOf } from './companyRecords'
import { countryOf, fieldProblem, recordProblems } from './companyRules'

const us: CountryRules = {
  country: 'US', cityRequired: true, stateRequired: true, states: ['WA', 'OR'], postalCodeRequired: true, postalCodePattern: String.raw`^\d{5}(?:-\d{4})?$`,
  phonePattern: String.raw`^\d{3}-\d{4}$`, taxIdFormat: '##-#######', taxIdSample: '12-3456789', languages: ['en'], cultures: ['en-US']
}
const ie: CountryRules = { country: 'IE', cityRequired: true, stateRequired: false, states: [], postalCodeRequired: false, languages: ['en'], cultures: ['en-IE'] }
const problem = (name: CompanyField, value: string, rules: CountryRules | 'unknown' = us) => {
  const spec = [...companyRecordSpecs.legalbusiness, ...Object.values(companyRecordSpecs).flat()].find((one) => one.name === name)
  if (spec === undefined) throw new Error(name)
  return fieldProblem(spec, { [name]: value }, rules === 'unknown' ? undefined : rules)?.reason
}

describe('what keeps a field from being saved', () => {
  it.each([
    ['companyName', ' ', 'missing'], ['companyName', 'x'.repeat(201), 'tooLong'], ['companyName', 'Fabrikam', undefined],
    ['addressLine1', '', 'missing'], ['addressLine2', '', undefined], ['addressLine1', 'x'.repeat(200), undefined], ['addressLine1', 'x'.repeat(201), 'tooLong'],
    ['addressCity', '', 'missing'], ['addressState', '', 'missing'], ['addressState', 'wa', undefined], ['addressState', 'XX', 'state'],
    ['addressPostalCode', '', 'missing'], ['addressPostalCode', '9810', 'postalCode'], ['addressPostalCode', '98101-1234', undefined], ['addressPostalCode', '98101x', 'postalCode'],
    ['contactFirstName', 'x'.repeat(51), 'tooLong'], ['contactEmail', 'a@b', 'email'], ['contactEmail', 'a b@c.de', 'email'], ['contactEmail', 'a@b.de', undefined], ['contactEmail', '', undefined],
    ['contactPhone', '555-0190', undefined], ['contactPhone', '+49 89 123456', undefined], ['contactPhone', '5550190', 'phone'], ['contactPhone', '+1', 'phone'],
    ['taxId', '12-3456789', undefined], ['taxId', '123456789', 'taxId'], ['website', 'fabrikam.com', 'website'], ['website', 'https://fabrikam.com', undefined], ['website', 'ftp://x', 'website'],
    ['language', 'de', 'notOffered'], ['culture', 'en-US', undefined]
  ] as const)('%s: “%s” is %s', (name, value, reason) => {
    expect(problem(name, value)).toBe(reason)
  })

  it('follows the country: where there is no list, a state is a code of two letters, and may be left out', () => {
    expect([problem('addressState', '', ie), problem('addressState', 'WX', ie), problem('addressState', 'Leinster', ie), problem('addressPostalCode', '', ie), problem('addressPostalCode', 'anything', ie)])
      .toEqual([undefined, undefined, 'state', undefined, undefined])
  })

  it('without the rules is only what holds everywhere', () => {
    expect([problem('addressPostalCode', 'x', 'unknown'), problem('addressState', 'anything', 'unknown'), problem('addressLine1', '', 'unknown'), problem('contactEmail', 'x', 'unknown')])
      .toEqual([undefined, undefined, 'missing', 'email'])
  })

  it('never breaks on a pattern of another engine', () => {
    expect(problem('addressPostalCode', '98101', { ...us, postalCodePattern: '(?<!x' })).toBeUndefined()
  })

  it('is found in the whole record, each address by its own country', () => {
    const values: CompanyValues = { companyName: 'Fabrikam', addressLine1: 'A', addressCity: 'Seattle', addressState: 'WA', addressPostalCode: '98101', addressCountry: 'US', approverLine1: 'B', approverCity: 'Dublin', approverCountry: 'IE' }
    const rulesOf = (country: string) => (country === 'US' ? us : ie)
    expect(recordProblems('legalbusiness', values, rulesOf, 'US').size).toBe(0)
    expect([...recordProblems('legalbusiness', { ...values, approverCountry: 'US' }, rulesOf, 'US').keys()]).toEqual(['approverState', 'approverPostalCode'])
    expect(countryOf('telephone', {}, 'DE')).toBe('DE')
  })
})

describe('fields', () => {
  it('of every record are known, each once; countries, numbers of the partner and vetting are fixed', () => {
    for (const specs of Object.values(companyRecordSpecs)) {
      const names = specs.map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      expect(names.filter((name) => !companyFields.includes(name))).toEqual([])
    }
    const editable = editableRecordIds.flatMap((id) => editableFields(id).map(({ name }) => name))
    expect(editable.filter((name) => /Country|tenantId|domain|vetting|Currency|partner/u.test(name))).toEqual([])
    expect(companyRecordSpecs.mpn.some((spec) => spec.editable)).toBe(false)
  })

  it('that are an address are found and asked about as one', () => {
    expect([addressGroupsOf('legalbusiness'), addressGroupsOf('support')]).toEqual([['address', 'approver'], []])
    expect(addressIn({ addressLine1: ' 1 Main Street ', addressCity: 'Seattle', addressLine2: ' ', addressPhone: '1' }, 'address')).toEqual({ Line1: '1 Main Street', City: 'Seattle' })
  })
})

const text = fc.constantFrom('', 'a', 'b', ' a ', 'c')
const valuesOf = fc.record({ telephone: text, email: text, website: text })

describe('two versions of a record', () => {
  it('are told apart by who changed what', () => {
    const [base, mine, theirs] = [{ telephone: '1', email: 'a', website: 'w' }, { telephone: '2', email: 'a', website: 'm' }, { telephone: '1', email: 'b', website: 't' }]
    const found = differences('support', base, mine, theirs)
    expect(found.map(({ field, by }) => [field, by])).toEqual([['telephone', 'me'], ['email', 'them'], ['website', 'both']])
    expect(found.map(obviousChoice)).toEqual(['mine', 'theirs', undefined])
    expect(merged(found, theirs, { website: 'mine' })).toEqual({ telephone: '2', email: 'b', website: 'm' })
    expect(isOvertaken('support', base, theirs)).toBe(true)
    expect(isOvertaken('support', base, { ...base, telephone: ' 1 ' })).toBe(false)
  })

  it('lose nothing: every field of the result is one of the two, as it was chosen', () => {
    fc.assert(fc.property(valuesOf, valuesOf, valuesOf, fc.constantFrom<Choice>('mine', 'theirs'), (base, mine, theirs, choice) => {
      const found = differences('support', base, mine, theirs)
      const result = merged(found, theirs, Object.fromEntries(found.map(({ field }) => [field, choice])))
      for (const { name } of editableFields('support')) expect(valueOf(result, name)).toBe(valueOf(choice === 'mine' ? mine : theirs, name))
      // Saving it again over their version can meet no further conflict.
      expect(isOvertaken('support', theirs, theirs)).toBe(false)
      expect(differences('support', theirs, result, theirs).every(({ by }) => by === 'me')).toBe(true)
    }))
  })

  it('without a difference in what was chosen by itself need no decision', () => {
    fc.assert(fc.property(valuesOf, valuesOf, (base, mine) => {
      expect(differences('support', base, mine, base).every((one) => obviousChoice(one) === 'mine')).toBe(true)
      expect(differences('support', base, base, mine).every((one) => obviousChoice(one) === 'theirs')).toBe(true)
      expect(differingFields('support', mine, mine)).toEqual([])
    }))
  })
})
