import { wellFormed } from './wellFormed'

/** Excel takes a file for UTF-8 only when it begins with this mark. */
const byteOrderMark = '\uFEFF'
/** A cell that begins like this may be run as a formula by a spreadsheet; blanks and control characters before it do not help. */
const formula = /^'*[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠]/u
const needsQuotes = /[",;\t\r\n]|^\s|\s$/u

/**
 * Rows as CSV by RFC 4180: comma, CRLF, quotes doubled, with a byte order mark. Text that a spreadsheet would take for a
 * formula is made harmless by an apostrophe before it (also where it has one already, so that reading takes one away again);
 * numbers stay numbers.
 */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = wellFormed(value).replaceAll('\0', '')
  const harmless = formula.test(text) ? `'${text}` : text
  return needsQuotes.test(harmless) || harmless !== text ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** A cell as it was before {@link toCsv} made it harmless. */
export const withoutGuard = (text: string): string => (text.startsWith("'") && formula.test(text) ? text.slice(1) : text)
