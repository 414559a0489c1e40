import type { Slices } from '../lib/slices'
import { isHeader, isRowHead, readLine, type FileHeader, type Line, type RowHead } from './lines'
import { StoredRow, type Rows } from './row'

/** How far the rows are: the last transaction in them and its moment. */
export interface Progress {
  sequence: number
  at: number
}

export interface JournalContent {
  readonly header: FileHeader | undefined
  /** Bytes from the start that are whole transactions; what follows was never acknowledged or is damaged. */
  readonly wholeBytes: number
  /** The file ends in the middle of a transaction: an ordinary trace of a crash. */
  readonly torn: boolean
  /** Lines within the file cannot be read: more than a crash can explain. */
  readonly damaged: boolean
  /** A transaction is missing between what was known before and what this file holds. */
  readonly gap: boolean
}

function apply(rows: Rows, buffer: Buffer, line: Line & { readonly head: RowHead }): void {
  const [, , , operation, table, id, text] = line.head
  let into = rows.get(table)
  if (!into || operation === 'c') rows.set(table, (into = new Map()))
  if (operation === 'p') into.set(id, new StoredRow(buffer, line, text))
  else if (operation === 'd') into.delete(id)
}

/** The header alone. */
export function journalHeader(buffer: Buffer): FileHeader | undefined {
  const first = readLine(buffer, 0)
  return first && !('damaged' in first) && isHeader(first.head) ? first.head : undefined
}

/**
 * Applies a journal's transactions to the rows: each one wholly or not at all. Values are absolute, so good transactions
 * behind a damaged line are applied as well: the newest acknowledged value of a record is worth more than an old one.
 */
export async function readJournal(buffer: Buffer, rows: Rows, progress: Progress, slices: Slices): Promise<JournalContent> {
  const first = readLine(buffer, 0)
  const header = journalHeader(buffer)
  let wholeBytes = header && first ? first.end : 0
  let badLines = 0
  let gap = false
  let open: (Line & { readonly head: RowHead })[] = []
  for (let line = header ? readLine(buffer, wholeBytes) : first; line; line = readLine(buffer, line.end)) {
    const head = 'damaged' in line ? undefined : line.head
    if ('damaged' in line || !isRowHead(head)) {
      if (!('damaged' in line && line.torn)) badLines += 1
      open = []
    } else {
      const [sequence, count, at] = head
      if (open[0] && open[0].head[0] !== sequence) {
        open = []
        badLines += 1
      }
      open.push({ ...line, head })
      if (count > 0) {
        if (count !== open.length) badLines += 1
        else if (sequence > progress.sequence) {
          gap ||= sequence !== progress.sequence + 1
          for (const change of open) apply(rows, buffer, change)
          progress.sequence = sequence
          progress.at = at
        }
        if (badLines === 0) wholeBytes = line.end
        open = []
      }
    }
    const pause = slices.pause()
    if (pause) await pause
  }
  return { header, wholeBytes, torn: wholeBytes < buffer.length, damaged: badLines > 0, gap }
}
