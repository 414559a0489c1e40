import { TopicWords } from '../../i18n/TopicWords'
import { onboardingWords } from '../../i18n/topics/onboarding'
import '../../styles/onboarding.css'
import { OnboardingPage } from './OnboardingPage'

/** The way into Microsoft's clouds, with its words; shown with and without a sign-in. */
export function OnboardingPages() {
  return <TopicWords words={onboardingWords}><OnboardingPage /></TopicWords>
}
