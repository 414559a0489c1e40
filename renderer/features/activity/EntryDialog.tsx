import { Link } from 'wouter'
import type { ActivityRecord } from '../../../electron/contract/activity'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { Moment } from '../../ui/Age'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ResultStatus } from './ResultStatus'

interface Props {
  readonly entry: ActivityRecord
  readonly onClose: () => void
}

/** Everything that is kept of one entry. The names of its details are those of the log and the export. */
export function EntryDialog({ entry, onClose }: Props) {
  const { t, lookUp } = useI18n()
  return (
    <Dialog title={t('activity.entry', { number: Number(entry.id) })} onClose={onClose}>
      <dl className="facts">
        <dt>{t('activity.what')}</dt><dd>{lookUp(`activity.action.${entry.action}`, 'activity.action.other')} <span className="mono small muted">{entry.action}</span></dd>
        <dt>{t('activity.result')}</dt><dd><ResultStatus result={entry.result} /></dd>
        <dt>{t('activity.when')}</dt><dd><Moment instant={entry.at} exactOnly /></dd>
        <dt>{t('activity.who')}</dt><dd>{entry.who ?? t('activity.nobody')}</dd>
        {entry.tenantId !== undefined && <><dt>{t('activity.customer')}</dt><dd><Link href={paths.customer(entry.tenantId)} onClick={onClose}>{entry.tenantName ?? entry.tenantId}</Link></dd></>}
        {Object.entries(entry.detail ?? {}).map(([name, value]) => <Detail key={name} name={name} value={String(value)} />)}
        <dt>{t('activity.hash')}</dt><dd className="mono small">{entry.hash ?? t('activity.noHash')}</dd>
      </dl>
      <div className="dialog-buttons"><Button look="primary" onClick={onClose}>{t('action.close')}</Button></div>
    </Dialog>
  )
}

function Detail({ name, value }: { readonly name: string; readonly value: string }) {
  return <><dt className="mono small">{name}</dt><dd className="wrap">{value}</dd></>
}
