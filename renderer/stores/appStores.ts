import type { StoreApi } from 'zustand/vanilla'
import type { AppState } from '../../electron/contract/app'
import type { Bridge } from '../bridge'
import { createActingStore, type ActingStore } from './acting'
import { createCustomersStore, type CustomersStore } from './customers'
import { createLookupStore, type LookupStore } from './lookup'
import { createNoticesStore, type NoticesStore } from './notices'
import { createOffersStore, type OffersStore } from './offers'
import { createOwnStore, type OwnStore } from './own'
import { createPaletteStore, type PaletteStore } from './palette'
import { createRelationshipsStore, type RelationshipsStore } from './relationships'
import { createRevisionStore, type RevisionStore } from './revision'
import { createSessionStore, type SessionStore } from './session'
import { createSettingsStore, type SettingsStore } from './settings'

/** One store for each topic, all made from the first answer of the main process. */
export interface AppStores {
  readonly session: StoreApi<SessionStore>
  readonly settings: StoreApi<SettingsStore>
  readonly customers: StoreApi<CustomersStore>
  readonly own: StoreApi<OwnStore>
  readonly lookup: StoreApi<LookupStore>
  readonly offers: StoreApi<OffersStore>
  readonly relationships: StoreApi<RelationshipsStore>
  readonly acting: StoreApi<ActingStore>
  readonly activity: StoreApi<RevisionStore>
  readonly requests: StoreApi<RevisionStore>
  readonly health: StoreApi<RevisionStore>
  readonly notices: StoreApi<NoticesStore>
  readonly palette: StoreApi<PaletteStore>
}

export function createAppStores(bridge: Bridge, state: AppState): AppStores {
  return {
    session: createSessionStore(bridge, state),
    settings: createSettingsStore(bridge, state),
    customers: createCustomersStore(bridge),
    own: createOwnStore(),
    lookup: createLookupStore(bridge),
    offers: createOffersStore(bridge),
    relationships: createRelationshipsStore(bridge),
    acting: createActingStore(bridge, state),
    activity: createRevisionStore(),
    requests: createRevisionStore(),
    health: createRevisionStore(),
    notices: createNoticesStore(bridge, state),
    palette: createPaletteStore(bridge, run => { requestAnimationFrame(run) })
  }
}
