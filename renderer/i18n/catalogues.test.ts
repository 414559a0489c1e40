import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { endCauses } from '../../electron/contract/acting'
import { actionReasons } from '../../electron/domain/customerActions'
import { checklistItems } from '../../electron/domain/offerChecklist'
import firstDe from './de.json'
import firstEn from './en.json'
import { formatMessage } from './format'
import { createTranslator, type MessageKey } from './translator'
import { textsBelow } from '../testing/files'
import { topicTexts } from '../testing/topicTexts'

type Texts = Readonly<Record<string, string>>
const german = topicTexts('de')
/** The topics, by name. */
const topics = new Map([...topicTexts('en')].map(([name, english]): [string, { readonly en: Texts; readonly de: Texts }] => [name, { en: english, de: german.get(name) ?? {} }]))
const all = (first: Texts, language: 'en' | 'de'): Readonly<Record<MessageKey, string>> =>
  Object.assign({}, first, ...[...topics.values()].map(topic => topic[language])) as Readonly<Record<MessageKey, string>>
const en = all(firstEn, 'en')
const de = all(firstDe, 'de')
const keys = Object.keys(en) as MessageKey[]
const catalogues = [['en', en], ['de', de]] as const

const files = textsBelow('electron', path => path.endsWith('.ts') && !path.endsWith('.test.ts') && !/^(?:practice|contract)\//u.test(path))
const sources = (): readonly string[] => [...files.values()]

/** Codes that failures are thrown with, with the kind where it stands beside the code. */
function thrownCodes(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const text of sources()) {
    for (const match of text.matchAll(/kind: '(\w+)',\s*code: '([\w.]+)'/gu)) found.set(match[2] ?? '', match[1] ?? '')
    for (const match of text.matchAll(/'((?:network|storage|lookup|signIn|token)\.[A-Za-z]+)'/gu)) if (!found.has(match[1] ?? '')) found.set(match[1] ?? '', '')
  }
  return found
}

/** Without the table that names calls: a call may be called as a text is. */
const pages = textsBelow('renderer', path => /(?<!\.test)\.tsx?$/u.test(path) && !path.startsWith('i18n/') && path !== 'features/rights/abilities.ts')

const placeholders = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{(\w+)(?=[,}])/gu)].map(match => match[1] ?? ''))].toSorted()

