import { useEffect, useState } from 'react'
import type { ResetProgress } from '../../../../electron/contract/passwordReset'
import { useI18n } from '../../../i18n/I18nContext'
import { Button } from '../../../ui/Button'

interface Props {
  readonly progress: ResetProgress['step']
  /** The stop was pressed; the end comes at once. */
  readonly stopping: boolean
  readonly onStop: () => void
}

/** How far a reset is, for how long already, and the way to stop waiting. */
export function Progress({ progress, stopping, onStop }: Props) {
  const { t } = useI18n()
  const [began] = useState(() => Date.now())
  const [now, setNow] = useState(began)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <section className="stack reset-progress" aria-labelledby="reset-progress-text">
      <p id="reset-progress-text" role="status">{t(`reset.step.${progress}`)}</p>
      <progress aria-labelledby="reset-progress-text" />
      <p className="small muted nums">{t('reset.elapsed', { seconds: Math.max(0, Math.round((now - began) / 1_000)) })}</p>
      <p className="small">{t('reset.stay')}</p>
      <div><Button busy={stopping} onClick={onStop}>{t('reset.stop')}</Button></div>
    </section>
  )
}
