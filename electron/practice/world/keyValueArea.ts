import type { KeyValueArea } from './api'
import type { Keep, Records } from './storage/records'

interface Stored {
  readonly value: unknown
  readonly expiresAt?: number
}

const PREFIX = 'kv:'

/** The durable area on top of the world's records: one table for each namespace. */
export function keyValueArea(records: Records, realNow: () => number): KeyValueArea {
  const live = (stored: unknown): stored is Stored => isStored(stored) && !hasExpired(stored, realNow())
  return {
    get(namespace, key) {
      const stored = records.get(tableOf(namespace), key)
      return live(stored) ? stored.value : undefined
    },
    set(namespace, key, value, expiresAt) {
      // A copy, so that a later change of the caller's object changes neither memory nor disk.
      const copy: unknown = structuredClone(value)
      return records.apply([[tableOf(namespace), key, expiresAt === undefined ? { value: copy } : { value: copy, expiresAt }]])
    },
    async delete(namespace, key) {
      if (records.get(tableOf(namespace), key) !== undefined) await records.apply([[tableOf(namespace), key]])
    },
    list(namespace) {
      return [...records.entries(tableOf(namespace))].flatMap(([key, stored]) => (live(stored) ? [{ key, ...stored }] : []))
    }
  }
}

/** Leaves values whose time has passed out of the next generation of the state file. */
export function keepLiveValues(realNow: () => number): Keep {
  return (table, _id, value) => !table.startsWith(PREFIX) || (isStored(value) && !hasExpired(value, realNow()))
}

function tableOf(namespace: string): string {
  return PREFIX + namespace
}

function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && 'value' in value
}

function hasExpired(stored: Stored, now: number): boolean {
  return stored.expiresAt !== undefined && stored.expiresAt <= now
}
