import { Route, Switch } from 'wouter'
import type { TenantId } from '../../../electron/contract/ids'
import { TopicWords } from '../../i18n/TopicWords'
import { onboardingWords } from '../../i18n/topics/onboarding'
import '../../styles/onboarding.css'
import { ConsentPage } from './ConsentPage'
import { OnboardingPage } from './OnboardingPage'

/** The way into Microsoft's clouds (shown with and without a sign-in) and the consent of one customer, with their words. */
export function OnboardingPages() {
  return (
    <TopicWords words={onboardingWords}>
      <Switch>
        <Route path="/customers/:id/consent">{({ id }) => <ConsentPage key={id} tenantId={id as TenantId} />}</Route>
        <Route><OnboardingPage /></Route>
      </Switch>
    </TopicWords>
  )
}
