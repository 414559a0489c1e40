import type { Slices } from '../lib/slices'
import { isEnd, isHeader, isRowHead, readLine, type FileHeader } from './lines'
import { StoredRow, type Rows } from './row'

export interface SnapshotContent {
  readonly header: FileHeader
  readonly rows: Rows
  /** `false`: lines are damaged or missing; what is whole was read all the same. */
  readonly whole: boolean
}

/** Indexes a snapshot without parsing its records. `undefined`: not even the header can be read. */
export async function readSnapshot(buffer: Buffer, slices: Slices): Promise<SnapshotContent | undefined> {
  const first = readLine(buffer, 0)
  if (!first || 'damaged' in first || !isHeader(first.head)) return undefined
  const rows: Rows = new Map()
  let [count, whole, ended] = [0, true, false]
  for (let line = readLine(buffer, first.end); line; line = readLine(buffer, line.end)) {
    if ('damaged' in line || ended) whole = false
    else if (isEnd(line.head)) [ended, whole] = [true, whole && line.head.rows === count]
    else if (isRowHead(line.head)) {
      const [, , , , table, id, text] = line.head
      let into = rows.get(table)
      if (!into) rows.set(table, (into = new Map()))
      into.set(id, new StoredRow(buffer, line, text))
      count += 1
    }
    const pause = slices.pause()
    if (pause) await pause
  }
  return { header: first.head, rows, whole: whole && ended }
}
