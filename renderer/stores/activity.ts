import { createStore, type StoreApi } from 'zustand/vanilla'

/** What the pages must know of the activity record: that it grew. */
export interface ActivityStore {
  /** Goes up with each entry. */
  readonly revision: number
  changed(): void
}

export function createActivityStore(): StoreApi<ActivityStore> {
  return createStore<ActivityStore>((set, get) => ({
    revision: 0,
    changed: () => set({ revision: get().revision + 1 })
  }))
}
