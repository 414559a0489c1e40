import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../electron/contract/errors'
import type { PortalEvents } from '../../electron/contract/events'
import type { Bridge } from '../bridge'
import { isOwnCancel } from './ownCancel'

/** When the cache of customers changed. The rows stay in the main process (bench: 50,000 of them). */
export interface CustomersStore {
  /** What the last change concerned. */
  readonly lastChanged: PortalEvents['customers.changed']['tenantIds']
  /** Goes up with each change, so that a page knows when to read again. */
  readonly revision: number
  readonly refreshing: boolean
  readonly error: AppError | undefined
  changed(event: PortalEvents['customers.changed']): void
  /** A reading reached its end or failed, whoever began it. */
  read(event: PortalEvents['customers.read']): void
  refresh(): Promise<void>
  cancelRefresh(): Promise<void>
  /** Holds the reading of all customers, or lets it go on. */
  holdRefresh(hold: boolean): Promise<void>
}

export function createCustomersStore(bridge: Bridge): StoreApi<CustomersStore> {
  return createStore<CustomersStore>((set, get) => ({
    lastChanged: [],
    revision: 0,
    refreshing: false,
    error: undefined,
    changed: event => set({ lastChanged: event.tenantIds, revision: get().revision + 1 }),
    read: ({ failure }) => set({ error: failure }),
    refresh: async () => {
      if (get().refreshing) return
      set({ refreshing: true, error: undefined })
      const result = await bridge.calls['customers.refresh']()
      set({ refreshing: false, error: result.ok || isOwnCancel(result.error) ? undefined : result.error })
    },
    holdRefresh: async hold => {
      const result = await bridge.calls[hold ? 'customers.pauseRefresh' : 'customers.resumeRefresh']()
      if (!result.ok) set({ error: result.error })
    },
    cancelRefresh: async () => {
      const result = await bridge.calls['customers.cancelRefresh']()
      if (!result.ok) set({ error: result.error })
    }
  }))
}
