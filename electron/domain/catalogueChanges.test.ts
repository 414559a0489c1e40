import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CatalogueProduct } from '../contract/catalogue'
import type { OfferLine } from '../contract/offer'
import { catalogueChanges, withChanges } from './catalogueChanges'

const office = { name: 'Seattle', partnerId: '1' }
const product = (offerId: string, minimum: number, maximum: number): CatalogueProduct => ({ offerId, name: offerId, minimum, maximum, isTrial: false, unit: 'Licenses' })
const line = (offerId: string, licences: number): OfferLine => ({ offerId, name: offerId, licences, minimum: 1, maximum: 300 })
const chosen = { kind: 'purchase' as const, office, usageLocation: 'DE', lines: [line('A', 50), line('B', 5)] }

describe('catalogueChanges', () => {
  it('says exactly what is no longer allowed, and nothing else', () => {
    expect(catalogueChanges(chosen, { products: [product('A', 1, 300), product('B', 1, 300)], offices: [office] })).toEqual([])
    expect(catalogueChanges(chosen, {})).toEqual([])
    expect(catalogueChanges(chosen, { products: [product('A', 1, 20)], offices: [] })).toEqual([
      { kind: 'office', from: 'Seattle (1)' },
      { kind: 'limit', offerId: 'A', name: 'A', from: 50, to: 20 },
      { kind: 'gone', offerId: 'B', name: 'B' }
    ])
    expect(catalogueChanges(chosen, { products: [] })).toEqual([{ kind: 'country', from: 'DE' }])
    expect(catalogueChanges(chosen, { products: [product('A', 60, 300), product('B', 1, 5)] })).toEqual([{ kind: 'limit', offerId: 'A', name: 'A', from: 50, to: 60 }])
  })

  it('finds nothing more once its changes were applied, and touches nothing else', () => {
    const id = fc.constantFrom('A', 'B', 'C', 'D')
    const products = fc.uniqueArray(fc.tuple(id, fc.integer({ min: 1, max: 50 }), fc.nat(100)), { selector: ([name]) => name }).map((all) => all.map(([name, minimum, more]) => product(name, minimum, minimum + more)))
    const lines = fc.uniqueArray(fc.tuple(id, fc.integer({ min: 1, max: 300 })), { selector: ([name]) => name }).map((all) => all.map(([name, licences]) => line(name, licences)))
    fc.assert(
      fc.property(products, lines, fc.boolean(), (now, wanted, officeStays) => {
        const offer = { ...chosen, lines: wanted }
        const changes = catalogueChanges(offer, { products: now, offices: officeStays ? [office] : [] })
        const after = withChanges(offer, changes)
        expect(catalogueChanges(after, { products: now, offices: officeStays ? [office] : [] })).toEqual([])
        expect(after.office).toEqual(officeStays ? office : undefined)
        for (const one of wanted) {
          if (!changes.some(({ offerId, kind }) => offerId === one.offerId || kind === 'country')) expect(after.lines).toContainEqual(one)
        }
        expect(after.lines.every(({ licences, minimum, maximum }) => minimum <= licences && licences <= maximum)).toBe(true)
      })
    )
  })
})
