import type { TopicCatalogue } from '../translator'
import en from './signInAsked.en.json'

/** The words of the sign-in that the cloud asks for in the middle of something. */
export const signInAskedWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./signInAsked.de.json')).default
}
