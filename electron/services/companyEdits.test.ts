import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../contract/errors'
import type { CompanyValues } from '../contract/company'
import { CompanyEdits } from './companyEdits'
import type { ReadRecord, StoredCompanyDraft } from './companyPorts'
import type { Activity } from './ports'

const base: CompanyValues = { telephone: '+1 206 555 0191', email: 'support@fabrikam.com', website: '' }
const mine: CompanyValues = { ...base, telephone: '+1 206 555 0100' }
const edit = { record: 'support', base, values: mine } as const

describe('edits of the company', () => {
  let inCloud: CompanyValues
  let who: string | undefined
  let drafts: Map<string, StoredCompanyDraft>
  let write: (values: CompanyValues) => Promise<void>
  const record = vi.fn<Activity['record']>(() => Promise.resolve())
  const saved = vi.fn(() => Promise.resolve())
  const read = vi.fn<() => Promise<ReadRecord | undefined>>()

  const make = () => {
    const table = {
      size: 0, get: (id: string) => drafts.get(id), has: (id: string) => drafts.has(id), ids: () => drafts.keys(), values: () => drafts.values(), searchText: () => '', searchTexts: () => [].values(),
      put: (draft: StoredCompanyDraft) => void drafts.set(draft.id, draft), delete: (id: string) => void drafts.delete(id), clear: () => drafts.clear()
    }
    return new CompanyEdits({
      port: {
        read,
        write: async ({ id }, values) => {
          await write(values)
          inCloud = values
          return { id, values }
        }
      },
      store: { read: () => table, update: (change) => Promise.resolve(change({ companyDrafts: table })) },
      activity: { record }, saved, clock: { now: () => 0 }, technician: () => (who === undefined ? undefined : { objectId: who })
    })
  }

  beforeEach(() => {
    vi.clearAllMocks()
    inCloud = base
    who = 'owner'
    drafts = new Map()
    write = () => Promise.resolve()
    read.mockImplementation(() => Promise.resolve({ id: 'support', values: inCloud, version: 1 }))
  })

  it('are written over the version that is there now, recorded without their values, and then no draft any more', async () => {
    const edits = make()
    await edits.keep(edit)
    expect(await edits.save({ ...edit, values: { ...mine, telephone: ' +1 206 555 0100 ', partnerId: '1' } })).toEqual({ id: 'support', values: mine })
    expect(inCloud).toEqual(mine)
    expect(saved).toHaveBeenCalledWith({ id: 'support', values: mine })
    expect(record).toHaveBeenCalledExactlyOnceWith({ action: 'company.edit', result: 'ok', detail: { record: 'support', fields: 'telephone' } })
    expect(JSON.stringify(record.mock.calls)).not.toContain('555')
    expect(edits.drafts()).toEqual([])
  })

  it('over a change of somebody else are refused, and kept', async () => {
    inCloud = { ...base, website: 'https://fabrikam.com' }
    const edits = make()
    await expect(edits.save(edit)).rejects.toMatchObject({ error: { kind: 'conflict', code: 'company.changed' } })
    expect(inCloud['telephone']).toBe(base.telephone)
    expect(edits.drafts()).toEqual([{ ...edit, keptAt: '1970-01-01T00:00:00.000Z' }])
    expect(record).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ result: 'failed', detail: expect.objectContaining({ code: 'company.changed', record: 'support' }) }))
  })

  it('that are overtaken between reading and writing are refused as well, under the number of the refusal', async () => {
    write = () => {
      inCloud = { ...base, email: 'other@fabrikam.com' }
      return Promise.reject(new AppFailure({ kind: 'conflict', code: 'service.changed', correlationId: 'abc' }))
    }
    await expect(make().save(edit)).rejects.toMatchObject({ error: { kind: 'conflict', code: 'company.changed', correlationId: 'abc' } })
  })

  it('whose answer was lost are found out to be saved', async () => {
    write = (values) => {
      inCloud = values
      return Promise.reject(new AppFailure({ kind: 'conflict', code: 'service.changed' }))
    }
    const edits = make()
    expect(await edits.save(edit)).toEqual({ id: 'support', values: mine })
    write = () => Promise.reject(new Error('must not be asked'))
    expect(await edits.save(edit)).toEqual({ id: 'support', values: mine })
  })

  it.each([['unreachable', 'network.timedOut'], ['notAllowed', 'service.notAllowed'], ['invalid', 'company.refused']] as const)('that fail (%s) are kept', async (kind, code) => {
    write = () => Promise.reject(new AppFailure({ kind, code }))
    const edits = make()
    await expect(edits.save(edit)).rejects.toMatchObject({ error: { code } })
    expect(edits.drafts()).toHaveLength(1)
  })

  it('that are sent twice at once are made once; another one of the same record comes after it', async () => {
    const order: string[] = []
    write = async (values) => {
      await Promise.resolve()
      order.push(String(values.telephone))
    }
    const edits = make()
    const second = { record: 'support', base: mine, values: { ...mine, telephone: '+1 206 555 0102' } } as const
    await Promise.all([edits.save(edit), edits.save(edit), edits.save(second)])
    expect(order).toEqual(['+1 206 555 0100', '+1 206 555 0102'])
  })

  it('belong to who typed them', async () => {
    const edits = make()
    await edits.keep(edit)
    who = 'another'
    expect(edits.drafts()).toEqual([])
    await edits.keep({ ...edit, values: base })
    await edits.discard('support')
    who = 'owner'
    expect(edits.drafts()).toHaveLength(1)
    who = undefined
    expect(() => edits.drafts()).toThrow(AppFailure)
  })

  it('of a record that cannot be read are not made', async () => {
    read.mockResolvedValue(undefined)
    await expect(make().save(edit)).rejects.toMatchObject({ error: { kind: 'notAllowed', code: 'company.notReadable' } })
  })
})
