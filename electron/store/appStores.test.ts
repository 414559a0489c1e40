import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Customer } from '../contract/customer'
import { tenantIdSchema } from '../contract/ids'
import { openCustomerStore, openPersonalStore } from './appStores'
import { customerText } from './customerText'
import { openStore } from './openStore'

const contoso: Customer = {
  id: tenantIdSchema.parse('AB000000-0000-4000-8000-000000000001'),
  name: 'Contoso Zürich',
  defaultDomain: 'contoso.com',
  initialDomain: 'contoso.onmicrosoft.com',
  domains: ['contoso.com', 'xn--zrich-kva.example'],
  relationship: 'active',
  readAt: '2026-01-01T00:00:00.000Z'
}

describe('the stores of the application, on the real disk', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partner-desk-stores-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('keep the cache and the technician’s own work apart, over closing and opening', async () => {
    const [customers, personal] = await Promise.all([openCustomerStore(folder), openPersonalStore(folder)])
    await customers.update((tables) => tables.customers.put(contoso))
    await personal.update(({ settings }) => settings.put({ id: 'language', value: 'de' }))
    await Promise.all([customers.close(), personal.close()])
    expect((await readdir(folder)).toSorted()).toEqual(['customers', 'personal'])
    const [again, own] = await Promise.all([openCustomerStore(folder), openPersonalStore(folder)])
    expect(again.read('customers').get(contoso.id)).toEqual(contoso)
    expect([...again.read('customers').searchTexts()]).toEqual([[contoso.id, customerText(contoso)]])
    expect(own.read('settings').get('language')?.value).toBe('de')
    await Promise.all([again.close(), own.close()])
  })

  it('begin a new cache when the old one cannot be opened, and set that one aside', async () => {
    const newer = await openStore<{ customers: Customer }>({ folder: join(folder, 'customers'), version: 99, tables: { customers: {} } })
    await newer.update(({ customers }) => customers.put(contoso))
    await newer.close()
    const store = await openCustomerStore(folder)
    expect(store.read('customers').size).toBe(0)
    expect(store.recovery).toMatchObject({ restoredOlder: true, quarantined: [expect.stringContaining('quarantine')] })
    await store.close()
    expect(await readdir(join(folder, 'quarantine'))).toHaveLength(1)
  })

  it('make the texts of an older cache anew, and keep every record', async () => {
    const older = await openStore<{ customers: Customer }>({ folder: join(folder, 'customers'), version: 1, tables: { customers: { searchText: () => 'as it was' } } })
    await older.update(({ customers }) => customers.put(contoso))
    await older.close()
    const store = await openCustomerStore(folder)
    expect(store.recovery.quarantined).toEqual([])
    expect(store.read('customers').get(contoso.id)).toEqual(contoso)
    expect(store.read('customers').searchText(contoso.id)).toBe(customerText(contoso))
    await store.close()
  })

  it('never give up own work that a newer version wrote', async () => {
    await (await openStore({ folder: join(folder, 'personal'), version: 99, tables: {} })).close()
    await expect(openPersonalStore(folder)).rejects.toMatchObject({ error: { code: 'storage.newerVersion' } })
  })
})

describe('customerText', () => {
  it('holds the name, all domains in both forms, the tenant id, and the facts', () => {
    expect(customerText(contoso)).toBe('contoso zurich\tcontoso.com xn--zrich-kva.example contoso.onmicrosoft.com\u0001zurich.example\tab000000-0000-4000-8000-000000000001\tCDZZ')
  })
})
