import en from './en.json'
import type { Catalogue, Language } from './translator'

/** English is part of the first chunk; German is a chunk of its own that is read only where it is needed. */
export const english: Catalogue = en

/** The texts of a language. Rejects when the chunk cannot be read. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  if (language === 'en') return english
  return (await import('./de.json')).default
}
