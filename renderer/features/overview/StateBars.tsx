import { Link } from 'wouter'
import type { CustomerPage } from '../../../electron/contract/customer'
import { relationshipStateNames } from './stateNames'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { RelationshipStatus } from '../../ui/RelationshipStatus'

interface Props {
  readonly total: number
  readonly counts: NonNullable<CustomerPage['states']>
}

/** How many customers stand where: a small chart whose labels and numbers are its own table. */
export function StateBars({ total, counts }: Props) {
  const { t, number } = useI18n()
  return (
    <section className="stack" aria-labelledby="states-heading">
      <h2 id="states-heading">{t('overview.states', { count: total })}</h2>
      <ul className="bars">
        {relationshipStateNames.filter(name => counts[name] !== undefined).map(name => (
          <li key={name}>
            <Link href={paths.customersWhere({ states: [name] })}>
              <RelationshipStatus state={name} />
              <i style={{ width: `${((counts[name] ?? 0) / total) * 100}%` }} />
              <span className="num">{number(counts[name] ?? 0)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
