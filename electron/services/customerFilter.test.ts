import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Customer } from '../contract/customer'
import { customerSortKeys, listedRoles, type CustomerFilter } from '../contract/customerList'
import { tenantIdSchema } from '../contract/ids'
import { relationshipStates, type RelationshipState } from '../contract/relationship'
import type { OwnMark } from '../domain/ownData'
import { relationshipState } from '../domain/relationshipState'
import { foldText } from '../lib/foldText'
import { openCustomerStore } from '../store/appStores'
import { newProcess } from '../store/testing/recordStore'
import { SimulatedDisk } from '../store/testing/simulatedDisk'
import { createCustomerIndex } from './customerIndex'

const now = Date.parse('2026-06-01T00:00:00.000Z')
const day = 86_400_000
const tenant = (number: number) => tenantIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)

interface Known {
  readonly customer: Customer
  readonly own: OwnMark | undefined
}

const tag = fc.constantFrom('VIP', 'vip', 'Süd', 'south', 'renew')
const own = fc.option(fc.record<OwnMark>({ favourite: fc.boolean(), aliases: fc.array(fc.constantFrom('Acme', 'Old Name'), { maxLength: 1 }), tags: fc.uniqueArray(tag, { maxLength: 2, selector: foldText }) }), { nil: undefined })
const end = fc.option(fc.integer({ min: -40, max: 400 }).map((days) => new Date(now + days * day).toISOString()), { nil: undefined })
const customers: fc.Arbitrary<readonly Known[]> = fc
  .array(fc.tuple(fc.constantFrom('Contoso', 'Adatum', 'Müller'), fc.constantFrom(...relationshipStates), end, fc.constantFrom('full', 'limited', 'none', undefined), fc.constantFrom('DE', 'US', undefined), own), { maxLength: 25 })
  .map((all) =>
    all.map(([name, relationship, relationshipEndsAt, technicianRole, country, mark], number) => ({
      own: mark,
      customer: {
        id: tenant(number), name: `${name} ${number}`, defaultDomain: `c${number}.example`, domains: [`c${number}.example`], relationship, readAt: '2026-01-01T00:00:00.000Z',
        ...(relationshipEndsAt !== undefined && { relationshipEndsAt }),
        ...(technicianRole !== undefined && { technicianRole }),
        ...(country !== undefined && { country })
      }
    }))
  )
const filters: fc.Arbitrary<CustomerFilter> = fc.record(
  {
    states: fc.uniqueArray(fc.constantFrom(...relationshipStates), { minLength: 1 }),
    endsWithin: fc.constantFrom(7, 30, 90, 365),
    endsIn: fc.constantFrom('2026-05', '2026-06', '2026-09', '2027-01'),
    tags: fc.uniqueArray(tag, { minLength: 1, maxLength: 2 }),
    favourite: fc.constant(true as const),
    roles: fc.uniqueArray(fc.constantFrom(...listedRoles), { minLength: 1 }),
    countries: fc.uniqueArray(fc.constantFrom('DE', 'US', 'none'), { minLength: 1 })
  },
  { requiredKeys: [] }
)

const wire: Readonly<Record<RelationshipState, string>> = { none: 'created', invited: 'approvalPending', active: 'active', expiring: 'expiring', expired: 'expired', terminated: 'terminated' }
const stateOf = ({ relationship, relationshipEndsAt }: Customer): RelationshipState => relationshipState({ status: wire[relationship], endsAt: relationshipEndsAt }, now)

/** What a filter means, said once more from the records themselves, without an index. */
function passes({ customer, own: mark }: Known, filter: CustomerFilter): boolean {
  const state = stateOf(customer)
  const ends = customer.relationshipEndsAt
  const inForce = (state === 'active' || state === 'expiring') && ends !== undefined
  const tags = new Set(mark?.tags.map(foldText))
  return [
    filter.states === undefined || filter.states.includes(state),
    filter.endsWithin === undefined || (inForce && Date.parse(ends) - now <= filter.endsWithin * day),
    filter.endsIn === undefined || (inForce && ends.startsWith(filter.endsIn)),
    filter.tags === undefined || filter.tags.every((one) => tags.has(foldText(one))),
    filter.favourite === undefined || mark?.favourite === true,
    filter.roles === undefined || filter.roles.includes(customer.technicianRole ?? 'notChecked'),
    filter.countries === undefined || filter.countries.includes(customer.country ?? 'none')
  ].every(Boolean)
}

