import type { Offer } from '../../../../electron/contract/offer'
import { useI18n } from '../../../i18n/I18nContext'
import { Moment } from '../../../ui/Age'

/** What happened to the offer, the latest first. */
export function History({ offer }: { readonly offer: Offer }) {
  const { t } = useI18n()
  return (
    <section className="stack" aria-labelledby="quote-history">
      <h2 id="quote-history">{t('quotes.history')}</h2>
      {offer.history.length === 0 && <p className="muted">{t('quotes.noHistory')}</p>}
      <ol className="list">
        {numbered(offer).map(({ number, entry }) => (
          <li key={number}>
            <Moment instant={entry.at} />
            <span>{t(`offers.history.${entry.event}`)}{entry.detail !== undefined && <span className="small muted"> {entry.detail}</span>}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Entries are only ever added, so the place of one says which it is. */
function numbered({ history }: Offer) {
  return history.map((entry, number) => ({ number, entry })).toReversed()
}
