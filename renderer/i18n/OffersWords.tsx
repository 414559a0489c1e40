import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { I18nContext, useI18n } from './I18nContext'
import { englishOffers, loadOffers } from './offers'
import type { Language, OffersCatalogue } from './translator'

interface Held {
  readonly language: Language
  readonly words: OffersCatalogue
}

/** Adds the words of the offers' pages to what is inside; shows nothing until they are there in the language in effect. */
export function OffersWords({ children }: { readonly children: ReactNode }) {
  const base = useI18n()
  const [held, setHeld] = useState<Held>({ language: 'en', words: englishOffers })
  const { language } = base
  const fits = held.language === language
  useEffect(() => {
    if (fits) return
    let current = true
    const hold = (words: OffersCatalogue): void => { if (current) setHeld({ language, words }) }
    // A chunk that cannot be read leaves the texts as they are: better another language than none.
    loadOffers(language).then(hold, () => hold(englishOffers))
    return () => { current = false }
  }, [fits, language])
  const translator = useMemo(() => base.with(held.words), [base, held])
  return fits ? <I18nContext.Provider value={translator}>{children}</I18nContext.Provider> : null
}
