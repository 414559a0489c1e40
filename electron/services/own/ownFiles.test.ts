import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { tenantIdSchema } from '../../contract/ids'
import { hostileText } from '../../domain/mail/testing/hostileText'
import { openPersonalStore } from '../../store/appStores'
import { newProcess } from '../../store/testing/recordStore'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import { OwnBook } from './ownBook'
import { OwnFiles } from './ownFiles'

const tenant = (number: number) => tenantIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
const [contoso, adatum, stranger] = [tenant(1), tenant(2), tenant(3)]
const names = new Map([[contoso, 'Contoso'], [adatum, 'Adatum']])

describe('own data in files', () => {
  let book: OwnBook
  let files: OwnFiles
  let saved: string
  let chosen: Uint8Array
  const record = vi.fn(async () => undefined)

  const setUp = async (language: 'en' | 'de' = 'en'): Promise<void> => {
    const store = await openPersonalStore('/data', { files: new SimulatedDisk(), processes: newProcess() })
    book = new OwnBook({ store, clock: { now: () => 0 }, tell: () => undefined, changed: () => undefined })
    files = new OwnFiles({
      book, language: () => language, newId: () => 'one', activity: { record },
      customer: (id) => (names.has(id) ? { name: names.get(id) ?? '', defaultDomain: 'contoso.com' } : undefined),
      byDomain: (domain) => (domain === 'contoso.com' ? contoso : undefined),
      handOver: { saveAs: async (_name, content) => { saved = content; return '/x' } },
      openFile: async () => ({ name: 'own.csv', bytes: chosen })
    })
  }
  const all = () => Object.fromEntries(book.ids().map((id) => [id, { ...book.get(id), updatedAt: undefined }]))
  beforeEach(() => setUp())

  it('come back exactly as they were, in either language, whatever they say', async () => {
    const labels = fc.array(hostileText(6), { maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('en' as const, 'de' as const), fc.array(fc.record({ favourite: fc.boolean(), tags: labels, aliases: labels, note: hostileText(12) }), { maxLength: 4 }), async (language, data) => {
        await setUp(language)
        for (const [number, one] of data.entries()) await book.edit(tenant(number), one)
        const before = all()
        await files.exportCsv()
        await setUp()
        chosen = Buffer.from(saved, 'utf8')
        const preview = await files.preview()
        expect(preview.errors).toEqual([])
        await files.apply(preview.importId)
        expect(all()).toEqual(before)
      }),
      { numRuns: 60 }
    )
  })

  it('are looked at before they are kept, line by line, and customers that are not known are kept aside', async () => {
    await book.edit(contoso, { tags: ['old'], note: 'stays' })
    chosen = Buffer.from(`Default domain;Tenant ID;Tags\r\ncontoso.com;;VIP; \r\n;nonsense;x\r\nnobody.example;;x\r\n;${stranger};kept\r\n;${contoso};twice\r\n`, 'latin1')
    const preview = await files.preview()
    expect(preview).toMatchObject({ separator: ';', total: 2, unknown: 1, changed: 2, failed: 3, errors: [{ line: 3, problem: 'tenant', value: 'nonsense' }, { line: 4, problem: 'unknownDomain' }, { line: 6, problem: 'twice' }] })
    expect(book.get(contoso).tags).toEqual(['old'])
    expect(await files.apply(preview.importId)).toEqual({ changed: 2 })
    expect(book.get(contoso)).toMatchObject({ tags: ['VIP'], note: 'stays' })
    expect(book.get(stranger).tags).toEqual(['kept'])
    await expect(files.apply(preview.importId)).rejects.toMatchObject({ error: { code: 'own.importGone' } })
  })

  it('are put back as they were, but for what was changed since', async () => {
    await book.edit(contoso, { note: 'before' })
    chosen = Buffer.from(`Mandanten-ID,Notiz\r\n${contoso},after\r\n${adatum},after\r\n`)
    await files.apply((await files.preview()).importId)
    await book.edit(adatum, { note: 'since' })
    expect(await files.undo()).toEqual({ restored: 1, kept: 1 })
    expect([book.get(contoso).note, book.get(adatum).note]).toEqual(['before', 'since'])
    await expect(files.undo()).rejects.toMatchObject({ error: { code: 'own.nothingToUndo' } })
  })

  it('that name no customer are refused', async () => {
    chosen = Buffer.from('Name,Notiz\r\nx,y\r\n')
    await expect(files.preview()).rejects.toMatchObject({ error: { code: 'own.noColumns' } })
  })
})
