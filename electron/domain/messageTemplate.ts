import type { OfferKind } from '../contract/offer'
import { cleanLine, cleanText } from './mail/text'

/** Placeholders that are one line, and may stand in a subject as well, except the link. */
export const linePlaceholders = ['partnerName', 'customerName', 'forCustomer', 'productNames', 'quoteId', 'office', 'usageLocation', 'roleCount', 'days', 'link'] as const
/** Placeholders that may be several lines or none. */
export const blockPlaceholders = ['greeting', 'products', 'contact', 'delegatedAdministration', 'roles'] as const
export const placeholders = [...linePlaceholders, ...blockPlaceholders] as const
export type Placeholder = (typeof placeholders)[number]
export type PlaceholderValues = Readonly<Record<Placeholder, string>>

export interface TemplateText {
  readonly subject: string
  readonly body: string
}

/** Keys of the catalogue below `templates.problem.` */
export interface TemplateProblem {
  readonly field: 'subject' | 'body'
  readonly reason: 'unknown' | 'missing' | 'notInSubject' | 'notForKind' | 'empty'
  /** With its braces; absent for `empty`. */
  readonly placeholder?: string
}

const anyPlaceholder = /\{([A-Za-z]\w*)\}/gu
const known: ReadonlySet<string> = new Set(placeholders)
const onlyForProducts: ReadonlySet<string> = new Set(['products', 'productNames'])
const onlyForDelegated: ReadonlySet<string> = new Set(['roles', 'roleCount', 'days'])
const notInSubject: ReadonlySet<string> = new Set(['link', ...blockPlaceholders])

/** Which placeholders a template of a kind may use. */
export const placeholdersFor = (kind: OfferKind): readonly Placeholder[] =>
  placeholders.filter((name) => !(kind === 'delegatedAdministration' ? onlyForProducts : onlyForDelegated).has(name))

/** What keeps a template from being saved (capabilities 4.10): without the link nobody could accept the offer. */
export function checkTemplate(kind: OfferKind, { subject, body }: TemplateText): readonly TemplateProblem[] {
  const allowed: ReadonlySet<string> = new Set(placeholdersFor(kind))
  const fieldProblems = (field: 'subject' | 'body', text: string): readonly TemplateProblem[] => {
    if (text.trim() === '') return [{ field, reason: 'empty' }]
    return [...namesIn(text)].flatMap((name): readonly TemplateProblem[] => {
      const placeholder = `{${name}}`
      if (!known.has(name)) return [{ field, reason: 'unknown', placeholder }]
      if (!allowed.has(name)) return [{ field, reason: 'notForKind', placeholder }]
      return field === 'subject' && notInSubject.has(name) ? [{ field, reason: 'notInSubject', placeholder }] : []
    })
  }
  const missing: readonly TemplateProblem[] = namesIn(body).has('link') ? [] : [{ field: 'body', reason: 'missing', placeholder: '{link}' }]
  return [...fieldProblems('subject', subject), ...fieldProblems('body', body), ...missing]
}

const namesIn = (text: string): ReadonlySet<string> => new Set([...text.matchAll(anyPlaceholder)].map(([, name = '']) => name))

/**
 * A template with its placeholders filled in, once: what a value holds is never taken for a placeholder. A line of nothing but
 * placeholders that are empty goes, and with it the empty line it leaves behind. Other braces stay as they are.
 */
export function renderTemplate(template: TemplateText, values: PlaceholderValues): TemplateText {
  const value = (whole: string, name: string): string => (known.has(name) ? values[name as Placeholder] : whole)
  const fill = (text: string): string => text.replaceAll(anyPlaceholder, value)
  const body = cleanText(template.body)
    .split('\n')
    .map((line) => ({ line, filled: fill(line) }))
    .filter(({ line, filled }, index, all) => !vanishes(line, filled) && !(line.trim() === '' && follows(all, index)))
    .map(({ filled }) => filled)
  return { subject: cleanLine(fill(template.subject)), body: cleanText(body.join('\n')) }
}

interface Filled {
  readonly line: string
  readonly filled: string
}

const vanishes = (line: string, filled: string): boolean => filled.trim() === '' && line.trim() !== ''

/** Whether the line before an empty one has vanished, so that the empty one would be one too many. */
const follows = (all: readonly Filled[], index: number): boolean => {
  const before = all[index - 1]
  return before !== undefined && vanishes(before.line, before.filled)
}
