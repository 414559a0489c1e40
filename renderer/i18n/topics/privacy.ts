import type { TopicCatalogue } from '../translator'
import en from './privacy.en.json'

/** The words of the statement of privacy. */
export const privacyWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./privacy.de.json')).default
}
