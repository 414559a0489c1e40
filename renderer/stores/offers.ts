import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../electron/contract/errors'
import type { PortalEvents } from '../../electron/contract/events'
import type { TenantId } from '../../electron/contract/ids'
import type { Offer } from '../../electron/contract/offer'
import type { Bridge } from '../bridge'

/** The offers in the technician's own store (capabilities 4.8). */
export interface OffersStore {
  readonly offers: readonly Offer[] | undefined
  readonly error: AppError | undefined
  /** Goes up with each change told by the main process; `changedId` names the offer. */
  readonly revision: number
  readonly changedId: Offer['id'] | undefined
  load(): Promise<void>
  changed(event: PortalEvents['offers.changed']): void
  /** Starts a draft; `undefined` when it could not be kept (then `error` says why). */
  create(tenantId?: TenantId): Promise<Offer | undefined>
  discard(offerId: Offer['id']): Promise<boolean>
}

export function createOffersStore(bridge: Bridge): StoreApi<OffersStore> {
  return createStore<OffersStore>((set, get) => ({
    offers: undefined,
    error: undefined,
    revision: 0,
    changedId: undefined,
    load: async () => {
      const result = await bridge.calls['offers.list']()
      set(result.ok ? { offers: result.value, error: undefined } : { error: result.error })
    },
    changed: event => {
      set({ revision: get().revision + 1, changedId: event.offerId })
      // Read again only what is shown somewhere.
      if (get().offers !== undefined) void get().load()
    },
    create: async tenantId => {
      set({ error: undefined })
      const result = await bridge.calls['offers.createDelegated'](tenantId === undefined ? {} : { tenantId })
      if (result.ok) return result.value
      set({ error: result.error })
      return undefined
    },
    discard: async offerId => {
      const result = await bridge.calls['offers.discard']({ offerId })
      if (!result.ok) set({ error: result.error })
      else set({ offers: get().offers?.filter(offer => offer.id !== offerId) })
      return result.ok
    }
  }))
}
