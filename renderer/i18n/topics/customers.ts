import type { TopicCatalogue } from '../translator'
import en from './customers.en.json'

/** The words of the list of customers and of what a technician keeps about them. */
export const customersWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./customers.de.json')).default
}
