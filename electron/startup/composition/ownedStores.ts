import type { OwnWorks } from '../../services/accounts/knownAccounts'
import type { Ownership } from '../../services/accounts/ownership'
import type { CustomerTables, PersonalStore } from '../../store/appStores'
import type { DeferredStore } from '../../store/deferredStore'
import { countOwned, dropOwned, ownedStore } from '../../store/ownedStore'
import type { Stores } from './stores'

/** The stores as the use cases see them: only with what belongs to the account whose work they do. */
export interface OwnedStores extends Stores {
  /** What belongs to whoever is signed in, whoever's work is being done: for what is kept in memory to be shown. */
  readonly shown: Pick<PersonalStore, 'read'>
}

export function createOwnedStores(stores: Stores, ownership: Pick<Ownership, 'owner' | 'shown' | 'isMine'>): OwnedStores {
  return {
    ...stores,
    personal: ownedStore(stores.personal, () => ownership.owner()),
    shown: ownedStore(stores.personal, () => ownership.shown()),
    customers: forgetfulOfOthers(stores.customers, ownership)
  }
}

/** What belongs to accounts, for forgetting one. */
export const ownWorks = (store: PersonalStore): OwnWorks => ({ of: (owner) => countOwned(store, owner), drop: (owner) => dropOwned(store, owner) })

/** The cache holds what whoever is signed in may see: what was read for another comes too late, and can be read again. */
function forgetfulOfOthers(store: DeferredStore<CustomerTables>, ownership: Pick<Ownership, 'isMine'>): DeferredStore<CustomerTables> {
  return {
    opened: store.opened,
    get isOpen() {
      return store.isOpen
    },
    read: (table) => store.read(table),
    update: async (change) => {
      if (ownership.isMine()) await store.update(change)
    },
    purge: () => store.purge(),
    get recovery() {
      return store.recovery
    },
    close: () => store.close()
  }
}
