import { Link } from 'wouter'
import type { LicenceSummary } from '../../../../electron/contract/overview'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { CustomerMark } from '../../../ui/Mark'
import { useCall } from '../../../ui/useCall'
import { Panel } from './Panel'

/** Licences used and free over all customers, and where there are none left or a subscription ends. */
export function Licences() {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('customers', state => state.revision)
  const { state, reload } = useCall(() => bridge.calls['overview.licences'](), 'licences', revision)
  return (
    <Panel title={t('overview.health.licences')} state={state} onRetry={reload}>
      {summary => (summary.known === 0 ? <p className="muted">{t('overview.health.licencesNone')}</p> : <Known summary={summary} />)}
    </Panel>
  )
}

function Known({ summary }: { readonly summary: LicenceSummary }) {
  const { t, number } = useI18n()
  return (
    <>
      <p className="small muted">{t('overview.health.licencesKnown', { known: number(summary.known), total: number(summary.customers) })}</p>
      <div className="table-wrap">
        <table>
          <thead><tr><th scope="col">{t('overview.health.product')}</th><th scope="col" className="num">{t('overview.health.used')}</th><th scope="col" className="num">{t('overview.health.free')}</th><td aria-hidden="true" /></tr></thead>
          <tbody>
            {summary.products.map(({ skuId, name, used, enabled }) => (
              <tr key={skuId}>
                <th scope="row"><Link href={paths.licencesWhere({ product: skuId })}>{name}</Link></th>
                <td className="num">{number(used)}</td>
                <td className="num">{number(Math.max(0, enabled - used))}</td>
                <td aria-hidden="true" className="use-cell"><span className="use" data-full={used >= enabled || undefined}><i style={{ width: `${enabled === 0 ? 100 : Math.min(100, (used / enabled) * 100)}%` }} /></span></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {summary.troubles.length > 0 && (
        <>
          <h3>{t('overview.health.troubles', { short: summary.short, expiring: summary.expiring })}</h3>
          <ul className="list">
            {summary.troubles.map(({ tenantId, customer, product, why, free }) => (
              <li key={`${tenantId} ${product}`}>
                <CustomerMark tenantId={tenantId} name={customer} size="small" />
                <Link href={paths.customer(tenantId)}>{customer}</Link>
                <span className="muted">{why === 'short' ? t('overview.health.short', { product, free }) : t('overview.health.expiring', { product })}</span>
              </li>
            ))}
          </ul>
          <p className="row">
            {summary.short > 0 && <Link href={paths.licencesWhere({ why: 'short' })}>{t('overview.health.allShort', { count: summary.short })}</Link>}
            {summary.expiring > 0 && <Link href={paths.licencesWhere({ why: 'expiring' })}>{t('overview.health.allExpiring', { count: summary.expiring })}</Link>}
          </p>
        </>
      )}
      <p><Link href={paths.licences}>{t('overview.health.allLicences')}</Link></p>
    </>
  )
}
