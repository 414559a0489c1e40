import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Customer } from '../contract/customer'
import type { CustomerFilter, CustomerSortKey } from '../contract/customerList'
import { tenantIdSchema } from '../contract/ids'
import type { OwnMark } from '../domain/ownData'
import { lookEvery } from '../lib/walkInSlices'
import { openCustomerStore, type CustomerStore } from '../store/appStores'
import { newProcess } from '../store/testing/recordStore'
import { SimulatedDisk } from '../store/testing/simulatedDisk'
import { beginCustomerIndex, createCustomerIndex, type CustomerIndex } from './customerIndex'

const tenant = (number: number) => tenantIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)

function customer(number: number, name: string, domains: readonly string[], extra: Partial<Customer> = {}): Customer {
  const [defaultDomain = 'none.example'] = domains
  return { id: tenant(number), name, defaultDomain, domains, relationship: 'none', readAt: '2026-01-01T00:00:00.000Z', ...extra }
}

const few: readonly Customer[] = [
  customer(1, 'Contoso', ['contoso.com', 'contoso.de'], { relationship: 'active', relationshipEndsAt: '2027-01-01T00:00:00.000Z' }),
  customer(2, 'Alpine Contoso Works', ['alpine.example']),
  customer(3, 'Fabrikam', ['contoso-labs.example'], { relationship: 'expired' }),
  customer(4, 'Northwind', ['mycontoso.example'], { relationship: 'active', relationshipEndsAt: '2026-12-01T00:00:00.000Z' }),
  customer(5, 'Müller Straße GmbH', ['xn--mller-kva.example'])
]

const now = Date.parse('2026-06-01T00:00:00.000Z')

