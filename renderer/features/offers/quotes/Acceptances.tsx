import { Link } from 'wouter'
import type { Offer, OfferAcceptance } from '../../../../electron/contract/offer'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { Moment } from '../../../ui/Age'
import { CustomerMark } from '../../../ui/Mark'

/** Who accepted, when, with which licences, and whether delegated administration was accepted too (capabilities 4.7, 4.8). */
export function Acceptances({ offer }: { readonly offer: Offer }) {
  const { t } = useI18n()
  return (
    <section className="stack" aria-labelledby="quote-acceptances">
      <h2 id="quote-acceptances">{t('quotes.acceptances')}</h2>
      {offer.acceptances.length === 0 && <p className="muted">{t('quotes.noAcceptance')}</p>}
      {offer.acceptances.length > 0 && (
        <div className="table-wrap">
          <table aria-labelledby="quote-acceptances">
            <thead>
              <tr>
                <th scope="col">{t('offers.customer')}</th>
                <th scope="col">{t('quotes.by')}</th>
                <th scope="col">{t('quotes.when')}</th>
                <th scope="col">{t('subscription.enabled')}</th>
                <th scope="col">{t('customer.relationship')}</th>
              </tr>
            </thead>
            <tbody>{offer.acceptances.map(one => <Row key={`${one.tenantId} ${one.at}`} one={one} offer={offer} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Row({ one, offer }: { readonly one: OfferAcceptance; readonly offer: Offer }) {
  const { t, number } = useI18n()
  return (
    <tr>
      <th scope="row"><span className="name-cell"><CustomerMark tenantId={one.tenantId} name={one.companyName} size="small" /><Link href={paths.customer(one.tenantId)}>{one.companyName}</Link></span></th>
      <td className="wrap">{one.by}</td>
      <td><Moment instant={one.at} /></td>
      <td>
        {one.lines.map(line => {
          const offered = offer.lines.find(before => before.offerId === line.offerId)?.licences
          return <div key={line.offerId}>{line.name}: {number(line.licences)}{offered !== undefined && offered !== line.licences && <span className="small muted"> {t('quotes.insteadOf', { count: number(offered) })}</span>}</div>
        })}
      </td>
      <td>{t(one.delegatedAdministration ? 'quotes.delegatedAccepted' : 'quotes.delegatedNotAccepted')}</td>
    </tr>
  )
}
