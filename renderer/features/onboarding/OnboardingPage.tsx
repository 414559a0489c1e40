import { useState } from 'react'
import { Link } from 'wouter'
import type { OnboardingState, PermissionReport } from '../../../electron/contract/onboarding'
import type { CloudId } from '../../../electron/contract/settings'
import { useI18n } from '../../i18n/I18nContext'
import { paths } from '../../shell/routes'
import { useBridge, useTopic } from '../../stores/StoresContext'
import { Page } from '../../ui/Page'
import { ErrorState, Loading } from '../../ui/states'
import { shown, useCall } from '../../ui/useCall'
import { CheckSection } from './CheckSection'
import { CloudChoice } from './CloudChoice'
import { RegisterSection } from './RegisterSection'
import { RegistrationSection } from './RegistrationSection'
import { SignInSection } from './SignInSection'
import { Step } from './Step'

/** From nothing to a checked connection with one of Microsoft's clouds (capabilities 1.1, 1.3): for the first start, and later from the settings. */
export function OnboardingPage() {
  const { t } = useI18n()
  const bridge = useBridge()
  const signedIn = useTopic('session', state => state.session.step === 'signedIn')
  const { state, reload } = useCall(() => bridge.calls['app.onboarding'](), 'onboarding')
  const known = shown(state)
  return (
    <Page title={t('onboarding.title')} help="onboarding.help" action={signedIn ? undefined : <Link className="button" href={paths.overview}>{t('onboarding.back')}</Link>}>
      {state.step === 'failed' && <ErrorState error={state.error} onRetry={reload} />}
      {state.step === 'loading' && <Loading />}
      {known !== undefined && <Steps known={known} signedIn={signedIn} onSaved={reload} />}
    </Page>
  )
}

interface StepsProps {
  readonly known: OnboardingState
  readonly signedIn: boolean
  readonly onSaved: () => void
}

function Steps({ known, signedIn, onSaved }: StepsProps) {
  const { t } = useI18n()
  const wanted = useTopic('settings', state => state.settings.cloud)
  const { cloudInUse, decidedBy } = known
  // Who comes here from the sign-in of the practice cloud wants another one.
  const usual: CloudId = wanted === cloudInUse && cloudInUse === 'practice' && !signedIn ? 'global' : wanted
  const [chosen, setChosen] = useState<CloudId>(decidedBy === undefined ? usual : cloudInUse)
  const [report, setReport] = useState<PermissionReport | undefined>(undefined)
  const practice = chosen === 'practice'
  const registered = practice || known.registrations[chosen] !== undefined
  return (
    <div className="steps">
      <Step title={t('onboarding.where')}><CloudChoice known={known} chosen={chosen} onChoose={setChosen} /></Step>
      {!practice && <Step title={t('onboarding.register')}><RegisterSection cloud={chosen} known={known} /></Step>}
      {!practice && <Step title={t('onboarding.enter')}><RegistrationSection key={chosen} cloud={chosen} known={known} onSaved={onSaved} /></Step>}
      <Step title={t('onboarding.signIn')}><SignInSection chosen={chosen} cloudInUse={cloudInUse} registered={registered} /></Step>
      <Step title={t('onboarding.check')}>{signedIn && chosen === cloudInUse ? <CheckSection report={report} onReport={setReport} /> : <p className="muted">{t('onboarding.check.first')}</p>}</Step>
    </div>
  )
}
