import { describe, expect, it } from 'vitest'
import { AppFailure } from '../contract/errors'
import { unreachable } from './testing/offersAtWork'
import { CatalogueAtWork, deskAtWork, intune, intuneTrial, officeOne, openDesk } from './testing/quotesAtWork'

describe('the catalogue', () => {
  it('is read from the cloud, by kind, and kept', async () => {
    const { catalogue, port, told } = await deskAtWork()
    expect(await catalogue.products('DE', 'trial')).toMatchObject({ country: 'DE', products: [intuneTrial], source: 'cloud' })
    expect(await catalogue.products('DE', 'purchase')).toMatchObject({ products: [intune], source: 'cloud' })
    expect(port.asked).toBe(1)
    expect(await catalogue.offices()).toMatchObject({ offices: [officeOne], source: 'cloud' })
    expect(told).toEqual([['catalogue.changed', { country: 'DE' }], ['catalogue.changed', {}]])
  })

  it('is read again after some minutes, or when asked to', async () => {
    const { catalogue, port, time } = await deskAtWork()
    await catalogue.products('DE', 'trial')
    time.now += 600_000
    port.offered = []
    expect((await catalogue.products('DE', 'trial')).products).toEqual([])
    port.offered = [intuneTrial]
    await catalogue.refresh('DE')
    expect((await catalogue.products('DE', 'trial')).products).toEqual([intuneTrial])
  })

  it('answers from the cache with its age when the cloud does not, each country by itself, also after a restart', async () => {
    const store = await openDesk()
    const first = await deskAtWork({ store })
    const { readAt } = await first.catalogue.products('DE', 'trial')
    const port = new CatalogueAtWork()
    const { catalogue, time, line } = await deskAtWork({ store, catalogue: port })
    time.now += 86_400_000
    port.failure = unreachable()
    expect(await catalogue.products('DE', 'trial')).toEqual({ country: 'DE', products: [intuneTrial], readAt, source: 'cache' })
    await expect(catalogue.products('FR', 'trial')).rejects.toMatchObject({ error: { kind: 'unreachable' } })
    line.online = false
    port.failure = undefined
    expect(await catalogue.products('DE', 'trial')).toMatchObject({ source: 'cache' })
    expect(port.asked).toBe(2)
  })

  it('does not hide a refusal behind the cache', async () => {
    const { catalogue, port, time } = await deskAtWork()
    await catalogue.offices()
    time.now += 600_000
    port.failure = new AppFailure({ kind: 'notAllowed', code: 'service.notAllowed' })
    await expect(catalogue.offices()).rejects.toMatchObject({ error: { kind: 'notAllowed' } })
  })

  it('takes what was kept in another shape for never read', async () => {
    const store = await openDesk()
    const { catalogue, line } = await deskAtWork({ store })
    await store.update(({ catalogue: table }) => table.put({ id: 'country:DE', value: { items: [{ offerId: 5 }], readAt: '2026-11-21T12:00:00.000Z' } }))
    line.online = false
    expect(await catalogue.products('DE', 'purchase')).toMatchObject({ products: [intune], source: 'cloud' })
  })
})
