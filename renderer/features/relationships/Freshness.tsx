import { useI18n } from '../../i18n/I18nContext'
import { useTopic } from '../../stores/StoresContext'
import { Age } from '../../ui/Age'
import { Notice } from '../../ui/Notice'
import { ErrorState } from '../../ui/states'

/** How old what is shown is; that it can be no newer while there is no connection; and why a reading failed. */
export function Freshness({ readAt }: { readonly readAt: string | undefined }) {
  const { t } = useI18n()
  const offline = useTopic('session', state => state.connection === 'offline')
  const { error, refresh } = useTopic('relationships', state => state)
  return (
    <>
      {error !== undefined && <ErrorState error={error} onRetry={() => { void refresh() }} />}
      {offline && <Notice severity="warning" announce={false}><p>{t('relationships.fromCache')}</p></Notice>}
      {readAt !== undefined && <p><Age instant={readAt} /></p>}
    </>
  )
}
