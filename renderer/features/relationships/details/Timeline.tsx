import { useState } from 'react'
import type { TimelineEntry } from '../../../../electron/contract/relationship'
import { useI18n } from '../../../i18n/I18nContext'
import { Moment } from '../../../ui/Age'
import { Icon } from '../../../ui/Icon'
import type { IconName } from '../../../ui/icons'

const bad: ReadonlySet<string> = new Set(['expired', 'ended', 'rejected'])

/** What happened, in the order of time, and below it what is to come. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { t } = useI18n()
  const [now] = useState(() => new Date().toISOString())
  return (
    <section className="stack" aria-labelledby="relationship-timeline">
      <h2 id="relationship-timeline">{t('relationships.timeline')}</h2>
      <ol className="timeline">
        {numbered(entries).map(({ number, entry }) => (
          <li key={number} data-ahead={entry.at !== undefined && entry.at > now}>
            <Icon name={iconOf(entry, now)} />
            <span>
              {t(`relationships.event.${entry.event}`)}{entry.detail !== undefined && <>: {entry.detail}</>}
              {entry.outcome === 'waiting' && <span className="muted"> · {t('relationships.outcome.waiting')}</span>}
              {entry.outcome === 'failed' && <span className="status" data-tone="bad"> · {t('relationships.outcome.failed')}</span>}
            </span>
            <span className="small muted">{entry.at === undefined ? t('relationships.noDate') : <Moment instant={entry.at} />}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The order is that of time and does not change, so the place of an entry says which it is. */
const numbered = (entries: readonly TimelineEntry[]) => entries.map((entry, number) => ({ number, entry }))

function iconOf({ event, outcome, at }: TimelineEntry, now: string): IconName {
  if (outcome === 'failed') return 'error'
  if (outcome === 'waiting' || (at !== undefined && at > now)) return 'clock'
  return bad.has(event) ? 'prohibited' : 'check'
}
