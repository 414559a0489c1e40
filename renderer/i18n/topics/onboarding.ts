import type { TopicCatalogue } from '../translator'
import en from './onboarding.en.json'

/** The words of the pages about Microsoft’s clouds. */
export const onboardingWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./onboarding.de.json')).default
}
