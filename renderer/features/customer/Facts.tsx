import type { ReactNode } from 'react'
import type { CustomerDetails, Fact } from '../../../electron/contract/customer'
import { Link } from 'wouter'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { Deadline, OwnAge } from '../../ui/Age'
import { RelationshipStatus } from '../../ui/RelationshipStatus'

/** Who the customer is, each fact with its age or the reason why it is not known (capabilities 3.5). */
export function Facts({ customer }: { readonly customer: CustomerDetails }) {
  const { t, country } = useI18n()
  return (
    <section className="stack" aria-labelledby="facts-heading">
      <h2 id="facts-heading">{t('customer.facts')}</h2>
      <dl className="facts">
        <dt>{t('customer.defaultDomain')}</dt><dd>{customer.defaultDomain}</dd>
        <dt>{t('customer.tenantId')}</dt><dd className="mono">{customer.tenantId}</dd>
        <FactRow label={t('customer.location')} fact={customer.country} page={customer.readAt}>
          {value => [value.city, country(value.country)].filter(Boolean).join(', ')}
        </FactRow>
        <FactRow label={t('customer.relationship')} fact={customer.relationship} page={customer.readAt}>{value => <span className="row"><RelationshipStatus state={value.state} />{value.id !== undefined && <Link href={paths.relationship(value.id)}>{t('customer.relationshipDetails')}</Link>}</span>}</FactRow>
        {customer.relationship.known && customer.relationship.value.endsAt !== undefined && (
          <><dt>{t('customer.ends')}</dt><dd><Deadline instant={customer.relationship.value.endsAt} /></dd></>
        )}
        {customer.relationship.known && (
          <><dt>{t('customer.yourRole')}</dt><dd>{customer.relationship.value.technicianRole === undefined ? <span className="muted">{t('fact.notChecked')}</span> : t(`role.${customer.relationship.value.technicianRole}`)}</dd></>
        )}
      </dl>
    </section>
  )
}

interface RowProps<T> {
  readonly label: string
  readonly fact: Fact<T>
  /** The age that the page shows. */
  readonly page: string
  readonly children: (value: T) => ReactNode
}

function FactRow<T>({ label, fact, page, children }: RowProps<T>) {
  const { t } = useI18n()
  return (
    <>
      <dt>{label}</dt>
      <dd>{fact.known ? <>{children(fact.value)} <OwnAge instant={fact.readAt} page={page} /></> : <span className="muted">{t(`fact.${fact.why}`)}</span>}</dd>
    </>
  )
}
