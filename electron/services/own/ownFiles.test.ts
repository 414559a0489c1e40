import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { tenantIdSchema, type TenantId } from '../../contract/ids'
import { hostileText } from '../../domain/mail/testing/hostileText'
import { openPersonalStore } from '../../store/appStores'
import { newProcess } from '../../store/testing/recordStore'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import { liveUntil } from '../testing/mortalProcess'
import { ImportMemory } from './importMemory'
import { OwnBook } from './ownBook'
import { OwnFiles } from './ownFiles'

const tenant = (number: number) => tenantIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
const [contoso, adatum, stranger] = [tenant(1), tenant(2), tenant(3)]
const day = 86_400_000
const names = new Map([[contoso, 'Contoso'], [adatum, 'Adatum']])

describe('own data in files', () => {
  let book: OwnBook
  let files: OwnFiles
  let saved: string
  let chosen: Uint8Array
  let disk: SimulatedDisk
  let now = 0
  const known = new Map<string, TenantId>()
  const record = vi.fn(async () => undefined)

  const setUp = async (language: 'en' | 'de' = 'en', keepDisk = false): Promise<void> => {
    if (!keepDisk) disk = new SimulatedDisk()
    const store = await openPersonalStore('/data', { files: disk, processes: newProcess() })
    book = new OwnBook({ store, clock: { now: () => now }, tell: () => undefined, changed: () => undefined })
    files = new OwnFiles({
      book, memory: new ImportMemory(store, { now: () => now }), language: () => language, newId: () => 'one', activity: { record },
      customer: (id) => (names.has(id) ? { name: names.get(id) ?? '', defaultDomain: 'contoso.com' } : undefined),
      byDomain: (domain) => known.get(domain),
      handOver: { saveAs: async (_name, content) => { saved = content; return '/x' } },
      openFile: async () => ({ name: 'own.csv', bytes: chosen })
    })
  }
  const all = () => Object.fromEntries(book.ids().map((id) => [id, { ...book.get(id), updatedAt: undefined }]))
  /** After the power was cut. */
  const restart = async (): Promise<void> => {
    disk = disk.afterPowerCut(() => 0)
    await setUp('en', true)
  }
  const importText = async (text: string) => {
    chosen = Buffer.from(text)
    const found = await files.preview()
    return { found, ...(await files.apply(found.importId)) }
  }
  beforeEach(async () => {
    now = 0
    known.clear()
    known.set('contoso.com', contoso)
    await setUp()
  })

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

  it('are not cut, and not guessed: a line that says more than is kept, or neither yes nor no, is left to be corrected', async () => {
    await book.edit(contoso, { favourite: true, note: 'stays' })
    const lines = [`${contoso};oui;;;`, `${contoso};;${'x'.repeat(41)};;`, `${contoso};;${Array.from({ length: 21 }, (_, index) => `t${index}`).join('|')};;`, `${contoso};;;${'y'.repeat(81)};`, `${contoso};;;;${'z'.repeat(20_001)}`]
    const text = ['Tenant ID,Favourite,Tags,Other names,Note', ...lines.map((line) => line.replaceAll(';', ',').replaceAll('|', ';'))].join('\r\n')
    const { found, changed } = await importText(text)
    expect(found.errors.map(({ problem }) => problem)).toEqual(['favourite', 'tooMuch', 'tooMuch', 'tooMuch', 'tooMuch'])
    expect(found.errors[2]?.value).toBe('t20')
    expect(changed).toBe(0)
    expect(book.get(contoso)).toMatchObject({ favourite: true, note: 'stays', tags: [] })
    expect(await importText(`Tenant ID,Favourite\r\n${contoso},nein`)).toMatchObject({ changed: 1 })
    expect(book.get(contoso).favourite).toBe(false)
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

  it('are put back after a restart too, until the next import and for 30 days', async () => {
    await book.edit(contoso, { note: 'before' })
    await importText(`Tenant ID,Note\r\n${contoso},after\r\n${adatum},new\r\n`)
    await restart()
    expect(await files.state()).toEqual({ undo: { file: 'own.csv', at: '1970-01-01T00:00:00.000Z', changed: 2 } })
    now = 30 * day
    expect(await files.undo()).toEqual({ restored: 2, kept: 0 })
    expect([book.get(contoso).note, book.get(adatum).note]).toEqual(['before', ''])
    await restart()
    expect(await files.state()).toEqual({})
    await expect(files.undo()).rejects.toMatchObject({ error: { code: 'own.nothingToUndo' } })

    await importText(`Tenant ID,Note\r\n${contoso},first\r\n`)
    await importText(`Tenant ID,Note\r\n${contoso},second\r\n${adatum},second\r\n`)
    await restart()
    expect(await files.undo()).toEqual({ restored: 2, kept: 0 })
    expect(book.get(contoso).note).toBe('first')

    await importText(`Tenant ID,Note\r\n${contoso},third\r\n`)
    now += 30 * day + 1
    expect(await files.state()).toEqual({})
    await restart()
    await expect(files.undo()).rejects.toMatchObject({ error: { code: 'own.nothingToUndo' } })
    expect(book.get(contoso).note).toBe('third')
  })

  const mixed = `Default domain;Tenant ID;Note\r\nnobody.example;;"=1+1; ""quoted"""\r\ncontoso.com;;kept\r\n;nonsense;x\r\n`

  it('with lines that cannot be used keep these over a restart, as they stood there, to be corrected and imported again', async () => {
    const { found, changed } = await importText(mixed)
    expect([found.failed, changed]).toEqual([2, 1])
    await restart()
    const left = { file: 'own.csv', at: '1970-01-01T00:00:00.000Z', count: 2, lines: [{ line: 2, problem: 'unknownDomain', value: 'nobody.example' }, { line: 4, problem: 'tenant', value: 'nonsense' }] }
    expect((await files.state()).left).toEqual(left)
    expect(await files.exportLeft()).toEqual({ count: 2 })
    expect(saved).toBe(`\uFEFFDefault domain,Tenant ID,Note\r\nnobody.example,,"'=1+1; ""quoted"""\r\n,nonsense,x\r\n`)
    expect((await importText(saved.replace('nobody.example,', `nobody.example,${adatum}`).replace('nonsense', stranger))).changed).toBe(2)
    expect([book.get(adatum).note, book.get(stranger).note, book.get(contoso).note]).toEqual(['=1+1; "quoted"', 'x', 'kept'])
    expect((await files.state()).left).toBeUndefined()
    await expect(files.exportLeft()).rejects.toMatchObject({ error: { code: 'own.noLinesLeft' } })
  })

  it('with lines that cannot be used can have these saved before anything is kept, looked at again later, and given up', async () => {
    chosen = Buffer.from(mixed)
    const looked = await files.preview()
    expect(await files.exportLeft(looked.importId)).toEqual({ count: 2 })
    expect((await files.state()).left).toBeUndefined()
    await files.apply(looked.importId)
    known.set('nobody.example', adatum)
    await restart()
    const again = await files.retry()
    expect(again).toMatchObject({ file: 'own.csv', total: 1, changed: 1, failed: 1, errors: [{ line: 4, problem: 'tenant' }] })
    await files.apply(again.importId)
    expect(book.get(adatum).note).toBe('=1+1; "quoted"')
    expect((await files.state()).left).toMatchObject({ count: 1 })
    await files.forgetLeft()
    await restart()
    expect((await files.state()).left).toBeUndefined()
    await expect(files.retry()).rejects.toMatchObject({ error: { code: 'own.noLinesLeft' } })
  })

  it('are kept whole or not at all when the machine dies at any step, with what takes them back', async () => {
    const life = (machine: { disk: SimulatedDisk }, work: () => Promise<unknown>, diesAt = Number.POSITIVE_INFINITY) => liveUntil(machine, diesAt, () => 0, async () => {
      disk = machine.disk
      await setUp('en', true).then(work).catch(() => undefined)
    })
    const text = `Default domain,Tenant ID,Note\r\n,${contoso},after\r\n,${adatum},after\r\nnobody.example,,x\r\n`
    const prepared = async (): Promise<{ disk: SimulatedDisk }> => {
      const machine = { disk: new SimulatedDisk() }
      await life(machine, () => book.edit(contoso, { note: 'before' }))
      machine.disk = machine.disk.afterPowerCut(() => 0)
      return machine
    }
    const seen = new Set<string>()
    const steps = await life(await prepared(), () => importText(text))
    // One step more than there are: it lives.
    for (let diesAt = 1; diesAt <= steps + 1; diesAt += 1) {
      const machine = await prepared()
      await life(machine, () => importText(text), diesAt)
      disk = machine.disk.afterPowerCut(() => 0)
      await setUp('en', true)
      const { undo, left } = await files.state()
      const state = [book.get(contoso).note, book.get(adatum).note, undo?.changed, left?.count].join()
      expect(['before,,,', 'after,after,2,1']).toContain(state)
      seen.add(state)
      if (undo === undefined) continue
      await files.undo()
      expect([book.get(contoso).note, book.get(adatum).note]).toEqual(['before', ''])
    }
    expect(seen.size).toBe(2)
  })

  it('that name no customer are refused', async () => {
    chosen = Buffer.from('Name,Notiz\r\nx,y\r\n')
    await expect(files.preview()).rejects.toMatchObject({ error: { code: 'own.noColumns' } })
  })
})
