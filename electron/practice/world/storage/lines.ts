import { crc32 } from 'node:zlib'

/** One change: table, id, and the new value, or no value when the record is deleted. */
export type Change = readonly [table: string, id: string, value?: unknown]

const CHECKSUM_LENGTH = 8

/** A line of the state file: checksum in hex, a space, the changes that belong together as JSON. */
export function encodeLine(changes: readonly Change[]): string {
  const json = JSON.stringify(changes)
  return `${checksum(json)} ${json}\n`
}

/** The changes of a line without its line feed, or `undefined` when it is damaged or incomplete. */
export function decodeLine(line: string): readonly Change[] | undefined {
  const json = line.slice(CHECKSUM_LENGTH + 1)
  if (line.slice(0, CHECKSUM_LENGTH) !== checksum(json)) return undefined
  const changes: unknown = JSON.parse(json)
  return isChanges(changes) ? changes : undefined
}

function isChanges(value: unknown): value is readonly Change[] {
  return Array.isArray(value) && value.every((change) => Array.isArray(change) && typeof change[0] === 'string' && typeof change[1] === 'string')
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(CHECKSUM_LENGTH, '0')
}

/**
 * Splits a state file into its sound changes and the number of bytes they take. Everything after the first damaged or
 * unfinished line is a tail that a crash left, and was never answered.
 */
export function readLines(content: Buffer): { readonly changes: readonly (readonly Change[])[]; readonly soundBytes: number } {
  const changes: (readonly Change[])[] = []
  let start = 0
  for (;;) {
    const end = content.indexOf(0x0a, start)
    const decoded = end === -1 ? undefined : decodeLine(content.toString('utf8', start, end))
    if (!decoded) return { changes, soundBytes: start }
    changes.push(decoded)
    start = end + 1
  }
}
