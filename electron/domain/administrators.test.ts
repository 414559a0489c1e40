import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { administratorSortKeys, type Administrator } from '../contract/administrators'
import { chosenAdministrators } from './administrators'

const global = { templateId: 'g', name: 'Global Administrator' }
const helpdesk = { templateId: 'h', name: 'Helpdesk Administrator' }
const rows: readonly Administrator[] = [
  { id: '1', kind: 'user', name: 'Zoë Müller', userPrincipalName: 'zoe@contoso.com', roles: [global], accountEnabled: true, synchronised: true },
  { id: '2', kind: 'user', name: 'Ann', userPrincipalName: 'ann@contoso.com', roles: [global, helpdesk], accountEnabled: false, synchronised: false },
  { id: '3', kind: 'group', name: 'Night shift', roles: [helpdesk] },
  { id: '4', kind: 'user', name: 'bob', userPrincipalName: 'bob@contoso.com', roles: [helpdesk], accountEnabled: true, synchronised: false, through: ['Night shift'] }
]
const plain = { text: '', sort: 'name', descending: false } as const
const names = (more: Partial<Parameters<typeof chosenAdministrators>[1]>) => chosenAdministrators(rows, { ...plain, ...more }).map(({ name }) => name)

describe('administrators', () => {
  it.each([
    [{}, ['Ann', 'bob', 'Night shift', 'Zoë Müller']],
    [{ descending: true }, ['Zoë Müller', 'Night shift', 'bob', 'Ann']],
    [{ text: ' MULLER' }, ['Zoë Müller']],
    [{ text: 'night' }, ['bob', 'Night shift']],
    [{ text: 'helpdesk', role: 'g' }, ['Ann']],
    [{ role: 'g' }, ['Ann', 'Zoë Müller']],
    [{ sort: 'signIn' }, ['Ann', 'bob', 'Zoë Müller', 'Night shift']],
    [{ sort: 'source', descending: true }, ['Night shift', 'Zoë Müller', 'Ann', 'bob']],
    [{ sort: 'userPrincipalName' }, ['Night shift', 'Ann', 'bob', 'Zoë Müller']],
    [{ text: 'nobody' }, []]
  ] as const)('%j: %j', (more, expected) => {
    expect(names(more)).toEqual(expected)
  })

  it('sorted either way are the same ones', () => {
    fc.assert(fc.property(fc.constantFrom(...administratorSortKeys), fc.boolean(), (sort, descending) => {
      expect(names({ sort, descending }).toSorted()).toEqual(names({}).toSorted())
    }))
  })
})
