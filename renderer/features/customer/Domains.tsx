import type { CustomerDomain, Fact } from '../../../electron/contract/customer'
import type { Instant } from '../../../electron/contract/ids'
import { useI18n } from '../../i18n/I18nContext'
import { OwnAge } from '../../ui/Age'

/** All verified domains; by any of them the customer is found (capabilities 3.2). */
export function Domains({ domains, pageReadAt }: { readonly domains: Fact<readonly CustomerDomain[]>; readonly pageReadAt: Instant }) {
  const { t } = useI18n()
  return (
    <section className="stack" aria-labelledby="domains-heading">
      <h2 id="domains-heading">{t('customer.domains')}</h2>
      {!domains.known && <p className="muted">{t(`fact.${domains.why}`)}</p>}
      {domains.known && (
        <>
          <ul className="list">
            {domains.value.map(domain => (
              <li key={domain.name}>
                <span className="wrap">{domain.name}</span>
                <span className="small muted">
                  {[domain.isDefault && t('domain.default'), domain.isInitial && t('domain.initial'), !domain.isVerified && t('domain.unverified')].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          <OwnAge instant={domains.readAt} page={pageReadAt} />
        </>
      )}
    </section>
  )
}
