import { describe, expect, it } from 'vitest'
import { AppFailure, type ErrorKind } from '../contract/errors'
import type { Company } from '../contract/company'
import { createCompanyService } from './company'
import { createCompanyMemory } from './companyMemory'

const company: Company = {
  name: 'Fabrikam', domain: 'fabrikam.com', address: { line1: '500 Union Street', city: 'Seattle', country: 'US' },
  support: { email: 'support@fabrikam.com' }, offices: [{ name: 'Dublin', partnerId: '4567891' }], readAt: '2026-11-21T12:00:00.000Z'
}
const memoryOf = (writes = true) => {
  const records = new Map<string, { id: string; value: unknown }>()
  const table = {
    size: 0, get: (id: string) => records.get(id), has: (id: string) => records.has(id), ids: () => records.keys(), values: () => records.values(), searchText: () => '', searchTexts: () => [].values(),
    put: (record: { id: string; value: unknown }) => void records.set(record.id, record), delete: (id: string) => void records.delete(id), clear: () => records.clear()
  }
  const update = async (change: (tables: { meta: typeof table }) => void): Promise<void> => {
    change({ meta: table })
    if (!writes) throw new AppFailure({ kind: 'storage', code: 'storage.full' })
  }
  return { records, memory: createCompanyMemory({ read: () => table, update }) }
}
const failing = (kind: ErrorKind) => ({ company: () => Promise.reject(new AppFailure({ kind, code: `test.${kind}` })) })
const good = { company: () => Promise.resolve(company) }

describe('company', () => {
  it('is read, kept, and shown with its age when the cloud does not answer', async () => {
    const { memory } = memoryOf()
    expect(await createCompanyService(good, memory).get()).toEqual(company)
    expect(await createCompanyService(failing('unreachable'), memory).get()).toEqual(company)
  })
  it('is not shown from the cache to someone who may not read it', async () => {
    const { memory } = memoryOf()
    await createCompanyService(good, memory).get()
    await expect(createCompanyService(failing('notAllowed'), memory).get()).rejects.toMatchObject({ error: { kind: 'notAllowed' } })
  })
  it('counts a record of another shape as never read', async () => {
    const { memory, records } = memoryOf()
    records.set('company', { id: 'company', value: { name: 5 } })
    await expect(createCompanyService(failing('timedOut'), memory).get()).rejects.toMatchObject({ error: { kind: 'timedOut' } })
  })
  it('is shown although the disk refuses', async () => {
    expect(await createCompanyService(good, memoryOf(false).memory).get()).toEqual(company)
  })
})
