import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PortalEvents } from '../../electron/contract/events'

/** What the pages must know of the technician's own data about customers (capabilities 3.6): that they changed. */
export interface OwnStore {
  /** Goes up with each change. */
  readonly revision: number
  readonly lastChanged: PortalEvents['own.changed']['tenantIds']
  changed(event: PortalEvents['own.changed']): void
}

export function createOwnStore(): StoreApi<OwnStore> {
  return createStore<OwnStore>((set, get) => ({
    revision: 0,
    lastChanged: [],
    changed: ({ tenantIds }) => set({ revision: get().revision + 1, lastChanged: tenantIds })
  }))
}
