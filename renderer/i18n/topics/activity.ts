import type { TopicCatalogue } from '../translator'
import en from './activity.en.json'

/** The words of the activity page. */
export const activityWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./activity.de.json')).default
}
