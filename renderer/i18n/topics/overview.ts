import type { TopicCatalogue } from '../translator'
import en from './overview.en.json'

/** The words of the overview's later part; the first has its own in the first chunk. */
export const overviewWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./overview.de.json')).default
}
