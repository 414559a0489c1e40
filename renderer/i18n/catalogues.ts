import en from './en.json'
import type { Catalogue, Language, TopicTexts } from './translator'

/** English is part of the first chunk; German is a chunk of its own that is read only where it is needed. */
export const english: Catalogue = en

/** The texts of a language. Rejects when the chunk cannot be read. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  if (language === 'en') return english
  return (await import('./de.json')).default
}

/**
 * The words of single failures, which the first page can do without: it has those of each kind, of the disk and of a page that breaks.
 * Rejects when the chunk cannot be read.
 */
export async function loadErrorWords(language: Language): Promise<TopicTexts> {
  const { errorWords } = await import('./topics/errors')
  return language === 'de' ? errorWords.german() : errorWords.english
}
