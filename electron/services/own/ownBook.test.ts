import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { tenantIdSchema } from '../../contract/ids'
import { ownLimits } from '../../contract/own'
import { cleanLabel } from '../../domain/ownData'
import { hostileText } from '../../domain/mail/testing/hostileText'
import { openPersonalStore, type PersonalStore } from '../../store/appStores'
import { newProcess } from '../../store/testing/recordStore'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import { OwnBook } from './ownBook'
import { RecentCustomers } from './recentCustomers'

const tenant = (number: number) => tenantIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
const [contoso, adatum] = [tenant(1), tenant(2)]
const at = Date.parse('2026-06-01T00:00:00.000Z')

describe('own data', () => {
  let disk: SimulatedDisk
  let store: PersonalStore
  let now = at
  const [tell, changed] = [vi.fn(), vi.fn()]
  const open = async () => {
    store = await openPersonalStore('/data', { files: disk, processes: newProcess() })
    const book = new OwnBook({ store, clock: { now: () => now }, tell, changed })
    await book.ready()
    return book
  }
  beforeEach(() => {
    disk = new SimulatedDisk()
    now = at
    vi.clearAllMocks()
  })

  it('is kept by tenant, over a restart, and known to lists without reading the notes', async () => {
    const book = await open()
    expect(book.get(contoso)).toEqual({ id: contoso, favourite: false, tags: [], aliases: [], note: '' })
    await book.edit(contoso, { favourite: true, tags: ['VIP', ' renew  soon '], aliases: ['Acme; Inc'], note: '  as typed\r\n\n ' })
    expect(tell).toHaveBeenCalledWith('own.changed', { tenantIds: [contoso] })
    expect(changed).toHaveBeenCalledWith([contoso])
    await store.close()
    const again = await open()
    expect(again.get(contoso)).toEqual({ id: contoso, favourite: true, tags: ['VIP', 'renew soon'], aliases: ['Acme, Inc'], note: '  as typed\r\n\n ', updatedAt: '2026-06-01T00:00:00.000Z' })
    expect(again.of(contoso)).toEqual({ favourite: true, tags: ['VIP', 'renew soon'], aliases: ['Acme, Inc'] })
    expect(again.of(adatum)).toBeUndefined()
  })

  it('has one spelling for a tag, the one that is there', async () => {
    const book = await open()
    await book.edit(contoso, { tags: ['VIP', 'vip', 'Süd'] })
    expect(book.get(contoso).tags).toEqual(['VIP', 'Süd'])
    await book.editMany([adatum], { addTags: ['vip', 'sud'] })
    expect(book.get(adatum).tags).toEqual(['VIP', 'Süd'])
    await book.editMany([contoso, adatum], { removeTags: ['SÜD'] })
    expect(book.tags()).toEqual(['VIP'])
    await book.editMany([contoso, adatum], { removeTags: ['vip'] })
    expect(book.tags()).toEqual([])
    expect((await book.edit(contoso, { tags: ['vip'] })).tags).toEqual(['vip'])
  })

  it('of many customers changes in one transaction, and says of how many', async () => {
    const book = await open()
    const all = Array.from({ length: 500 }, (_, number) => tenant(number))
    expect(await book.editMany(all, { addTags: ['south'], favourite: true })).toBe(500)
    expect(await book.editMany(all, { addTags: ['South'], favourite: true })).toBe(0)
    expect(tell).toHaveBeenCalledTimes(1)
    expect(tell).toHaveBeenCalledWith('own.changed', { tenantIds: 'all' })
    expect(book.get(tenant(499)).tags).toEqual(['south'])
  })

  it('is gone when nothing is kept any more, and not written when nothing changed', async () => {
    const book = await open()
    await book.edit(contoso, { note: 'x' })
    await book.edit(contoso, { note: 'x' })
    expect(tell).toHaveBeenCalledTimes(1)
    await book.edit(contoso, { note: '' })
    expect(store.read('own').size).toBe(0)
    expect(book.of(contoso)).toBeUndefined()
  })

  it('keeps no more than it may, and labels that stay as they are when they are cleaned again', () => {
    fc.assert(
      fc.property(hostileText(60), (text) => {
        const label = cleanLabel(text, ownLimits.tag)
        expect(cleanLabel(label, ownLimits.tag)).toBe(label)
        expect([...label].length).toBeLessThanOrEqual(ownLimits.tag)
        expect(label).not.toMatch(/[;\p{Cc}\p{Zl}\p{Zp}]/u)
      }),
      { numRuns: 500 }
    )
  })

  it('knows the latest customers, the last one first, and forgets the oldest', async () => {
    await open()
    const recent = new RecentCustomers({ store, clock: { now: () => now } })
    for (let number = 0; number < 40; number += 1) {
      now += 1_000
      await recent.note(tenant(number))
    }
    now += 1_000
    await recent.note(tenant(20))
    expect(recent.list()).toHaveLength(30)
    expect(recent.list().slice(0, 3)).toEqual([tenant(20), tenant(39), tenant(38)])
    expect(recent.list()).not.toContain(tenant(9))
  })
})
