import type { OfferRow } from '../../../../electron/contract/offer'
import type { OfferFilter } from '../../../../electron/contract/offerRequests'
import { useBridge } from '../../../stores/StoresContext'
import { usePages, type PagedRows } from '../../../ui/grid/usePages'

export type QuoteRows = PagedRows<OfferRow>

/** Offers that fit, read page by page as one scrolls. */
export function useQuoteRows(filter: OfferFilter, revision: number) {
  const bridge = useBridge()
  return usePages<OfferRow, OfferFilter>((wanted, offset, limit) => bridge.calls['offers.find']({ ...wanted, offset, limit }), filter, revision)
}
