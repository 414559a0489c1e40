import type { TopicCatalogue } from '../translator'
import en from './rights.en.json'

/** The words of the table of roles. */
export const rightsWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./rights.de.json')).default
}
