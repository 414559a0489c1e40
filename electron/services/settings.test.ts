import { describe, expect, it } from 'vitest'
import { settingsChangeSchema } from '../contract/settings'
import { openPersonalStore } from '../store/appStores'
import { newProcess } from '../store/testing/recordStore'
import { SimulatedDisk } from '../store/testing/simulatedDisk'
import { createSettings } from './settings'

const open = (disk: SimulatedDisk) => openPersonalStore('/data', { files: disk, processes: newProcess() })

describe('settings', () => {
  it('are complete from the first start and durable from the moment an update resolves', async () => {
    const disk = new SimulatedDisk()
    const settings = createSettings({ store: await open(disk), defaults: { cloud: 'global' }, systemLocale: () => 'en-GB' })
    expect(settings.get()).toEqual({ cloud: 'global', language: 'system', appearance: 'system', navigationCollapsed: false, notifyAccepted: 'quiet', notifyEnding: 'quiet', notifyNames: true, systemListNames: true, actingLimit: '60', actingIdle: '30', actingEndOnLock: true, actingReason: 'off', keepActivity: 'forever', registrations: {}, customerColumns: ['defaultDomain', 'relationship', 'relationshipEndsAt', 'tags'], hiddenHelp: [] })
    expect(await settings.update({ appearance: 'dark', cloud: undefined })).toMatchObject({ appearance: 'dark', cloud: 'global' })
    const again = createSettings({ store: await open(disk.afterPowerCut(() => 0)), systemLocale: () => 'en-GB' })
    expect(again.get()).toMatchObject({ appearance: 'dark', cloud: 'practice' })
  })

  it('lose only the one value that cannot be read', async () => {
    const store = await open(new SimulatedDisk())
    await store.update(({ settings }) => {
      settings.put({ id: 'appearance', value: 'purple' })
      settings.put({ id: 'navigationCollapsed', value: true })
    })
    expect(createSettings({ store, systemLocale: () => 'en' }).get()).toMatchObject({ appearance: 'system', navigationCollapsed: true })
  })

  it('go back to their defaults all together, but for the cloud', async () => {
    const settings = createSettings({ store: await open(new SimulatedDisk()), systemLocale: () => 'en' })
    await settings.update({ cloud: 'china', appearance: 'dark', actingLimit: 'none', hiddenHelp: ['x'] })
    expect(await settings.reset()).toMatchObject({ cloud: 'china', appearance: 'system', actingLimit: '60', hiddenHelp: [] })
  })

  it('change alone: what a change does not name is not in it', () => {
    expect(settingsChangeSchema.parse({ appearance: 'dark' })).toEqual({ appearance: 'dark' })
    expect(settingsChangeSchema.safeParse({ appearance: 'purple' }).success).toBe(false)
    expect(settingsChangeSchema.safeParse({ strange: true }).success).toBe(false)
  })

  it('that administrators fixed stand, and a change of them is refused', async () => {
    const store = await open(new SimulatedDisk())
    await store.update(({ settings }) => settings.put({ id: 'actingReason', value: 'off' }))
    const settings = createSettings({ store, systemLocale: () => 'en', fixed: { actingReason: 'required' } })
    expect(settings.get().actingReason).toBe('required')
    await expect(settings.update({ actingReason: 'off', appearance: 'dark' })).rejects.toMatchObject({ error: { kind: 'notAllowed', code: 'settings.fixed' } })
    expect(settings.get().appearance).toBe('system')
  })

  it('follow the system for the language unless one is chosen', async () => {
    const store = await open(new SimulatedDisk())
    const settings = createSettings({ store, systemLocale: () => 'de-AT' })
    expect(settings.language()).toBe('de')
    expect(createSettings({ store, systemLocale: () => 'fr-FR' }).language()).toBe('en')
    await settings.update({ language: 'en' })
    expect(settings.language()).toBe('en')
  })
})
