import type { FileSystem } from '../fileSystem'
import type { Store } from '../types'
import { contents, openNotes, type NoteTables } from './recordStore'

/** One edit of a test's script. */
export type Edit =
  | { readonly kind: 'put'; readonly id: string; readonly value: number }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'clear' }
  /** Two tables in one transaction. */
  | { readonly kind: 'both'; readonly id: string; readonly value: number }

export type State = Readonly<Record<string, number>>

function applyToModel(state: State, edit: Edit): State {
  switch (edit.kind) {
    case 'put':
      return { ...state, [`notes/${edit.id}`]: edit.value }
    case 'delete':
      return Object.fromEntries(Object.entries(state).filter(([key]) => key !== `notes/${edit.id}`))
    case 'clear':
      return Object.fromEntries(Object.entries(state).filter(([key]) => !key.startsWith('notes/')))
    case 'both':
      return { ...state, [`notes/${edit.id}`]: edit.value, [`more/${edit.id}`]: -edit.value }
  }
}

/** The states that a correct store goes through, the empty one first. */
export function modelStates(edits: readonly Edit[]): readonly State[] {
  const states: State[] = [{}]
  for (const edit of edits) states.push(applyToModel(states.at(-1) ?? {}, edit))
  return states
}

export function applyEdit(store: Store<NoteTables>, edit: Edit): Promise<void> {
  return store.update(({ notes, more }) => {
    if (edit.kind === 'delete') notes.delete(edit.id)
    else if (edit.kind === 'clear') notes.clear()
    else notes.put({ id: edit.id, value: edit.value })
    if (edit.kind === 'both') more.put({ id: edit.id, value: -edit.value })
  })
}

/** Rotation after every few edits, so that a short script passes through all of the store's doings. */
export const smallJournal = { rotateAfterBytes: 500 }

/** Runs a script until it ends or the disk stops it. Returns how many edits were acknowledged. */
export async function runScript(files: FileSystem, edits: readonly Edit[]): Promise<number> {
  let acknowledged = 0
  try {
    const store = await openNotes(files, smallJournal)
    for (const edit of edits) {
      await applyEdit(store, edit)
      acknowledged += 1
    }
    await store.close()
  } catch {
    // The disk stopped it; what counts is what a new start finds.
  }
  return acknowledged
}

/** The number of the state that is on the disk, or -1 when it is none of them. */
export async function stateOnDisk(files: FileSystem, states: readonly State[]): Promise<number> {
  const store = await openNotes(files, smallJournal)
  const found = JSON.stringify(sorted(contents(store)))
  await store.close()
  return states.findLastIndex((state) => JSON.stringify(sorted(state)) === found)
}

/** A script that puts, changes, deletes and clears, with values that never repeat. */
export function mixedScript(length: number): readonly Edit[] {
  return Array.from({ length }, (_, index): Edit => {
    const id = `n${index % 5}`
    if (index % 11 === 10) return { kind: 'clear' }
    if (index % 7 === 6) return { kind: 'delete', id }
    return { kind: index % 3 === 0 ? 'both' : 'put', id, value: index + 1 }
  })
}

function sorted(state: State): readonly (readonly [string, unknown])[] {
  return Object.entries(state).toSorted(([one], [other]) => (one < other ? -1 : 1))
}