describe('catalogues', () => {
  it('have the same keys, and a text for each', () => {
    expect(Object.keys(firstDe)).toEqual(Object.keys(firstEn))
    for (const [name, topic] of topics) expect(Object.keys(topic.de), name).toEqual(Object.keys(topic.en))
    for (const [, catalogue] of catalogues) expect(Object.values(catalogue).filter(text => text.trim() === '')).toEqual([])
  })

  it('do not say a text twice: it stands in one catalogue only', () => {
    const every = [...Object.keys(firstEn), ...[...topics.values()].flatMap(topic => Object.keys(topic.en))]
    expect(every.filter((key, index) => every.indexOf(key) !== index)).toEqual([])
  })

  it('of a topic are used by its own pages only, because others are there before its words', () => {
    expect(topics.size).toBeGreaterThan(0)
    expect(pages.size).toBeGreaterThan(30)
    for (const [name, topic] of topics) {
      const strangers = [...pages].filter(([file]) => !file.startsWith(`features/${name}/`))
      expect(strangers.flatMap(([file, text]) => Object.keys(topic.en).filter(key => text.includes(`'${key}'`)).map(key => `${file}: ${key}`))).toEqual([])
    }
  })

  it.each(keys)('%s has the same placeholders in both languages', key => {
    expect(placeholders(de[key])).toEqual(placeholders(en[key]))
  })

  it.each(catalogues)('of %s say what the full ICU library says', (language, catalogue) => {
    for (const text of Object.values(catalogue)) {
      for (const count of [0, 1, 2, 1234]) {
        const params = Object.fromEntries(placeholders(text).map(name => [name, count]))
        expect(formatMessage(text, language, params)).toBe(String(new IntlMessageFormat(text, language).format(params)))
      }
    }
  })

  it('have words for every failure that the main process can throw', () => {
    const codes = thrownCodes()
    expect(codes.size).toBeGreaterThan(30)
    // The kind alone says all there is to say about these; the translator falls back to it.
    const byKind = new Set(keys.filter(key => key.startsWith('errors.kind.')).map(key => key.slice('errors.kind.'.length)))
    const silent = [...codes].filter(([code, kind]) => !Object.hasOwn(en, `errors.${code}`) && !byKind.has(kind as never) && !isOtherText(code))
    expect(silent).toEqual([])
  })

  it('have words for every reason, end and reminder', () => {
    const wanted = [...actionReasons.map(name => `actions.reason.${name}`), ...endCauses.map(name => `acting.end.${name}`), ...checklistItems.map(name => `offers.checklist.${name}`)]
    expect(wanted.filter(key => !Object.hasOwn(en, key))).toEqual([])
  })

  it('have words for everything that is recorded', () => {
    const actions = sources().flatMap(text => [...text.matchAll(/(?:\baction: |#record\(|[Aa]ction = )'([a-z][A-Za-z]*(?:\.[A-Za-z]+)?)'/gu)].map(match => match[1] ?? '')).filter(action => action !== 'deny')
    const recorded = actions.filter(action => action.includes('.') || action.startsWith('sign'))
    expect(recorded.length).toBeGreaterThan(10)
    expect(recorded.filter(action => !Object.hasOwn(en, `activity.action.${action}`))).toEqual([])
    expect(recorded.filter(action => !Object.hasOwn(en, `activity.topic.${action.split('.')[0]}`))).toEqual([])
  })

  it('have words for every notice', () => {
    const codes = sources().flatMap(text => [...text.matchAll(/notices\.add\(\{[^}]*code: '([\w.]+)'/gu)].map(match => match[1] ?? ''))
    expect(codes.length).toBeGreaterThan(0)
    expect(codes.filter(code => !Object.hasOwn(en, `notices.${code}`))).toEqual([])
  })
})

/** Names of this shape that are no failures: a notice, and failures whose kind is decided elsewhere. */
function isOtherText(code: string): boolean {
  return Object.hasOwn(en, `notices.${code}`) || sharedKinds.has(code)
}
const sharedKinds: ReadonlySet<string> = new Set(['network.unreachable', 'lookup.find', 'signIn.title'])

describe('translator', () => {
  const english = createTranslator('en', en, ['de-DE', 'en-GB'])

  it('takes the system’s variant of its language', () => {
    expect(english.locale).toBe('en-GB')
    expect(english.country('de')).toBe('Germany')
    expect(english.date('2026-11-21T12:00:00.000Z')).toBe('21 Nov 2026')
  })

  it('says an unknown failure by its kind, and a refused action by its reason', () => {
    const correlationId = 'c'
    expect(english.error({ kind: 'throttled', code: 'no.such', correlationId })).toBe(en['errors.kind.throttled'])
    expect(english.error({ kind: 'notAllowed', code: 'acting.noRelationship', correlationId })).toBe(en['actions.reason.noRelationship'])
    expect(english.error({ kind: 'invalid', code: 'mail.recipient', params: { address: 'x@' }, correlationId })).toContain('“x@”')
  })

  it('leaves a placeholder without a value where it can be seen', () => {
    expect(formatMessage('Hello {name}', 'en')).toBe('Hello {name}')
  })

  it.each([[-90, '1 minute ago'], [-3 * 3_600, '3 hours ago'], [12 * 86_400 + 5, 'in 12 days'], [0, 'just now'], [-59, 'just now']])('tells %s seconds as %s', (seconds, words) => {
    expect(english.relative(new Date(1_000_000_000_000 + seconds * 1_000).toISOString(), 1_000_000_000_000)).toBe(words)
  })
})
