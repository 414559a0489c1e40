import { useI18n } from '../../i18n/I18nContext'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'

/** Reads from the cloud what changed, with a stop while it goes on. */
export function RefreshRelationships() {
  const { t } = useI18n()
  const bridge = useBridge()
  const { refreshing, refresh } = useTopic('relationships', state => state)
  const offline = useTopic('session', state => state.connection === 'offline')
  if (refreshing) return <Button icon="dismiss" onClick={() => { void bridge.calls['relationships.cancelRefresh']() }}>{t('relationships.stopReading')}</Button>
  return <Button icon="sync" blocked={offline ? t('relationships.offline') : undefined} onClick={() => { void refresh() }}>{t('relationships.readChanges')}</Button>
}
