/**
 * Words that stand beside the true ones in a part of a customer's search text (see `customerText`): other forms of its domains
 * and the technician's own tags behind the domains, own aliases behind the name. The mark sorts before a tab, so that the order
 * of names is not touched, and it divides words as a blank does.
 */
export const mark = '\u0001'

/** Words as they are added to a part; nothing for none. */
export const besides = (words: readonly string[]): string => words.map((word) => mark + word).join('')

/** The text with more words: aliases count as the name does, tags as domains do. */
export function withOwnWords(text: string, aliases: readonly string[], tags: readonly string[]): string {
  if (aliases.length + tags.length === 0) return text
  const nameEnd = text.indexOf('\t')
  const domainsEnd = text.indexOf('\t', nameEnd + 1)
  return text.slice(0, nameEnd) + besides(aliases) + text.slice(nameEnd, domainsEnd) + besides(tags) + text.slice(domainsEnd)
}

/** The true domains in a search text, in the ASCII form, the default one first. */
export function domainsIn(text: string): readonly string[] {
  const start = text.indexOf('\t') + 1
  const tab = text.indexOf('\t', start)
  const besidesAt = text.indexOf(mark, start)
  const end = besidesAt >= 0 && besidesAt < tab ? besidesAt : tab
  return end <= start ? [] : text.slice(start, end).split(' ')
}
