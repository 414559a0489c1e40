import { Low } from 'lowdb'
import { JournalAdapter } from './journalAdapter'
import { Tables, type Schema } from './tables'
import type { Store, StoreOptions } from './types'

/**
 * Opens a store, or makes an empty one. What was acknowledged before a crash is there again.
 * @throws AppFailure `storage`: `storage.inUse`, `storage.newerVersion`, `storage.upgradeFailed`, `storage.full`,
 * `storage.denied`, `storage.failed`.
 */
export async function openStore<T extends Schema>(options: StoreOptions<T>): Promise<Store<T>> {
  const adapter = new JournalAdapter<T>(options)
  const db = new Low(adapter, new Tables<T>(options.tables))
  await db.read()
  return {
    read: (table) => db.data.all[table],
    update: (change) => db.update((tables) => tables.transact(change)),
    purge: () => adapter.purge(),
    recovery: adapter.recovery,
    close: () => adapter.close()
  }
}
