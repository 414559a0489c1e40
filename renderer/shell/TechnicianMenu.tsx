import { lazy, Suspense, useState } from 'react'
import type { PortalCommand } from '../../electron/contract/events'
import { useI18n } from '../i18n/I18nContext'
import { useTopic } from '../stores/StoresContext'
import { Icon } from '../ui/Icon'

const loadPopup = async () => ({ default: (await import('./TechnicianPopup')).TechnicianPopup })
const Popup = lazy(loadPopup)

interface Props {
  readonly run: (command: PortalCommand) => void
}

/** Who is signed in. The panel behind it is read when it is wanted, so that it costs nothing at start. */
export function TechnicianMenu({ run }: Props) {
  const { t } = useI18n()
  const [wanted, setWanted] = useState(false)
  const session = useTopic('session', state => state.session)
  if (session.step !== 'signedIn') return null
  const { technician } = session
  const label = t('technician.menu', { name: technician.displayName })
  const plain = (
    <button
      type="button"
      className="button"
      data-look="quiet"
      aria-haspopup="dialog"
      aria-expanded="false"
      aria-label={label}
      onPointerEnter={() => { void loadPopup() }}
      onClick={() => setWanted(true)}
    >
      <Icon name="person" /><span className="wide-only">{technician.displayName}</span>
    </button>
  )
  return wanted ? <Suspense fallback={plain}><Popup technician={technician} label={label} run={run} /></Suspense> : plain
}
