import type { TopicCatalogue } from '../translator'
import en from './secret.en.json'

/** The words around a secret that is shown once. */
export const secretWords: TopicCatalogue<keyof typeof en> = {
  english: en,
  german: async () => (await import('./secret.de.json')).default
}
