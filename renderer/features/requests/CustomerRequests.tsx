import { Link } from 'wouter'
import type { TenantId } from '../../../electron/contract/ids'
import { useI18n } from '../../i18n/I18nContext'
import { TopicWords } from '../../i18n/TopicWords'
import { requestWords } from '../../i18n/topics/requests'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Moment } from '../../ui/Age'
import { shown, useCall } from '../../ui/useCall'
import { RequestStatus } from './RequestStatus'

const atMost = 5

/** The newest service requests of a customer, on its page. */
export function CustomerRequests({ tenantId }: { readonly tenantId: TenantId }) {
  return <TopicWords words={requestWords}><Section tenantId={tenantId} /></TopicWords>
}

function Section({ tenantId }: { readonly tenantId: TenantId }) {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('requests', state => state.revision)
  const page = shown(useCall(() => bridge.calls['requests.find']({ tenantId, limit: atMost }), tenantId, revision).state)
  return (
    <section className="stack" aria-labelledby="customer-requests-heading">
      <h2 id="customer-requests-heading">{t('nav.serviceRequests')}</h2>
      {page?.total === 0 && <p className="muted">{t('requests.noneOfCustomer')}</p>}
      {page !== undefined && page.total > 0 && (
        <>
          <ul className="customer-requests">
            {page.rows.map(row => (
              <li key={row.id} className="row"><RequestStatus state={row.state} /><Link href={paths.serviceRequest(row.id)}>{row.title.trim() === '' ? t('requests.noSubject') : row.title}</Link><span className="small muted"><Moment instant={row.updatedAt} /></span></li>
            ))}
          </ul>
          <p><Link href={paths.customerRequests(tenantId)}>{t('requests.allOfCustomer', { count: page.total })}</Link></p>
        </>
      )}
    </section>
  )
}
