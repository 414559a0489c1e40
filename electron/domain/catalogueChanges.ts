import type { CatalogueProduct, Office } from '../contract/catalogue'
import type { CatalogueChange, Offer, OfferLine } from '../contract/offer'
import { clampLicences } from './licences'

type Chosen = Pick<Offer, 'kind' | 'lines' | 'office' | 'usageLocation'>

/** The cloud's catalogue as it is now. `undefined`: not known, so nothing is said about it. */
export interface CatalogueNow {
  /** Of the offer's usage location; empty: nothing may be offered there any more. */
  readonly products?: readonly CatalogueProduct[] | undefined
  readonly offices?: readonly Office[] | undefined
}

/**
 * What the catalogue no longer allows of what was chosen (capabilities 4.9): products that are gone, numbers outside of
 * changed limits (`from`: chosen, `to`: the allowed number next to it), an office that is gone. Nothing else counts as a
 * change: a new name or wider limits are no reason to stop anybody.
 */
export function catalogueChanges(chosen: Chosen, now: CatalogueNow): readonly CatalogueChange[] {
  const { products, offices } = now
  const lines = products === undefined ? [] : lineChanges(chosen, products)
  return [...officeChange(chosen, offices), ...lines]
}

function officeChange({ office }: Chosen, offices: readonly Office[] | undefined): readonly CatalogueChange[] {
  if (office === undefined || offices === undefined || offices.some(({ partnerId }) => partnerId === office.partnerId)) return []
  return [{ kind: 'office', from: `${office.name} (${office.partnerId})` }]
}

function lineChanges(chosen: Chosen, products: readonly CatalogueProduct[]): readonly CatalogueChange[] {
  if (products.length === 0 && chosen.lines.length > 0) {
    return [{ kind: 'country', ...(chosen.usageLocation === undefined ? {} : { from: chosen.usageLocation }) }]
  }
  return chosen.lines.flatMap((line): readonly CatalogueChange[] => {
    const product = products.find(({ offerId }) => offerId === line.offerId)
    const about = { offerId: line.offerId, name: line.name }
    if (product === undefined) return [{ kind: 'gone', ...about }]
    const allowed = clampLicences(line.licences, product)
    return allowed === line.licences ? [] : [{ kind: 'limit', ...about, from: line.licences, to: allowed }]
  })
}

/**
 * The choices after the technician agreed to the changes, exactly those that were shown: what is gone is left out, numbers and
 * limits are moved.
 */
export function withChanges<T extends Chosen>(chosen: T, changes: readonly CatalogueChange[]): T {
  const kept = changes.some(({ kind }) => kind === 'office') ? withoutOffice(chosen) : chosen
  if (changes.some(({ kind }) => kind === 'country')) return { ...kept, lines: [] }
  return { ...kept, lines: chosen.lines.flatMap((line) => withLineChange(line, changes.find(({ offerId }) => offerId === line.offerId))) }
}

function withLineChange(line: OfferLine, change: CatalogueChange | undefined): readonly OfferLine[] {
  if (change?.kind === 'gone') return []
  if (change?.kind !== 'limit' || typeof change.to !== 'number') return [line]
  const { to } = change
  const { typed: _typed, ...rest } = line
  return [{ ...rest, licences: to, minimum: to > line.licences ? to : Math.min(line.minimum, to), maximum: to < line.licences ? to : Math.max(line.maximum, to) }]
}

function withoutOffice<T extends Chosen>(chosen: T): T {
  const kept = { ...chosen }
  Reflect.deleteProperty(kept, 'office')
  return kept
}
