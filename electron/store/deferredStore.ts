import type { Store, StoredRecord } from './types'

/** A store that is there at once, and open a while later. */
export interface DeferredStore<T extends Record<string, StoredRecord>> extends Store<T> {
  /** Resolves when it is open; rejects with what kept it from being opened. */
  readonly opened: Promise<void>
  readonly isOpen: boolean
}

/**
 * A store whose opening goes on while others work. Changes wait for it. Reading answers in the same turn and so cannot wait: whoever
 * reads comes after `opened`, and whoever does not is a fault of ours. Closing waits for the opening, so that no lock stays behind; of
 * one that could not be opened nothing is left to close.
 */
export function deferStore<T extends Record<string, StoredRecord>>(opening: Promise<Store<T>>): DeferredStore<T> {
  let store: Store<T> | undefined
  const opened = opening.then((one) => {
    store = one
  })
  // Whoever waits hears of a failure; it is no unhandled one while nobody does yet.
  opened.catch(() => undefined)
  return {
    opened,
    get isOpen() {
      return store !== undefined
    },
    read: (table) => {
      if (store === undefined) throw new Error(`The table ${table} was read before its store was open`)
      return store.read(table)
    },
    update: async (change) => (await opening).update(change),
    purge: async () => (await opening).purge(),
    get recovery() {
      return store?.recovery ?? { quarantined: [], restoredOlder: false }
    },
    close: async () => {
      const one = await opening.catch(() => undefined)
      await one?.close()
    }
  }
}
