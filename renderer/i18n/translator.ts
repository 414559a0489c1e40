import type { AppError } from '../../electron/contract/errors'
import type en from './en.json'
import { formatMessage, type Params } from './format'
import type { TopicKey } from './topics/keys'

export type Language = 'en' | 'de'
/** Every text of the application; a key that is not in a catalogue does not compile. */
export type MessageKey = keyof typeof en | TopicKey
/** Texts of topics that were read. */
export type TopicTexts = Readonly<Partial<Record<TopicKey, string>>>
/** The words of the first chunk, and those of topics once they were read (see TopicWords). */
export type Catalogue = Readonly<Record<keyof typeof en, string> & TopicTexts>
/** The words of one topic: they come with its pages, because the first chunk has no room for them. */
export interface TopicCatalogue<Key extends TopicKey = TopicKey> {
  readonly english: Readonly<Partial<Record<Key, string>>>
  /** Rejects when the chunk cannot be read. */
  readonly german: () => Promise<Readonly<Partial<Record<Key, string>>>>
}

/** Turns keys, errors, moments and numbers into words of one language. */
export interface Translator {
  readonly language: Language
  /** BCP 47 tag for `Intl`: the system's variant of the language where it has one. */
  readonly locale: string
  t(key: MessageKey, params?: Params): string
  /** A text whose key is put together at run time (`notices.`, `actions.reason.` …); `fallback` when there is none. */
  lookUp(key: string, fallback: MessageKey, params?: Params): string
  /** What happened, what was kept, what to do (capabilities 8.2). */
  error(error: AppError): string
  date(instant: string): string
  dateTime(instant: string): string
  /** @param month `yyyy-mm`; "March 2027" */
  month(month: string): string
  /** "5 minutes ago", "in 12 days" */
  relative(instant: string, now?: number): string
  number(value: number): string
  country(code: string): string
  /** The same language with more words. */
  with(more: TopicTexts): Translator
}

const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['day', 86_400], ['hour', 3_600], ['minute', 60]
]

/** Picks the system's own variant of the language, so that dates look as the technician's other tools show them. */
export function localeFor(language: Language, preferred: readonly string[]): string {
  return preferred.find(tag => tag.toLowerCase().split('-')[0] === language) ?? language
}

export function createTranslator(language: Language, catalogue: Catalogue, preferred: readonly string[] = []): Translator {
  const locale = localeFor(language, preferred)
  const texts: Readonly<Record<string, string>> = catalogue
  const text = (key: MessageKey): string => texts[key] ?? key
  const t = (key: MessageKey, params?: Params): string => formatMessage(text(key), locale, params)
  const lookUp = (key: string, fallback: MessageKey, params?: Params): string =>
    formatMessage(Object.hasOwn(texts, key) ? (texts[key] ?? '') : text(fallback), locale, params)
  const parts = (instant: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, options).format(new Date(instant))
  return {
    language,
    locale,
    t,
    lookUp,
    error: error => lookUp(errorKey(texts, error.code), `errors.kind.${error.kind}`, error.params),
    date: instant => parts(instant, { dateStyle: 'medium' }),
    month: month => parts(`${month}-15T00:00:00Z`, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
    dateTime: instant => parts(instant, { dateStyle: 'medium', timeStyle: 'short' }),
    relative: (instant, now = Date.now()) => {
      const seconds = (Date.parse(instant) - now) / 1_000
      return Math.abs(seconds) < 60 ? t('time.justNow') : relativeTime(locale, seconds)
    },
    number: value => value.toLocaleString(locale),
    country: code => countryName(locale, code),
    with: more => createTranslator(language, { ...catalogue, ...more }, preferred)
  }
}

/** The text of an error; a refused action (`acting.<reason>`) has the words of the action's own reason. */
function errorKey(texts: Readonly<Record<string, string>>, code: string): string {
  const key = `errors.${code}`
  return Object.hasOwn(texts, key) ? key : code.replace(/^acting\./, 'actions.reason.')
}

function relativeTime(locale: string, seconds: number): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(rounded(seconds / size), unit)
  }
  return format.format(0, 'second')
}

/** What is past is told in whole units gone by, what is to come to the nearest: nearly three days off is "in 3 days". */
const rounded = (value: number): number => (value < 0 ? Math.trunc(value) : Math.round(value))

function countryName(locale: string, code: string): string {
  if (!/^[A-Za-z]{2}$/.test(code)) return code
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code.toUpperCase()) ?? code
}
