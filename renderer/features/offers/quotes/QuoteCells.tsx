import { Link } from 'wouter'
import type { OfferRow } from '../../../../electron/contract/offer'
import { useI18n } from '../../../i18n/I18nContext'
import { Moment } from '../../../ui/Age'
import { Icon } from '../../../ui/Icon'
import { CustomerMark } from '../../../ui/Mark'
import { OfferStatus } from '../OfferStatus'
import { addressOf } from './address'

/** What the list says of one offer. */
export function QuoteCells({ row }: { readonly row: OfferRow }) {
  const { t } = useI18n()
  const customer = row.acceptances > 1 ? t('quotes.acceptedBy', { count: row.acceptances }) : (row.acceptedBy ?? row.customerName)
  const begun = row.state === 'draft' && row.kind !== 'delegatedAdministration' && row.products.length === 0
  const title = begun ? t('quotes.begun', { kind: t(`quotes.kind.${row.kind}`) }) : row.subject.trim() || t('offers.noSubject')
  const products = row.products.length === 0 ? t(`quotes.kind.${row.kind}`) : row.products.join(', ')
  return (
    <>
      <div role="gridcell" aria-colindex={1} title={row.quoteId}><Link href={addressOf(row)} tabIndex={-1}>{title}</Link></div>
      <div role="gridcell" aria-colindex={2} className="name-cell" title={customer}>
        {row.tenantId !== undefined && row.acceptances <= 1 && customer !== undefined && <CustomerMark tenantId={row.tenantId} name={customer} size="small" />}
        <span className={customer === undefined ? 'muted' : undefined}>{customer ?? t('offers.anyCustomer')}</span>
      </div>
      <div role="gridcell" aria-colindex={3} title={products}>{products}</div>
      <div role="gridcell" aria-colindex={4}><State row={row} /></div>
      <div role="gridcell" aria-colindex={5}><Moment instant={row.updatedAt} /></div>
    </>
  )
}

function State({ row }: { readonly row: OfferRow }) {
  const { t } = useI18n()
  if (row.waiting) return <span className="status" data-tone="warn"><Icon name="clock" />{t('quotes.waiting')}</span>
  return (
    <>
      <OfferStatus state={row.state} />
      {row.access === 'waiting' && <span className="status" data-tone="warn" title={t('access.waiting')}>&nbsp;<Icon name="clock" /><span className="hidden-visually">{t('access.waiting')}</span></span>}
    </>
  )
}
