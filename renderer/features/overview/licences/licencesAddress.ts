import { licenceSortKeys, licenceTroubles, type LicenceSortKey, type LicenceTrouble } from '../../../../electron/contract/overview'

/** What the list of licences shows: by what it is narrowed, and by which column it is ordered. */
export interface Shown {
  readonly skuId: string | undefined
  readonly why: LicenceTrouble['why'] | undefined
  readonly sort: LicenceSortKey
  readonly descending: boolean
}

/** Reads what an address asks for; what is not understood does not narrow. */
export function shownFor(query: string): Shown {
  const wanted = new URLSearchParams(query)
  const product = wanted.get('product') ?? ''
  return {
    skuId: product === '' || product.length > 64 ? undefined : product,
    why: licenceTroubles.find(one => one === wanted.get('why')),
    sort: licenceSortKeys.find(one => one === wanted.get('sort')) ?? 'customer',
    descending: wanted.get('descending') === 'yes'
  }
}

/** The address's own form of it; empty where nothing differs from the whole list. */
export const queryFor = ({ skuId, why, sort, descending }: Shown): Record<string, string> => ({
  ...(skuId !== undefined && { product: skuId }), ...(why !== undefined && { why }), ...(sort !== 'customer' && { sort }), ...(descending && { descending: 'yes' })
})

export const narrows = ({ skuId, why }: Shown): boolean => skuId !== undefined || why !== undefined