describe('customer index', () => {
  let store: CustomerStore
  let index: CustomerIndex
  let own: Map<string, OwnMark>
  const parts = () => ({ table: store.read('customers'), own: { of: (id: string) => own.get(id) }, now: () => now, confirmedAt: () => undefined })

  beforeEach(async () => {
    store = await openCustomerStore('/data', { files: new SimulatedDisk(), processes: newProcess() })
    own = new Map()
    await store.update(({ customers }) => few.forEach((each) => customers.put(each)))
    index = await createCustomerIndex(parts())
  })

  const names = (text: string, limit = 10): readonly string[] => index.search(text, limit).rows.map(({ name }) => name)
  const page = async (sort: CustomerSortKey, more: { text?: string; filter?: CustomerFilter; descending?: boolean; offset?: number; limit?: number } = {}) =>
    index.page({ offset: 0, limit: 10, text: '', filter: {}, descending: false, sort, ...more })

  it('puts the beginning of a name before a word, a domain and anything else', () => {
    expect(names('contoso')).toEqual(['Contoso', 'Alpine Contoso Works', 'Fabrikam', 'Northwind'])
    expect(index.search('contoso', 2)).toMatchObject({ total: 4, rows: [{ name: 'Contoso' }, { name: 'Alpine Contoso Works' }] })
  })

  it('wants every word, in any order, whatever the case and accents', () => {
    expect(names('works ALPINE')).toEqual(['Alpine Contoso Works'])
    expect(names('contoso zzz')).toEqual([])
    expect(names('muller strasse')).toEqual(['Müller Straße GmbH'])
    expect(names('müller.example')).toEqual(['Müller Straße GmbH'])
  })

  it('finds a part of a tenant id', () => {
    expect(names('000000000003')).toEqual(['Fabrikam'])
  })

  it('gives the first names when nothing is typed', () => {
    expect(index.search('  ', 2)).toMatchObject({ total: 5, rows: [{ name: 'Alpine Contoso Works' }, { name: 'Contoso' }] })
  })

  it('finds exactly one tenant by any domain, in both forms, before and after the table of domains is there', async () => {
    for (const _ of ['looks through', 'has the table']) {
      expect(index.find(' Contoso.DE ')).toBe(tenant(1))
      expect(index.find('müller.example')).toBe(tenant(5))
      // What "müller" becomes without its accent is another domain, which nobody here has.
      for (const other of ['contoso', 'muller.example', 'com', '']) expect(index.find(other)).toBeUndefined()
      await new Promise(setImmediate)
    }
  })

  it('finds by own aliases as by names and by own tags as by domains, and orders names as before', async () => {
    own.set(tenant(4), { favourite: true, aliases: ['NWT', 'Old Contoso'], tags: ['Süd', 'renew'] })
    index.changed([tenant(4)])
    expect(names('nwt')).toEqual(['Northwind'])
    expect(names('contoso')).toEqual(['Contoso', 'Alpine Contoso Works', 'Northwind', 'Fabrikam'])
    expect(names('sud northwind')).toEqual(['Northwind'])
    expect(index.search('old nwt', 5).rows).toMatchObject([{ favourite: true, aliases: ['NWT', 'Old Contoso'], tags: ['Süd', 'renew'] }])
    expect((await page('name')).rows.map(({ name }) => name[0]).join('')).toBe('ACFMN')
    expect(index.find('mycontoso.example')).toBe(tenant(4))
    expect(index.find('renew')).toBeUndefined()
    own.delete(tenant(4))
    index.changed([tenant(4)])
    expect(names('nwt')).toEqual([])
  })

  it('says how young a row is: as young as the last reading of the list, if that has it', async () => {
    await store.update(({ customers }) => customers.put(customer(1, 'Contoso', ['contoso.com'], { listed: true })))
    const [confirmedAt, read] = ['2026-05-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z']
    const fresh = await createCustomerIndex({ ...parts(), confirmedAt: () => confirmedAt })
    expect(fresh.rows([tenant(1), tenant(9), tenant(2)]).map(({ readAt }) => readAt)).toEqual([confirmedAt, read])
  })

  it('sorts by every column both ways, customers without an end last', async () => {
    const orders: [CustomerSortKey, boolean, string][] = [
      ['name', false, 'ACFMN'],
      ['name', true, 'NMFCA'],
      ['defaultDomain', false, 'AFCNM'],
      ['relationshipEndsAt', false, 'NCAFM'],
      ['relationship', false, 'AMCNF']
    ]
    for (const [sort, descending, initials] of orders) {
      const { rows } = await page(sort, { descending })
      expect(rows.map(({ name }) => name[0]).join(''), sort).toBe(initials)
    }
  })

  it('counts the customers of each state, and keeps count', async () => {
    expect((await page('name')).states).toEqual({ active: 2, expired: 1, none: 2 })
    expect((await page('name', { text: 'contoso' })).states).toBeUndefined()
    await store.update(({ customers }) => {
      customers.delete(tenant(3))
      customers.put(customer(2, 'Alpine Contoso Works', ['alpine.example'], { relationship: 'active' }))
    })
    index.changed([tenant(2), tenant(3)])
    expect((await page('relationship')).states).toEqual({ active: 3, none: 1 })
    await index.rebuild()
    expect((await page('relationship')).states).toEqual({ active: 3, none: 1 })
  })

  it('gives the first of an order as the whole order begins, sorted or not', async () => {
    const ends = (number: number): string => `2027-${String((number * 5) % 12 + 1).padStart(2, '0')}-01T00:00:00.000Z`
    await store.update(({ customers }) => {
      for (let at = 10; at < 400; at += 1) customers.put(customer(at, `Name ${(at * 7) % 390}`, [`d${at}.example`], at % 3 === 0 ? {} : { relationshipEndsAt: ends(at) }))
    })
    const fresh = await createCustomerIndex(parts())
    for (const sort of ['relationshipEndsAt', 'relationship', 'defaultDomain'] as const) {
      const [unsorted, middle] = [await fresh.page({ offset: 0, limit: 50, text: '', filter: {}, sort, descending: false }), await fresh.page({ offset: 30, limit: 20, text: '', filter: {}, sort, descending: false })]
      const whole = await fresh.page({ offset: 0, limit: 200, text: '', filter: {}, sort, descending: false })
      expect(unsorted.rows).toEqual(whole.rows.slice(0, 50))
      expect(middle.rows).toEqual(whole.rows.slice(30, 50))
      expect(unsorted.total).toBe(whole.total)
    }
  })

  it('pages through a filtered list from both ends', async () => {
    const part = await page('name', { text: 'contoso', offset: 1, limit: 2 })
    expect(part).toMatchObject({ total: 4, rows: [{ name: 'Contoso' }, { name: 'Fabrikam' }] })
    const end = await page('name', { text: 'contoso', offset: 3, limit: 2, descending: true })
    expect(end.rows.map(({ name }) => name)).toEqual(['Alpine Contoso Works'])
    expect((await page('name', { offset: 99 })).rows).toEqual([])
  })

  it('misses nothing that changes while it is built', async () => {
    const many = Array.from({ length: 3_000 }, (_, at) => customer(at + 10, `Name ${at}`, [`d${at}.example`]))
    await store.update(({ customers }) => many.forEach((each) => customers.put(each)))
    const { index: building, ready } = beginCustomerIndex(parts())
    const first = many[0] ?? customer(10, '', [])
    const saved = store.update(({ customers }) => {
      customers.put({ ...first, name: 'Renamed' })
      customers.put(customer(9_999, 'Newcomer', ['new.example']))
      customers.delete(tenant(11))
    })
    building.changed([first.id, tenant(9_999), tenant(11)])
    await Promise.all([saved, ready])
    expect(building.search('renamed', 5).total).toBe(1)
    expect(building.search('newcomer', 5).total).toBe(1)
    expect(building.find('d1.example')).toBeUndefined()
    expect(building.size).toBe(store.read('customers').size)
    expect((await building.page({ offset: 0, limit: 1, text: '', filter: {}, sort: 'name', descending: false })).total).toBe(building.size)
  })

  it('takes many changes at once', async () => {
    await page('defaultDomain')
    const many = Array.from({ length: 60 }, (_, at) => customer(at + 3, `Name ${(at * 7) % 60}`, [`d${(at * 11) % 60}.example`]))
    await store.update(({ customers }) => {
      many.forEach((each) => customers.put(each))
      customers.delete(tenant(1))
    })
    index.changed([tenant(1), ...many.map(({ id }) => id)])
    const fresh = await createCustomerIndex(parts())
    for (const sort of ['name', 'defaultDomain'] as const) {
      const request = { offset: 0, limit: 100, text: '', filter: {}, descending: false, sort }
      expect(await index.page(request)).toEqual(await fresh.page(request))
    }
    expect((await page('name')).total).toBe(61)
    expect(index.find('contoso.com')).toBeUndefined()
  })

  it('goes through all customers in slices, whatever is asked of a list', async () => {
    const count = 3_200
    await store.update(({ customers }) => {
      for (let number = 100; number < 100 + count; number += 1) customers.put(customer(number, `Name ${number % 97}`, [`d${number}.example`], { relationship: 'active' }))
    })
    let looks = 0
    const watched = await createCustomerIndex({ ...parts(), slices: () => ({ pause: () => void (looks += 1) }) })
    const looksOf = async (work: () => Promise<unknown>): Promise<number> => {
      const before = looks
      await work()
      return looks - before
    }
    const query = { offset: 0, limit: 10, text: '', filter: {}, sort: 'name', descending: false } as const
    const least = count / lookEvery
    expect(await looksOf(() => watched.page(query))).toBeGreaterThanOrEqual(least)
    expect(await looksOf(() => watched.page({ ...query, filter: { states: ['active'] } }))).toBeGreaterThanOrEqual(least)
    expect(await looksOf(() => watched.ids({ ...query, text: 'name' }))).toBeGreaterThanOrEqual(least)
    expect(await looksOf(() => watched.counts())).toBeGreaterThanOrEqual(least)
    // The same again is kept.
    expect(await looksOf(() => watched.page(query))).toBe(0)
    expect(await looksOf(() => watched.ids({ ...query, text: 'name' }))).toBe(0)
  })

  it('stays equal to a new index, whatever changes', async () => {
    const edit = fc.record({
      number: fc.integer({ min: 1, max: 8 }),
      name: fc.constantFrom('Contoso', 'Zeta', 'Alpha Beta', ''),
      domain: fc.constantFrom('a.example', 'b.example', 'contoso.com'),
      relationship: fc.constantFrom('none' as const, 'active' as const, 'expired' as const),
      gone: fc.boolean()
    })
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 12 }), async (edits) => {
        await page('relationship')
        const building = page('defaultDomain')
        for (const { number, name, domain, relationship, gone } of edits) {
          const saved = store.update(({ customers }) => {
            if (gone) customers.delete(tenant(number))
            else customers.put(customer(number, name, [`${number}.${domain}`], { relationship }))
          })
          index.changed([tenant(number)])
          await saved
        }
        await building
        const fresh = await createCustomerIndex(parts())
        for (const sort of ['name', 'relationship', 'defaultDomain'] as const) {
          expect(await page(sort)).toEqual(await fresh.page({ offset: 0, limit: 10, text: '', filter: {}, descending: false, sort }))
        }
        expect(index.search('a', 3)).toEqual(fresh.search('a', 3))
        for (const { number, domain } of edits) expect(index.find(`${number}.${domain}`)).toBe(fresh.find(`${number}.${domain}`))
      }),
      { numRuns: 60 }
    )
  })
})
