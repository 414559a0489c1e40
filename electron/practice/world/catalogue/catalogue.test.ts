import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { World } from '../world'
import { COUNTRY_CODES, countryCode, countryName } from './countries'
import { PRODUCTS } from './products'

const GUID = /^[\dA-F]{8}(-[\dA-F]{4}){3}-[\dA-F]{12}$/
const E3 = '05E9A617-0261-4CEE-BB44-138D3EF5D965'

describe('the countries', () => {
  it('are all of ISO 3166-1, each with a name', () => {
    expect(new Set(COUNTRY_CODES).size).toBe(249)
    expect(COUNTRY_CODES.filter((code) => countryName(code) === code)).toEqual([])
    expect(countryName('DE', 'de')).toBe('Deutschland')
    expect([countryCode('de'), countryCode('UK'), countryCode('')]).toEqual(['DE', undefined, undefined])
  })
})

describe('the catalogue', () => {
  it('has well-formed ids that do not repeat, the trials of the real programme among them', async () => {
    const { catalogue } = await World.open({ customers: 0 })
    const offers = catalogue.offers('US')
    expect(offers.every((offer) => GUID.test(offer.id))).toBe(true)
    expect(new Set(offers.map((offer) => offer.id)).size).toBe(offers.length)
    expect(offers.filter((offer) => offer.kind === 'trial')).toHaveLength(11)
    expect(offers.filter((offer) => offer.kind === 'purchase')).toHaveLength(PRODUCTS.length)
    expect(offers.map((offer) => offer.rank)).toEqual(offers.map((offer) => offer.rank).toSorted((a, b) => a - b))
  })

  it('has fixed numbers for trials and limits for small companies, everywhere', async () => {
    const { catalogue } = await World.open({ customers: 0 })
    for (const country of COUNTRY_CODES) {
      for (const offer of catalogue.offers(country)) {
        expect(offer.minimumQuantity).toBeLessThanOrEqual(offer.maximumQuantity)
        if (offer.kind === 'trial') expect(offer).toMatchObject({ minimumQuantity: 25, maximumQuantity: 25, limitUnitOfMeasure: 'LifeTime', limit: 1 })
        else if (offer.product.category === 'smallBusiness') expect(offer).toMatchObject({ maximumQuantity: 300, limitUnitOfMeasure: 'Concurrent', limit: 300 })
        else expect(offer.limitUnitOfMeasure).toBe('None')
      }
    }
  })

  it('differs from country to country in products, trials and limits', async () => {
    const { catalogue } = await World.open({ customers: 0 })
    const parts = (country: string, kind: string): string[] => catalogue.offers(country).filter((offer) => offer.kind === kind).map((offer) => offer.product.skuPartNumber)
    expect(parts('KP', 'purchase')).toEqual([])
    expect(parts('CN', 'trial')).toEqual([])
    expect(parts('CN', 'purchase')).toContain('INTUNE_A')
    expect(parts('CN', 'purchase')).not.toContain('SPE_E3')
    expect(parts('DE', 'purchase')).not.toContain('M365_F1')
    expect(parts('DE', 'purchase')).toContain('SPE_F1')
    expect(parts('DE', 'trial')).not.toContain('SPE_F1')
    expect([catalogue.offer(E3, 'US')?.maximumQuantity, catalogue.offer(E3, 'IN')?.maximumQuantity]).toEqual([10_000_000, 100_000])
    expect(catalogue.offer(E3.toLowerCase(), 'US')?.id).toBe(E3)
  })

  it('is changed bit by bit, stays so after a restart, and is restored', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'practice-catalogue-'))
    const world = await World.open({ dataDir, customers: 0 })
    const trial = world.catalogue.offers('US')[0]?.id ?? ''
    await world.catalogue.alter({ removed: [E3.toLowerCase()] })
    await world.catalogue.alter({ maximumQuantity: { [trial.toLowerCase()]: 5 } })
    await world.close()
    const { catalogue, close } = await World.open({ dataDir }).then((again) => ({ catalogue: again.catalogue, close: () => again.close() }))
    expect(catalogue.offer(E3, 'US')).toBeUndefined()
    expect(catalogue.known(E3)?.product.name).toBe('Microsoft 365 E3')
    expect(catalogue.offer(trial, 'US')).toMatchObject({ minimumQuantity: 5, maximumQuantity: 5 })
    await catalogue.restore()
    expect(catalogue.offer(E3, 'US')).toMatchObject({ maximumQuantity: 10_000_000 })
    await close()
    await rm(dataDir, { recursive: true })
  })
})
