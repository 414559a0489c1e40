import { useI18n } from '../../../i18n/I18nContext'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { shown, useCall } from '../../../ui/useCall'

/** How many offers wait to be issued, and why. */
export function OutboxNotice() {
  const { t } = useI18n()
  const bridge = useBridge()
  const told = useTopic('offers', state => state.waiting)
  const revision = useTopic('offers', state => state.revision)
  const offline = useTopic('session', state => state.connection === 'offline')
  const items = shown(useCall(() => bridge.calls['outbox.list'](), 'outbox', revision).state)
  const count = told ?? items?.length ?? 0
  if (count === 0) return null
  return (
    <Notice severity="info">
      <p>{t('outbox.count', { count })} {t(offline ? 'outbox.offline' : 'outbox.waits')}</p>
      <div><Button icon="sync" onClick={() => { void bridge.calls['outbox.retry']() }}>{t('outbox.retry')}</Button></div>
    </Notice>
  )
}
