import { writeSync } from 'node:fs'
import { openStore } from '../openStore'
import type { Store } from '../types'
import type { Note, NoteTables } from './recordStore'

const recordCount = 50
const atATime = 4
const filler = 'x'.repeat(200)

export const counterId = 'counter'

/** A store on the real disk with a small journal, so that kills meet new generations as well. */
export function openKillStore(folder: string): Promise<Store<NoteTables>> {
  return openStore<NoteTables>({ folder, version: 1, tables: { notes: {}, more: {} }, rotateAfterBytes: 64 * 1024 })
}

/** Edit number n: one record in each of two tables, and the counter. */
async function edit(store: Store<NoteTables>, number: number): Promise<void> {
  await store.update(({ notes, more }) => {
    const id = `n${number % recordCount}`
    notes.put({ id, value: number, words: filler })
    more.put({ id, value: -number })
    more.put({ id: counterId, value: number })
  })
  // Straight to the pipe: an acknowledgement that waits in this process would die with it.
  writeSync(1, `${number}\n`)
}

/** Edits for ever, and acknowledges each edit on standard output when it is durable. Ends by being killed. */
export async function editForever(folder: string): Promise<never> {
  const store = await openKillStore(folder)
  let number = store.read('more').get(counterId)?.value ?? 0
  for (;;) {
    const batch = Array.from({ length: atATime }, () => edit(store, (number += 1)))
    await Promise.all(batch)
  }
}

/** What is wrong with a store after `acknowledged` edits; empty when all is right. */
export function faultsOf(store: Store<NoteTables>, acknowledged: number): readonly string[] {
  const counter = store.read('more').get(counterId)?.value ?? 0
  const faults = counter < acknowledged ? [`lost: ${acknowledged} acknowledged, ${counter} there`] : []
  for (let slot = 0; slot < recordCount; slot += 1) {
    const id = `n${slot}`
    const wanted = counter - ((((counter - slot) % recordCount) + recordCount) % recordCount)
    const note: Note | undefined = store.read('notes').get(id)
    const twin = store.read('more').get(id)
    if ((note?.value ?? 0) !== Math.max(wanted, 0)) faults.push(`${id}: ${note?.value} instead of ${wanted}`)
    if ((note?.value ?? 0) + (twin?.value ?? 0) !== 0) faults.push(`${id}: half a transaction`)
  }
  return faults
}
