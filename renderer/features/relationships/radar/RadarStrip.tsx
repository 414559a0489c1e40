import { Link } from 'wouter'
import type { RadarDays, RadarEntry } from '../../../../electron/contract/relationship'
import { useI18n } from '../../../i18n/I18nContext'
import { paths } from '../../../shell/routes'
import { CustomerMark } from '../../../ui/Mark'

/** From today to the right: how far each window reaches, in days. */
const windows: readonly (readonly [after: number, within: RadarDays])[] = [[0, 1], [1, 7], [7, 30], [30, 90]]
/** More marks than these would be no picture any more. */
const most = 14

/** A small time line: each window with its number, and each relationship with its customer's mark where it ends. */
export function RadarStrip({ entries }: { readonly entries: readonly RadarEntry[] }) {
  const { t, date } = useI18n()
  return (
    <ol className="radar" aria-label={t('radar.strip')}>
      {windows.map(([after, within]) => {
        const inside = entries.filter(entry => entry.window === within)
        const filter = { within: String(within), ...(after > 0 && { after: String(after) }) }
        return (
          <li key={within} data-window={inside.length > 0 ? within : undefined}>
            <Link className="radar-count" href={paths.relationshipsWhere(filter)}>
              <strong className="nums">{inside.length}</strong> {t('radar.window', { days: within })}
            </Link>
            <span className="radar-marks">
              {inside.slice(0, most).map(entry => (
                <Link key={entry.id} href={paths.relationship(entry.id)} aria-label={t('radar.one', { customer: entry.customer ?? entry.name, date: date(entry.endsAt) })} title={t('radar.one', { customer: entry.customer ?? entry.name, date: date(entry.endsAt) })} data-renewed={entry.renewed || undefined}>
                  {entry.tenantId === undefined ? <span className="muted">?</span> : <CustomerMark tenantId={entry.tenantId} name={entry.customer ?? ''} size="small" />}
                </Link>
              ))}
              {inside.length > most && <span className="small muted nums">{t('radar.more', { count: inside.length - most })}</span>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
