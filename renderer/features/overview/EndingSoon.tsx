import { Link } from 'wouter'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Deadline } from '../../ui/Age'
import { CustomerMark } from '../../ui/Mark'
import { ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'

const days = 90
const most = 12

/** Customers whose relationship ends within 90 days, the next one first; each leads to its customer, and more than fit here to the list of them. */
export function EndingSoon() {
  const { t } = useI18n()
  const bridge = useBridge()
  const revision = useTopic('customers', state => state.revision)
  const { state, reload } = useCall(() => bridge.calls['customers.page']({ offset: 0, limit: most, sort: 'relationshipEndsAt', filter: { endsWithin: days } }), 'ending', revision)
  const ending = shown(state)
  return (
    <section className="stack" aria-labelledby="ending-heading">
      <h2 id="ending-heading">{t('overview.ending', { days })}</h2>
      {state.step === 'loading' && <Loading />}
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {ending?.total === 0 && <p className="muted">{t('overview.endingNone', { days })}</p>}
      <ul className="list">
        {ending?.rows.map(row => (
          <li key={row.tenantId}>
            <CustomerMark tenantId={row.tenantId} name={row.name} />
            <Link href={paths.customer(row.tenantId)}>{row.name}</Link>
            {row.relationshipEndsAt !== undefined && <Deadline instant={row.relationshipEndsAt} />}
          </li>
        ))}
      </ul>
      {ending !== undefined && ending.total > most && <p><Link href={paths.customersWhere({ endsWithin: days })}>{t('overview.endingAll', { count: ending.total })}</Link></p>}
    </section>
  )
}
