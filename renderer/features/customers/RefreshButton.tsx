import type { BackgroundWork } from '../../../electron/contract/app'
import { useI18n } from '../../i18n/I18nContext'
import { useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { WaitingFor } from '../../ui/WaitingFor'
import { WorkControls } from './WorkControls'

/** Reads all customers again; while that runs it shows how far it is, and holds or stops it. */
export function RefreshButton() {
  const { t } = useI18n()
  const refresh = useTopic('customers', state => state.refresh)
  const started = useTopic('customers', state => state.refreshing)
  const work = useTopic('notices', state => state.work.find(one => one.kind === 'refreshCustomers'))
  if (!started && work === undefined) return <Button look="primary" icon="sync" onClick={() => { void refresh() }}>{t('command.refreshCustomers')}</Button>
  return (
    <div className="row">
      <label className="row nums">
        {work === undefined ? t('work.refreshCustomers') : work.total === undefined ? t('work.soFar', { done: work.done }) : t('work.progress', { done: work.done, total: work.total })}
        {work?.total === undefined ? <progress /> : <progress value={work.done} max={work.total} />}
      </label>
      <WorkControls paused={work?.paused === true} />
      {work !== undefined && <Standing work={work} />}
    </div>
  )
}

/** What holds the reading up, and from where it goes on. */
function Standing({ work: { waitingUntil, paused, begun } }: { readonly work: BackgroundWork }) {
  const { t } = useI18n()
  return (
    <span role="status" className="small muted nums">
      {waitingUntil !== undefined && paused !== true ? <WaitingFor until={waitingUntil} /> : begun !== undefined && t(`customers.reading.${begun}`)}
    </span>
  )
}
