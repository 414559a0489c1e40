import type { TopicCatalogue } from '../translator'
import en from './company.en.json'

/** The words of the company's page. */
export const companyWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./company.de.json')).default
}
