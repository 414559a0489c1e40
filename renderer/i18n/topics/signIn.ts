import type { TopicCatalogue } from '../translator'
import en from './signIn.en.json'

/** The words that only the sign-in page has. */
export const signInWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./signIn.de.json')).default
}
