import { lazy, Suspense, useState } from 'react'
import { useI18n } from '../i18n/I18nContext'
import { useTopic } from '../stores/StoresContext'
import { Icon } from '../ui/Icon'

const Popup = lazy(async () => ({ default: (await import('./OpenSessionsPopup')).OpenSessionsPopup }))

/** How many customers are open in windows of their own; the list leads to each. */
export function OpenSessions() {
  const { t } = useI18n()
  const [wanted, setWanted] = useState(false)
  const count = useTopic('acting', state => state.sessions.length)
  if (count === 0) return null
  const label = t('acting.open', { count })
  const plain = (
    <button type="button" className="button" data-look="quiet" aria-haspopup="dialog" aria-label={label} onClick={() => setWanted(true)}>
      <Icon name="open" /><span className="wide-only">{label}</span>
    </button>
  )
  return wanted ? <Suspense fallback={plain}><Popup label={label} /></Suspense> : plain
}
