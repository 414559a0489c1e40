import type { TopicCatalogue } from '../translator'
import en from './offers.en.json'

/** The words of the offers' pages. */
export const offersWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./offers.de.json')).default
}
