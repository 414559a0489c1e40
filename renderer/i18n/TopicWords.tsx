import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { I18nContext, useI18n } from './I18nContext'
import type { Language, TopicCatalogue, TopicTexts } from './translator'

interface Held {
  readonly language: Language
  readonly texts: TopicTexts
}

interface Props {
  /** Of one topic, from `i18n/topics`; always the same object for one place. */
  readonly words: TopicCatalogue
  readonly children: ReactNode
}

/** Adds the words of a topic to what is inside; shows nothing until they are there in the language in effect. */
export function TopicWords({ words, children }: Props) {
  const base = useI18n()
  const [held, setHeld] = useState<Held>({ language: 'en', texts: words.english })
  const { language } = base
  const fits = held.language === language
  useEffect(() => {
    if (fits) return
    let current = true
    const hold = (texts: TopicTexts): void => { if (current) setHeld({ language, texts }) }
    const read = language === 'de' ? words.german() : Promise.resolve(words.english)
    // A chunk that cannot be read leaves the texts as they are: better another language than none.
    read.then(hold, () => hold(words.english))
    return () => { current = false }
  }, [fits, language, words])
  const translator = useMemo(() => base.with(held.texts), [base, held])
  return fits ? <I18nContext.Provider value={translator}>{children}</I18nContext.Provider> : null
}
