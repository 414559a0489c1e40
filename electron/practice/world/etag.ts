import { randomUUID } from 'node:crypto'
import { WorldError } from './worldError'

/** A mark that no earlier version of a record had. */
export function newEtag(): string {
  return Buffer.from(randomUUID()).toString('base64')
}

/** @param given `*` stands for any version. @throws WorldError `stale` when the caller knows another version than the current one */
export function requireCurrent(current: string, given: string): void {
  if (given !== '*' && current !== given) throw new WorldError('stale', 'The record was changed by someone else since it was read.')
}
