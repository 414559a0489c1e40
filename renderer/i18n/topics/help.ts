import type { TopicCatalogue } from '../translator'
import en from './help.en.json'

/** The words of the pages that help a customer: administrators, and new passwords. */
export const helpWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./help.de.json')).default
}
