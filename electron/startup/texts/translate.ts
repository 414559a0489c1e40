import { de } from './de'
import { en, type TextKey } from './en'

export type Translate = (key: TextKey, values?: Readonly<Record<string, string>>) => string

/** Words in one language; a placeholder without a value stays visible, so that a test finds it. */
export function translator(language: () => 'en' | 'de'): Translate {
  return (key, values = {}) => {
    const text = (language() === 'de' ? de : en)[key]
    return text.replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole)
  }
}

/** The language in effect where the technician has chosen none: the system's, when we have it. */
export function systemLanguage(locale: string): 'en' | 'de' {
  return locale.toLowerCase().startsWith('de') ? 'de' : 'en'
}
