import type { TopicCatalogue } from '../translator'
import en from './team.en.json'

/** The words of the team's page. */
export const teamWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./team.de.json')).default
}
