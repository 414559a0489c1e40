import type { TopicCatalogue } from '../translator'
import en from './settings.en.json'

/** The words of the settings and the diagnostics. */
export const settingsWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./settings.de.json')).default
}
