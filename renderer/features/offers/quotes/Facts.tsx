import type { Offer } from '../../../../electron/contract/offer'
import { useI18n } from '../../../i18n/I18nContext'
import { Deadline, Moment } from '../../../ui/Age'

/** What was offered, from which office, for which location. */
export function Facts({ offer }: { readonly offer: Offer }) {
  const { t, country, number } = useI18n()
  return (
    <section className="stack" aria-labelledby="quote-facts">
      <h2 id="quote-facts">{t('customer.facts')}</h2>
      <dl className="facts">
        <dt>{t('composer.quoteId')}</dt><dd className="mono">{offer.quoteId}</dd>
        <dt>{t('quotes.kind')}</dt><dd>{t(`quotes.kind.${offer.kind}`)}</dd>
        <dt>{t('offers.customer')}</dt><dd>{offer.customerName ?? t('offers.anyCustomer')}</dd>
        {offer.office !== undefined && <><dt>{t('wizard.office')}</dt><dd>{t('wizard.officeOption', { office: offer.office.name, partnerId: offer.office.partnerId })}</dd></>}
        {offer.usageLocation !== undefined && <><dt>{t('wizard.location')}</dt><dd>{country(offer.usageLocation)}</dd></>}
        {offer.lines.length > 0 && (
          <><dt>{t('wizard.subscriptions')}</dt><dd>{offer.lines.map(line => <div key={line.offerId}>{line.name} · {t('quotes.licences', { count: line.licences, text: number(line.licences) })}</div>)}</dd></>
        )}
        {offer.kind !== 'delegatedAdministration' && <><dt>{t('customer.relationship')}</dt><dd>{t(offer.includeDelegatedAdministration ? 'quotes.withDelegated' : 'quotes.withoutDelegated')}</dd></>}
        <dt>{t('quotes.created')}</dt><dd><Moment instant={offer.createdAt} /></dd>
        {offer.expiresAt !== undefined && <><dt>{t('customer.ends')}</dt><dd><Deadline instant={offer.expiresAt} /></dd></>}
        {offer.link !== undefined && <><dt>{t('quotes.link')}</dt><dd className="mono">{offer.link}</dd></>}
      </dl>
    </section>
  )
}
