import type { TopicCatalogue } from '../translator'
import en from './health.en.json'

/** The words about the health of services. */
export const healthWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./health.de.json')).default
}
