import type { CloudId } from '../../../electron/contract/settings'
import { useI18n } from '../../i18n/I18nContext'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Button } from '../../ui/Button'
import { ErrorState } from '../../ui/states'

interface Props {
  readonly chosen: CloudId
  readonly cloudInUse: CloudId
  readonly registered: boolean
}

/** Another cloud begins with a restart; the one in use with a sign-in. */
export function SignInSection({ chosen, cloudInUse, registered }: Props) {
  const { t } = useI18n()
  const bridge = useBridge()
  const { error, update } = useTopic('settings', state => state)
  const cloud = t(`cloud.${chosen}`)
  if (chosen === cloudInUse) return <SignIn cloud={cloud} blocked={registered ? undefined : t('onboarding.unsaved')} />
  const restart = async (): Promise<void> => {
    await update({ cloud: chosen })
    await bridge.calls['app.restart']({ at: 'onboarding' })
  }
  return (
    <>
      <p>{t('onboarding.signIn.restart', { cloud })}</p>
      {error !== undefined && <ErrorState error={error} />}
      <div><Button look="primary" icon="sync" blocked={registered ? undefined : t('onboarding.unsaved')} onClick={() => { void restart() }}>{t('onboarding.signIn.restartButton')}</Button></div>
    </>
  )
}

function SignIn({ cloud, blocked }: { readonly cloud: string; readonly blocked: string | undefined }) {
  const { t } = useI18n()
  const { session, error, signIn, cancel } = useTopic('session', state => state)
  if (session.step === 'signedIn') return <p className="wrap">{t('onboarding.signIn.done', { account: session.technician.userPrincipalName, cloud })}</p>
  const problem = error ?? (session.step === 'signedOut' ? session.error : undefined)
  return (
    <>
      {problem !== undefined && <ErrorState error={problem} />}
      {session.step === 'signingIn'
        ? <><p role="status">{t('onboarding.signIn.waiting')}</p><div><Button onClick={() => { void cancel() }}>{t('action.cancel')}</Button></div></>
        : <div><Button look="primary" blocked={blocked} onClick={() => { void signIn() }}>{t('signIn.button')}</Button></div>}
    </>
  )
}
