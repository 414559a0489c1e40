import type { CustomerFilter, CustomerQuery } from '../../../electron/contract/customerList'
import { relationshipStateNames } from '../overview/stateNames'
import type { CustomersWhere } from '../../shell/routes'

export const sortKeys: readonly CustomerQuery['sort'][] = ['name', 'defaultDomain', 'relationship', 'relationshipEndsAt', 'country', 'technicianRole']
export const roleNames: readonly NonNullable<CustomerFilter['roles']>[number][] = ['full', 'limited', 'none', 'notChecked']

/** Reads what `paths.customersWhere` writes; anything else that stands there is passed over. */
export function readListAddress(search: string): CustomerQuery {
  const query = new URLSearchParams(search)
  const list = (name: string): readonly string[] => (query.get(name) ?? '').split(',')
  const known = <T extends string>(name: string, names: readonly T[]): T[] => names.filter(one => list(name).includes(one))
  const states = known('state', relationshipStateNames)
  const roles = known('role', roleNames)
  const countries = list('country').filter(one => /^(?:[A-Z]{2}|none)$/u.test(one)).slice(0, 300)
  const tags = query.getAll('tag').filter(tag => tag !== '' && tag.length <= 160).slice(0, 20)
  const ends = Number(query.get('ends'))
  const month = query.get('month') ?? ''
  return {
    text: (query.get('q') ?? '').slice(0, 200),
    sort: sortKeys.find(key => key === query.get('sort')) ?? 'name',
    descending: query.get('desc') === '1',
    filter: {
      ...(states.length > 0 && { states }),
      ...(Number.isInteger(ends) && ends >= 1 && ends <= 3_650 && { endsWithin: ends }),
      ...(/^\d{4}-(?:0[1-9]|1[0-2])$/u.test(month) && { endsIn: month }),
      ...(tags.length > 0 && { tags }),
      ...(query.get('favourite') === '1' && { favourite: true as const }),
      ...(roles.length > 0 && { roles }),
      ...(countries.length > 0 && { countries })
    }
  }
}

export const whereOf = ({ filter, ...rest }: CustomerQuery): CustomersWhere => ({ ...filter, ...rest })

export const isFiltered = ({ filter, text }: CustomerQuery): boolean => text.trim() !== '' || Object.keys(filter).length > 0
