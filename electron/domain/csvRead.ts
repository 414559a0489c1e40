/** A record of a CSV file, with the line of the file in which it begins (from 1). */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

export type Separator = ',' | ';' | '\t'
const separators: readonly Separator[] = [',', ';', '\t']

/** Bytes as text: by their mark, else UTF-8, else the old Western one that spreadsheets on Windows write. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' } {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' }
  if (a === 0xfe && b === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

/** The separator of a file: the one that its first line has most of, outside of quotes. */
export function separatorOf(text: string): Separator {
  const counts = new Map<string, number>()
  let quoted = false
  for (const char of text) {
    if (char === '"') quoted = !quoted
    else if (!quoted && (char === '\n' || char === '\r')) break
    else if (!quoted) counts.set(char, (counts.get(char) ?? 0) + 1)
  }
  return separators.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best))
}

/** Reads CSV by RFC 4180, with any of the usual separators and line ends. A quote that is never closed ends with the file. Empty lines are left out. */
export function* readCsv(text: string, separator: Separator): Generator<CsvRecord, void> {
  let [cells, cell, quoted, line, begin]: [string[], string, boolean, number, number] = [[], '', false, 1, 1]
  const end = (): CsvRecord | undefined => {
    const record = { line: begin, cells: [...cells, cell] }
    cells = []
    cell = ''
    return record.cells.length === 1 && record.cells[0]?.trim() === '' ? undefined : record
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at)
    const feed = char === '\n' || (char === '\r' && text.charAt(at + 1) !== '\n')
    if (feed) line += 1
    if (quoted) {
      if (char !== '"') cell += char
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (char === '"') quoted = true
    else if (char === separator) {
      cells.push(cell)
      cell = ''
    } else if (feed) {
      const record = end()
      if (record !== undefined) yield record
      begin = line
    } else if (char !== '\r') cell += char
  }
  const last = end()
  if (last !== undefined) yield last
}
