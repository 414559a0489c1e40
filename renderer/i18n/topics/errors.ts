import type { TopicCatalogue } from '../translator'
import en from './errors.en.json'

/** What happened, what was kept and what to do, of one failure each. Until they are read, a failure is told by its kind. */
export const errorWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./errors.de.json')).default
}
