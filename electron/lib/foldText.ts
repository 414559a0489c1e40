const marks = /\p{M}+/gu
const blanks = /\s+/gu
const plain = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/

/**
 * Text as it is searched: compatibility forms and accents removed, lower case, runs of blanks as one space, trimmed.
 * "  Müller  STRAßE " becomes "muller strasse".
 */
export function foldText(text: string): string {
  // Most names are plain ASCII, for which the Unicode tables are a waste of time.
  if (plain.test(text)) return text.toLowerCase()
  return text.normalize('NFKD').replace(marks, '').toLowerCase().replaceAll('ß', 'ss').replace(blanks, ' ').trim()
}
