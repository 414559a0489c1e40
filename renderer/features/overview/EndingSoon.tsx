import { useState } from 'react'
import { Link } from 'wouter'
import type { CustomerRow } from '../../../electron/contract/customer'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { Deadline } from '../../ui/Age'
import { CustomerMark } from '../../ui/Mark'
import { endingWithin } from './summary'

const days = 90

/** Relationships that end within 90 days, the next one first; each leads to its customer. */
export function EndingSoon({ rows }: { readonly rows: readonly CustomerRow[] }) {
  const { t } = useI18n()
  const [now] = useState(() => Date.now())
  const ending = endingWithin(rows, days, now).slice(0, 12)
  return (
    <section className="stack" aria-labelledby="ending-heading">
      <h2 id="ending-heading">{t('overview.ending', { days })}</h2>
      {ending.length === 0 && <p className="muted">{t('overview.endingNone', { days })}</p>}
      <ul className="list">
        {ending.map(row => (
          <li key={row.tenantId}>
            <CustomerMark tenantId={row.tenantId} name={row.name} />
            <Link href={paths.customer(row.tenantId)}>{row.name}</Link>
            {row.relationshipEndsAt !== undefined && <Deadline instant={row.relationshipEndsAt} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