const indexOf = async (known: readonly Known[]) => {
  const store = await openCustomerStore('/data', { files: new SimulatedDisk(), processes: newProcess() })
  await store.update((tables) => known.forEach(({ customer }) => tables.customers.put(customer)))
  const marks = new Map(known.map(({ customer, own: mark }) => [customer.id as string, mark]))
  return createCustomerIndex({ table: store.read('customers'), own: { of: (id) => marks.get(id) }, now: () => now, confirmedAt: () => undefined })
}

describe('filters', () => {
  it('let through exactly the customers of whom every part is true, in the order of the list', async () => {
    await fc.assert(
      fc.asyncProperty(customers, filters, fc.constantFrom('', 'muller', 'acme', 'vip sud'), fc.constantFrom(...customerSortKeys), fc.boolean(), async (known, filter, text, sort, descending) => {
        const index = await indexOf(known)
        const words = foldText(text).split(' ').filter((word) => word !== '')
        const hay = ({ customer, own: mark }: Known): string => foldText([customer.name, customer.defaultDomain, customer.id, ...(mark?.aliases ?? []), ...(mark?.tags ?? [])].join(' '))
        const wanted = known.filter((one) => passes(one, filter) && words.every((word) => hay(one).includes(word))).map(({ customer }) => customer.id)
        const query = { text, filter, sort, descending }
        const { rows, total } = await index.page({ ...query, offset: 0, limit: 100 })
        const all = (await index.page({ ...query, text: '', filter: {}, offset: 0, limit: 100 })).rows.map(({ tenantId }) => tenantId)
        expect(rows.map(({ tenantId }) => tenantId)).toEqual(all.filter((id) => wanted.includes(id)))
        expect(total).toBe(wanted.length)
        expect((await index.ids({ ...query, offset: 1, limit: 3 })).ids).toEqual(rows.slice(1, 4).map(({ tenantId }) => tenantId))
      }),
      { numRuns: 300 }
    )
  })

  it('and figures agree: each count is the length of the list behind it', async () => {
    await fc.assert(
      fc.asyncProperty(customers, async (known) => {
        const index = await indexOf(known)
        const counts = await index.counts()
        const lengthOf = async (filter: CustomerFilter): Promise<number> => (await index.ids({ text: '', filter, sort: 'name', descending: false, offset: 0, limit: 1 })).total
        expect(counts.total).toBe(known.length)
        expect(counts.favourites).toBe(await lengthOf({ favourite: true }))
        for (const state of relationshipStates) expect(counts.states[state] ?? 0).toBe(await lengthOf({ states: [state] }))
        for (const role of listedRoles) expect(counts.roles[role] ?? 0).toBe(await lengthOf({ roles: [role] }))
        for (const { month, count } of counts.endMonths) expect(count).toBe(await lengthOf({ endsIn: month }))
        for (const { country, count } of counts.countries) expect(count).toBe(await lengthOf({ countries: [country] }))
        for (const { tag: name, count } of counts.tags) expect(count).toBe(await lengthOf({ tags: [name] }))
        expect(counts.endMonths.reduce((sum, { count }) => sum + count, 0)).toBe(known.filter(({ customer }) => customer.relationshipEndsAt !== undefined && ['active', 'expiring'].includes(stateOf(customer))).length)
      }),
      { numRuns: 200 }
    )
  })

  it('a list is found by the beginning of a name, from a place on and then from the top', async () => {
    const index = await indexOf(['Adatum', 'Contoso', 'Contoso Two', 'Müller'].map((name, number) => ({ own: undefined, customer: { id: tenant(number), name, defaultDomain: '', domains: [], relationship: 'none', readAt: '' } })))
    const query = { text: '', filter: {}, sort: 'name', descending: false } as const
    expect(await index.seek(query, 'co', -1)).toBe(1)
    expect(await index.seek(query, 'CO', 1)).toBe(2)
    expect(await index.seek(query, 'co', 2)).toBe(1)
    expect(await index.seek(query, 'muller', 0)).toBe(3)
    expect(await index.seek({ ...query, descending: true }, 'müller', 0)).toBe(0)
    expect(await index.seek(query, 'zz', 0)).toBeUndefined()
  })
})
