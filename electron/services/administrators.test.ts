import { describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../contract/errors'
import type { Administrator, Administrators } from '../contract/administrators'
import { tenantIdSchema, type TenantId } from '../contract/ids'
import { createAdministratorsService } from './administrators'
import { createAdministratorsMemory } from './administratorsMemory'
import type { ActivityEntry } from './ports'

const contoso = tenantIdSchema.parse('22222222-2222-4222-8222-222222222222')
const ann: Administrator = { id: 'a', kind: 'user', name: '=HYPERLINK("http://x")', userPrincipalName: 'ann@contoso.com', roles: [{ templateId: '62e90394-69f5-4237-9190-012177145e10', name: 'Global Administrator' }], accountEnabled: true, synchronised: false }
const shift: Administrator = { id: 'g', kind: 'group', name: 'Night shift', roles: [{ templateId: 'h', name: 'Helpdesk Administrator' }] }

function atWork(more: { readonly saved?: string | undefined; readonly language?: 'en' | 'de' } = { saved: '/x.csv' }) {
  const meta = new Map<string, { id: string; value: unknown }>()
  const table = { get: (id: string) => meta.get(id) }
  const store = { read: () => table, update: async (change: (tables: { meta: { put(record: { id: string; value: unknown }): void } }) => void) => change({ meta: { put: (record) => { meta.set(record.id, structuredClone(record)) } } }) }
  let answer: () => Promise<readonly Administrator[]> = async () => [ann, shift]
  const entries: Omit<ActivityEntry, 'id' | 'at'>[] = []
  const saveAs = vi.fn(async (_name: string, _content: string): Promise<string | undefined> => more.saved)
  const service = createAdministratorsService({
    users: { administrators: () => answer() },
    memory: createAdministratorsMemory(store as never),
    customer: (tenantId: TenantId) => (tenantId === contoso ? { name: 'Contoso' } : undefined),
    handOver: { saveAs },
    activity: { record: async (entry) => { entries.push(entry) } },
    clock: { now: () => Date.parse('2026-11-01T10:00:00.000Z') },
    language: () => more.language ?? 'en'
  })
  return { service, entries, saveAs, meta, answers: (next: typeof answer) => { answer = next } }
}
const filter = { text: '', sort: 'name', descending: false } as const

describe('the administrators of a customer', () => {
  it('are kept with their age for when the cloud is away', async () => {
    const { service, answers } = atWork()
    expect(service.kept(contoso)).toBeUndefined()
    const read = await service.read(contoso)
    expect(read).toMatchObject({ customer: 'Contoso', readAt: '2026-11-01T10:00:00.000Z', rows: [ann, shift] })
    answers(() => Promise.reject(new AppFailure({ kind: 'unreachable', code: 'network.unreachable' })))
    await expect(service.read(contoso)).rejects.toMatchObject({ error: { kind: 'unreachable' } })
    expect(service.kept(contoso)).toEqual(read)
  })

  it('of a customer nobody knows are not asked for', async () => {
    const { service } = atWork()
    await expect(service.read(tenantIdSchema.parse('33333333-3333-4333-8333-333333333333'))).rejects.toMatchObject({ error: { kind: 'notFound' } })
  })

  it('that an older version kept in another form, or under another tenant, count as never read', async () => {
    const { service, meta } = atWork()
    await service.read(contoso)
    const kept = meta.get(`administrators.${contoso}`)?.value as Administrators
    meta.set(`administrators.${contoso}`, { id: 'x', value: { ...kept, rows: [{ name: 'Ann' }] } })
    expect(service.kept(contoso)).toBeUndefined()
    meta.set(`administrators.${contoso}`, { id: 'x', value: { ...kept, tenantId: '33333333-3333-4333-8333-333333333333' } })
    expect(service.kept(contoso)).toBeUndefined()
  })

  it.each([['en', 'Global Administrator,,User,Allowed'], ['de', 'Globaler Administrator,,Benutzer,Erlaubt']] as const)('are exported as they are shown, harmless for a spreadsheet, and on record (%s)', async (language, rest) => {
    const { service, saveAs, entries } = atWork({ saved: '/x.csv', language })
    await service.read(contoso)
    expect(await service.exportCsv(contoso, { ...filter, text: 'ann@' })).toEqual({ count: 1 })
    const [name, content] = saveAs.mock.calls[0] ?? []
    expect(name).toBe('administrators.csv')
    expect(content?.trim().split('\r\n')).toHaveLength(2)
    expect(content).toContain(`"'=HYPERLINK(""http://x"")",ann@contoso.com,${rest}`)
    expect(entries).toEqual([{ action: 'administrators.export', tenantId: contoso, result: 'ok', detail: { count: 1, readAt: '2026-11-01T10:00:00.000Z' } }])
  })

  it('are not exported, and nothing is on record, when the technician thinks better of it', async () => {
    const { service, entries } = atWork({ saved: undefined })
    await service.read(contoso)
    await expect(service.exportCsv(contoso, filter)).rejects.toMatchObject({ error: { kind: 'cancelled', code: 'csv.saveCancelled' } })
    expect(entries).toEqual([])
  })
})
