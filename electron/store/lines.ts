import { checksum } from '../lib/checksum'

/**
 * One line of a snapshot or journal: `checksum TAB head TAB body LF`. Head and body are JSON, which never holds a raw tab
 * or line feed. A row's body is the record; it is only parsed when the record is read.
 */
export interface Line {
  readonly head: unknown
  /** Places in the buffer, in bytes: the line, and the body within it. */
  readonly start: number
  readonly end: number
  readonly bodyStart: number
}

const tab = 9
const lineFeed = 10
const headStart = 9

export function encodeLine(head: unknown, body = ''): string {
  const content = `${JSON.stringify(head)}\t${body}`
  return `${checksum(content)}\t${content}\n`
}

/** The line that starts at a place, or `damaged` with the place where the next one may start. `undefined`: no bytes left. */
export function readLine(buffer: Buffer, start: number): Line | { readonly damaged: true; readonly end: number; readonly torn: boolean } | undefined {
  if (start >= buffer.length) return undefined
  const feed = buffer.indexOf(lineFeed, start)
  if (feed < 0) return { damaged: true, end: buffer.length, torn: true }
  const end = feed + 1
  const bodyStart = buffer.indexOf(tab, start + headStart) + 1
  const whole = bodyStart > 0 && bodyStart <= feed && buffer[start + headStart - 1] === tab
  if (!whole || buffer.toString('latin1', start, start + headStart - 1) !== checksum(buffer.subarray(start + headStart, feed))) {
    return { damaged: true, end, torn: false }
  }
  return { head: JSON.parse(buffer.toString('utf8', start + headStart, bodyStart - 1)), start, end, bodyStart }
}

/** Head of the first line of each file. */
export interface FileHeader {
  readonly kind: 'snapshot' | 'journal'
  /** Version of this file format. */
  readonly format: 1
  /** Version of the records' schema. */
  readonly version: number
  readonly generation: number
  /** Snapshot: the last transaction that it holds. Journal: the last one before it. */
  readonly sequence: number
  /** Moment of that transaction, in milliseconds since the epoch; 0: none yet. */
  readonly at: number
}

/** Head of the last line of a snapshot: without it the file is not complete. */
export interface SnapshotEnd {
  readonly kind: 'end'
  readonly rows: number
}

/**
 * Head of a row: transaction, number of its changes on the last of them (0 on the others), moment in milliseconds,
 * operation (p put, d delete, c clear the table), table, id, prepared search text.
 */
export type RowHead = readonly [sequence: number, count: number, at: number, operation: 'p' | 'd' | 'c', table: string, id: string, text: string]

const has = (value: unknown, kind: string): boolean => typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind

export const isHeader = (head: unknown): head is FileHeader => has(head, 'snapshot') || has(head, 'journal')
export const isEnd = (head: unknown): head is SnapshotEnd => has(head, 'end')
export const isRowHead = (head: unknown): head is RowHead => Array.isArray(head) && head.length === 7
