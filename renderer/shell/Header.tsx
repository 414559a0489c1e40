import { lazy, Suspense } from 'react'
import type { PortalCommand } from '../../electron/contract/events'
import { useI18n } from '../i18n/I18nContext'
import { useTopic } from '../stores/StoresContext'
import { Icon } from '../ui/Icon'
import { WaitingFor } from '../ui/WaitingFor'
import { OpenSessions } from './OpenSessions'
import { TechnicianMenu } from './TechnicianMenu'
import { keysFor } from './commands'

interface Props {
  readonly run: (command: PortalCommand) => void
}

export function Header({ run }: Props) {
  const { t } = useI18n()
  const platform = useTopic('session', state => state.platform)
  const keys = keysFor('Mod+K', platform, t)
  return (
    <div className="header" role="region" aria-label={t('shell.tools')} data-region="header">
      <div className="header-left">
        <OpenSessions />
      </div>
      <button type="button" className="quick" aria-keyshortcuts={platform === 'darwin' ? 'Meta+K' : 'Control+K'} onClick={() => run('quickFind')}>
        <Icon name="search" /><span>{t('palette.label')}</span><kbd aria-hidden="true">{keys}</kbd>
      </button>
      <div className="header-right">
        <Work />
        <Connection />
        <TechnicianMenu run={run} />
      </div>
    </div>
  )
}

/** Cloud and connection in words (look.md). */
function Connection() {
  const { t } = useI18n()
  const connection = useTopic('session', state => state.connection)
  const cloud = useTopic('session', state => state.cloud.id)
  return (
    <span className="connection" data-state={connection} role="status">
      <Icon name={connection === 'offline' ? 'cloudOff' : 'cloud'} />
      <span className="wide-only">{t(`cloud.${cloud}`)} · {t(`connection.${connection}`)}</span>
    </span>
  )
}

const HeaderControls = lazy(async () => ({ default: (await import('../features/customers/WorkControls')).HeaderControls }))

/** Background work with its progress in numbers; the reading of all customers can be held and stopped from any page. */
function Work() {
  const { t, number } = useI18n()
  const work = useTopic('notices', state => state.work)
  const [first] = work
  if (first === undefined) return null
  return (
    <>
      <span className="connection nums" role="status">
        <Icon name="sync" />
        <span className="wide-only">
          {first.waitingUntil !== undefined && first.paused !== true ? <WaitingFor until={first.waitingUntil} /> : t(first.paused === true ? 'work.paused' : `work.${first.kind}`)} · {first.total === undefined ? number(first.done) : t('work.progress', { done: first.done, total: first.total })}
        </span>
      </span>
      {first.kind === 'refreshCustomers' && <Suspense fallback={null}><HeaderControls paused={first.paused === true} /></Suspense>}
    </>
  )
}
