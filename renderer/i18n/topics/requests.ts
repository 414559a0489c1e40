import type { TopicCatalogue } from '../translator'
import en from './requests.en.json'

/** The words of the pages about service requests. */
export const requestWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./requests.de.json')).default
}
