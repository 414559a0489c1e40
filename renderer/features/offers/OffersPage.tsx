import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import type { Offer } from '../../../electron/contract/offer'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useTopic } from '../../stores/StoresContext'
import { Moment } from '../../ui/Age'
import { Button } from '../../ui/Button'
import { CustomerMark } from '../../ui/Mark'
import { Page } from '../../ui/Page'
import { EmptyState, ErrorState, Loading } from '../../ui/states'
import { OfferStatus } from './OfferStatus'

/** All offers with their state, the last changed first (capabilities 4.8). */
export function OffersPage() {
  const { t } = useI18n()
  const [, go] = useLocation()
  const offers = useTopic('offers', state => state.offers)
  const error = useTopic('offers', state => state.error)
  const load = useTopic('offers', state => state.load)
  useEffect(() => { void load() }, [load])
  const create = <Button look="primary" icon="handshake" onClick={() => go(paths.newOffer)}>{t('command.offerDelegatedAdministration')}</Button>
  return (
    <Page title={t('nav.offers')} help="offers.help" action={create}>
      {error !== undefined && <ErrorState error={error} onRetry={() => { void load() }} />}
      {offers === undefined && error === undefined && <Loading />}
      {offers?.length === 0 && <EmptyState text={t('offers.empty')} />}
      {offers !== undefined && offers.length > 0 && <OfferTable offers={offers} />}
    </Page>
  )
}

function OfferTable({ offers }: { readonly offers: readonly Offer[] }) {
  const { t } = useI18n()
  const sorted = offers.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
  return (
    <div className="table-wrap">
      <table aria-label={t('nav.offers')}>
        <thead>
          <tr>
            <th scope="col">{t('offers.subject')}</th>
            <th scope="col">{t('offers.customer')}</th>
            <th scope="col">{t('offers.state')}</th>
            <th scope="col">{t('offers.changed')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(offer => (
            <tr key={offer.id}>
              <th scope="row"><Link href={paths.offer(offer.id)}>{offer.subject.trim() || t('offers.noSubject')}</Link></th>
              <td>
                {offer.tenantId === undefined
                  ? <span className="muted">{t('offers.anyCustomer')}</span>
                  : <span className="name-cell"><CustomerMark tenantId={offer.tenantId} name={offer.customerName ?? ''} size="small" /><span>{offer.customerName}</span></span>}
              </td>
              <td><OfferStatus state={offer.state} /></td>
              <td><Moment instant={offer.updatedAt} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
