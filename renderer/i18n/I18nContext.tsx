import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { english, loadCatalogue, loadErrorWords } from './catalogues'
import { createTranslator, type Language, type Translator } from './translator'

/** Exported for the pages that add words of their own. */
export const I18nContext = createContext<Translator | undefined>(undefined)

interface Props {
  readonly language: Language
  /** The translator that was made before the first paint. */
  readonly first: Translator
  readonly children: ReactNode
}

/** Gives every part its texts, and changes them without a restart when the language changes. */
export function I18nProvider({ language, first, children }: Props) {
  const [translator, setTranslator] = useState(first)
  useEffect(() => {
    let current = true
    if (translator.language === language) return
    // A chunk that cannot be read leaves the texts as they are: better another language than none.
    loadCatalogue(language).then(
      catalogue => { if (current) setTranslator(createTranslator(language, catalogue, navigator.languages)) },
      () => undefined
    )
    return () => { current = false }
  }, [language, translator.language])
  useEffect(() => {
    let current = true
    const spoken = translator.language
    // Without them a failure is told by its kind.
    loadErrorWords(spoken).then(
      words => { if (current) setTranslator(before => (before.language === spoken ? before.with(words) : before)) },
      () => undefined
    )
    return () => { current = false }
  }, [translator.language])
  useEffect(() => { document.documentElement.lang = translator.language }, [translator.language])
  return <I18nContext.Provider value={translator}>{children}</I18nContext.Provider>
}

/** The texts of the language in effect; English where no provider stands above (error boundary). */
export function useI18n(): Translator {
  return useContext(I18nContext) ?? createTranslator('en', english)
}
