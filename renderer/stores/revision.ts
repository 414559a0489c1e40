import { createStore, type StoreApi } from 'zustand/vanilla'

/** What the pages must know of something that the main process holds: that it changed. */
export interface RevisionStore {
  /** Goes up with each change. */
  readonly revision: number
  changed(): void
}

export function createRevisionStore(): StoreApi<RevisionStore> {
  return createStore<RevisionStore>((set, get) => ({
    revision: 0,
    changed: () => set({ revision: get().revision + 1 })
  }))
}
