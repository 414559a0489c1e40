import type { OfferRow } from '../../../../electron/contract/offer'
import { paths } from '../../../shell/routes'

/** Where there is work to do: the message; otherwise what became of the offer. */
export function addressOf({ id, state }: Pick<OfferRow, 'id' | 'state'>): string {
  return state === 'draft' || state === 'ready' || state === 'opened' ? paths.offer(id) : paths.offerDetails(id)
}
