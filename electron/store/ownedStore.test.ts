import { beforeEach, describe, expect, it } from 'vitest'
import { tenantIdSchema } from '../contract/ids'
import type { OwnData } from '../contract/own'
import { openPersonalStore, type PersonalStore } from './appStores'
import { adoptUnowned, countOwned, dropOwned, ownedStore } from './ownedStore'
import { newProcess } from './testing/recordStore'
import { SimulatedDisk } from './testing/simulatedDisk'

const contoso = tenantIdSchema.parse('AB000000-0000-4000-8000-000000000001')
const adatum = tenantIdSchema.parse('AB000000-0000-4000-8000-000000000002')
const [ada, ben] = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb']
const kept = (id: OwnData['id'], note: string): OwnData => ({ id, favourite: false, tags: [note], aliases: [], note })

describe('what belongs to an account', () => {
  let files: SimulatedDisk
  let base: PersonalStore
  let who: string | undefined
  let store: PersonalStore
  const notes = (): readonly string[] => [...store.read('own').values()].map(({ note }) => note)
  const put = (...records: readonly OwnData[]): Promise<void> => store.update(({ own }) => { for (const one of records) own.put(one) })

  beforeEach(async () => {
    files = new SimulatedDisk()
    base = await openPersonalStore('/data', { files, processes: newProcess() })
    store = ownedStore(base, () => who)
    who = ada
    await put(kept(contoso, 'of Ada'), kept(adatum, 'of Ada too'))
    who = ben
    await put(kept(contoso, 'of Ben'))
  })

  it('is there for that account only, under its own id, however it is read', () => {
    const own = store.read('own')
    expect([own.size, [...own.ids()], own.get(contoso), own.has(adatum), own.get(adatum), own.searchText(adatum)]).toEqual([
      1, [contoso], kept(contoso, 'of Ben'), false, undefined, undefined
    ])
    expect([...own.searchTexts()]).toEqual([[contoso, '\t\tof Ben']])
    who = ada
    expect(notes()).toEqual(['of Ada', 'of Ada too'])
    expect(Object.isFrozen(store.read('own').get(contoso))).toBe(true)
  })

  it('cannot be changed, deleted or cleared by another', async () => {
    await store.update(({ own }) => {
      own.delete(adatum)
      own.clear()
    })
    expect(notes()).toEqual([])
    who = ada
    expect(notes()).toEqual(['of Ada', 'of Ada too'])
  })

  it('is nobody’s while nobody is signed in: nothing is there, and nothing can be put', async () => {
    who = undefined
    expect([notes(), store.read('own').size, store.read('own').has(contoso)]).toEqual([[], 0, false])
    await expect(put(kept(contoso, 'of nobody'))).rejects.toMatchObject({ error: { kind: 'signedOut' } })
    expect([...base.read('own').values()]).toHaveLength(3)
  })

  it('does not change hands within a transaction that waits, nor while a table is read', async () => {
    const table = store.read('own')
    const written = put(kept(adatum, 'of Ben too'))
    who = ada
    await written
    expect([...table.values()].map(({ note }) => note)).toEqual(['of Ben', 'of Ben too'])
    expect(notes()).toEqual(['of Ada', 'of Ada too'])
  })

  it('is counted and removed for one account alone, and cannot be read on the disk any more', async () => {
    expect([countOwned(base, ada), countOwned(base, ben), countOwned(base, 'cccccccccccccccc')]).toEqual([{ items: 0, customers: 2 }, { items: 0, customers: 1 }, undefined])
    await dropOwned(base, ada)
    expect([countOwned(base, ada), countOwned(base, ben), notes()]).toEqual([undefined, { items: 0, customers: 1 }, ['of Ben']])
  })

  it('settings are the computer’s', async () => {
    await store.update(({ settings }) => settings.put({ id: 'language', value: 'de' }))
    who = undefined
    expect(store.read('settings').get('language')?.value).toBe('de')
  })

  it('what nobody owned is adopted once, in one piece, and is there after the next start', async () => {
    await base.update(({ own, recent }) => {
      own.put(kept(adatum, 'older'))
      recent.put({ id: adatum, at: '2026-01-01T00:00:00.000Z' })
    })
    await adoptUnowned(base, ben)
    await adoptUnowned(base, ada)
    await base.close()
    base = await openPersonalStore('/data', { files, processes: newProcess() })
    store = ownedStore(base, () => who)
    expect(notes()).toEqual(['of Ben', 'older'])
    expect([...store.read('recent').ids()]).toEqual([adatum])
    who = ada
    expect(notes()).toEqual(['of Ada', 'of Ada too'])
    expect(store.read('recent').size).toBe(0)
  })
})
