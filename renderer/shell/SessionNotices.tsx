import { useI18n } from '../i18n/I18nContext'
import { useTopic } from '../stores/StoresContext'
import { Button } from '../ui/Button'
import { Notice } from '../ui/Notice'
import { ErrorState } from '../ui/states'

/** What the whole window must know: work without a network, or a sign-in that is needed again (capabilities 1.4). */
export function SessionNotices() {
  const { t } = useI18n()
  const session = useTopic('session', state => state.session)
  const offline = useTopic('session', state => state.connection === 'offline')
  const signIn = useTopic('session', state => state.signIn)
  const error = useTopic('session', state => state.error)
  if (session.step !== 'signedIn') return null
  return (
    <>
      {error !== undefined && <ErrorState error={error} />}
      {session.needsSignIn === true && (
        <Notice severity="warning">
          <p>{t('session.needsSignIn')}</p>
          <div><Button look="primary" onClick={() => { void signIn() }}>{t('signIn.again')}</Button></div>
        </Notice>
      )}
      {offline && <Notice severity="warning"><p>{t('session.offline')}</p></Notice>}
    </>
  )
}
