import { Link } from 'wouter'
import { relationshipStateNames } from './stateNames'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useBridge } from '../../stores/StoresContext'
import { RelationshipStatus } from '../../ui/RelationshipStatus'
import { ErrorState } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { countByState } from './summary'

interface Props {
  readonly total: number
  readonly revision: number
}

/** How many customers stand where: a small chart whose labels and numbers are its own table. */
export function StateBars({ total, revision }: Props) {
  const { t, number } = useI18n()
  const bridge = useBridge()
  const { state, reload } = useCall(() => countByState(bridge.calls['customers.page']), 'counts', revision)
  const counts = shown(state)
  return (
    <section className="stack" aria-labelledby="states-heading">
      <h2 id="states-heading">{t('overview.states', { count: total })}</h2>
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      <ul className="bars">
        {counts !== undefined && relationshipStateNames.filter(name => counts.has(name)).map(name => (
          <li key={name}>
            <Link href={paths.relationships}>
              <RelationshipStatus state={name} />
              <i style={{ width: `${((counts.get(name) ?? 0) / total) * 100}%` }} />
              <span className="num">{number(counts.get(name) ?? 0)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
