import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../electron/contract/errors'
import type { PortalEvents } from '../../electron/contract/events'
import type { RecordId, TenantId } from '../../electron/contract/ids'
import type { Offer, OfferKind } from '../../electron/contract/offer'
import type { Bridge } from '../bridge'

/** The offers in the technician's own store (capabilities 4.8). */
export interface OffersStore {
  readonly error: AppError | undefined
  /** Goes up with each change told by the main process; `changedId` names the offer. */
  readonly revision: number
  readonly changedId: Offer['id'] | undefined
  /** How many offers wait in the outbox; `undefined`: not told yet. */
  readonly waiting: number | undefined
  /** Goes up when offices or products were read again. */
  readonly catalogueRevision: number
  readonly mergeRevision: number
  changed(event: PortalEvents['offers.changed']): void
  /** Starts a draft (for one customer: of delegated administration); `undefined` when it could not be kept (then `error` says why). */
  create(kind: OfferKind, tenantId?: TenantId): Promise<Offer | undefined>
  /** A new draft with the same choices and words. */
  duplicate(offerId: RecordId): Promise<Offer | undefined>
  discard(offerId: Offer['id']): Promise<boolean>
}

export function createOffersStore(bridge: Bridge): StoreApi<OffersStore> {
  return createStore<OffersStore>((set, get) => ({
    error: undefined,
    revision: 0,
    changedId: undefined,
    waiting: undefined,
    catalogueRevision: 0,
    mergeRevision: 0,
    changed: event => set({ revision: get().revision + 1, changedId: event.offerId }),
    duplicate: async offerId => {
      set({ error: undefined })
      const result = await bridge.calls['offers.duplicate']({ offerId })
      if (result.ok) return result.value
      set({ error: result.error })
      return undefined
    },
    create: async (kind, tenantId) => {
      set({ error: undefined })
      const result = tenantId === undefined ? await bridge.calls['offers.create']({ kind }) : await bridge.calls['offers.createDelegated']({ tenantId })
      if (result.ok) return result.value
      set({ error: result.error })
      return undefined
    },
    discard: async offerId => {
      const result = await bridge.calls['offers.discard']({ offerId })
      if (!result.ok) set({ error: result.error })
      return result.ok
    }
  }))
}
