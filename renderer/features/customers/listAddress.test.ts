import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerQuerySchema, type CustomerQuery } from '../../../electron/contract/customerList'
import { relationshipStateNames } from '../overview/stateNames'
import { paths } from '../../shell/routes'
import { readListAddress, roleNames, sortKeys, whereOf } from './listAddress'
import { anyText } from '../../../electron/domain/testing/anyText'

const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { minLength: 1 })
const queries: fc.Arbitrary<CustomerQuery> = fc.record({
  text: anyText(60),
  sort: fc.constantFrom(...sortKeys),
  descending: fc.boolean(),
  filter: fc.record(
    {
      states: some(relationshipStateNames),
      endsWithin: fc.integer({ min: 1, max: 3_650 }),
      endsIn: fc.constantFrom('2026-11', '2031-01'),
      tags: fc.array(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), { minLength: 1, maxLength: 3 }),
      favourite: fc.constant(true as const),
      roles: some(roleNames),
      countries: some(['DE', 'AT', 'none'])
    },
    { requiredKeys: [] }
  )
})

describe('the address of a list', () => {
  it('says the whole query, and is read back as it was', () => {
    fc.assert(fc.property(queries, query => {
      const [path, search = ''] = paths.customersWhere(whereOf(query)).split('?')
      expect(path).toBe('/customers')
      expect(readListAddress(search)).toEqual(query)
    }))
  })

  it('says nothing for a list that is not narrowed', () => {
    expect(paths.customersWhere(whereOf(readListAddress('')))).toBe('/customers')
    expect(paths.customersWhere({ states: ['active', 'expiring'], endsWithin: 90, tags: ['R&D, süd'] })).toBe('/customers?state=active%2Cexpiring&ends=90&tag=R%26D%2C%20s%C3%BCd')
  })

  it('makes a query that the main process takes, whatever stands in it', () => {
    fc.assert(fc.property(anyText(60).map(encodeURI), fc.string(), (one, other) => {
      for (const search of [one, other, `state=${one}&ends=${other}&tag=${other}&country=${one}&month=${other}`]) expect(customerQuerySchema.safeParse(readListAddress(search)).success).toBe(true)
    }))
  })
})
