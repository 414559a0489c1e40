import { openStore } from '../openStore'
import type { FileSystem } from '../fileSystem'
import type { ProcessProbe } from '../processProbe'
import type { Store, StoreOptions } from '../types'

/** A small schema for tests. */
export interface Note {
  readonly id: string
  readonly value: number
  readonly words?: string
}
export type NoteTables = { notes: Note; more: Note }

/** Each opening is a process of its own; the ones before it are dead. */
export const newProcess = (): ProcessProbe => ({
  self: () => Promise.resolve({ pid: process.pid, started: globalThis.crypto.randomUUID() }),
  isAlive: () => Promise.resolve(false)
})

export const noteFolder = '/data/notes'

export function openNotes(files: FileSystem, options: Partial<StoreOptions<NoteTables>> = {}): Promise<Store<NoteTables>> {
  return openStore<NoteTables>({
    folder: noteFolder,
    version: 1,
    tables: { notes: { searchText: ({ words = '' }) => words.toLowerCase() }, more: {} },
    files,
    processes: newProcess(),
    ...options
  })
}

/** Everything in a store, in a form that can be compared. */
export function contents(store: Store<NoteTables>): Record<string, number> {
  const all: Record<string, number> = {}
  for (const { id, value } of store.read('notes').values()) all[`notes/${id}`] = value
  for (const { id, value } of store.read('more').values()) all[`more/${id}`] = value
  return all
}
