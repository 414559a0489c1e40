import en from './offers.en.json'
import type { Language, OffersCatalogue } from './translator'

/** The words of the offers' pages: they come with those pages, because the first chunk has no room for them. */
export const englishOffers: OffersCatalogue = en

/** Rejects when the chunk cannot be read. */
export async function loadOffers(language: Language): Promise<OffersCatalogue> {
  if (language === 'en') return englishOffers
  return (await import('./offers.de.json')).default
}
