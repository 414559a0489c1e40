import type { OfferLine } from '../../../../electron/contract/offer'
import { useI18n } from '../../../i18n/I18nContext'

/** Products and licences of an offer's draft; what was typed and is no number stands as it was typed. */
export function DraftLines({ lines }: { readonly lines: readonly OfferLine[] }) {
  const { number } = useI18n()
  return <ul>{lines.map(({ offerId, name, licences, typed }) => <li key={offerId}>{name} · <span className="nums">{typed ?? number(licences)}</span></li>)}</ul>
}
