import { describe, expect, it } from 'vitest'
import { recordIdSchema } from '../contract/ids'
import { openPersonalStore } from './appStores'
import { openStore } from './openStore'
import { personalUpgrades } from './personalUpgrades'
import { newProcess } from './testing/recordStore'
import { SimulatedDisk } from './testing/simulatedDisk'

const first = {
  id: recordIdSchema.parse('00000000-0000-4000-8000-000000000001'), kind: 'delegatedAdministration', state: 'sent', quoteId: 'x', language: 'de', to: 'a@b.example', subject: 's', body: 'Grüße an Müller',
  link: 'https://x.example/', createdAt: '2026-11-20T12:00:00.000Z', updatedAt: '2026-11-20T13:00:00.000Z'
}

describe('the step from version 1', () => {
  it('gives old offers what new ones have, and keeps all they had', () => {
    expect(personalUpgrades[1]?.('offers', first)).toEqual({
      ...first, via: 'relationship', lines: [], includeDelegatedAdministration: true, acceptances: [], history: [{ at: first.createdAt, event: 'created' }]
    })
    expect(personalUpgrades[1]?.('settings', { id: 'language', value: 'de' })).toEqual({ id: 'language', value: 'de' })
  })

  it('runs on a store that version 1 wrote, which is then found by its new words and kept', async () => {
    const disk = new SimulatedDisk()
    const old = await openStore<{ offers: typeof first; settings: { id: string; value: unknown } }>({
      folder: '/data/personal', version: 1, tables: { offers: {}, settings: {} }, files: disk, processes: newProcess()
    })
    await old.update(({ offers, settings }) => {
      offers.put(first)
      settings.put({ id: 'language', value: 'de' })
    })
    await old.close()
    for (let start = 0; start < 2; start += 1) {
      const store = await openPersonalStore('/data', { files: disk, processes: newProcess() })
      expect(store.read('offers').get(first.id)).toMatchObject({ ...first, via: 'relationship', lines: [] })
      expect([...store.read('offers').searchTexts()][0]?.[1]).toContain('grusse an muller')
      expect(store.read('settings').get('language')?.value).toBe('de')
      await store.close()
    }
  })
})
