import type { TopicCatalogue } from '../translator'
import en from './relationships.en.json'

/** The words of the pages about relationships, roles and access. */
export const relationshipsWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./relationships.de.json')).default
}
