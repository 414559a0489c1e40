import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { Bridge } from '../bridge'
import type { AppStores } from './appStores'

interface AppValue {
  readonly bridge: Bridge
  readonly stores: AppStores
}

const AppContext = createContext<AppValue | undefined>(undefined)

export function AppProvider({ value, children }: { readonly value: AppValue; readonly children: ReactNode }) {
  return <AppContext.Provider value={value}>{children}</AppContext.Provider>
}

function useApp(): AppValue {
  const value = useContext(AppContext)
  if (value === undefined) throw new Error('AppProvider is missing')
  return value
}

export function useBridge(): Bridge {
  return useApp().bridge
}

export function useStores(): AppStores {
  return useApp().stores
}

/** The same stores, written so that a name and its state stay together for the compiler. */
type TopicStores = { readonly [N in keyof AppStores]: StoreApi<StateOf<N>> }
type StateOf<N extends keyof AppStores> = AppStores[N] extends StoreApi<infer State> ? State : never

/** Reads from one topic's store, and again whenever that part changes. `select` must give the same thing for the same state. */
export function useTopic<N extends keyof AppStores, Part>(name: N, select: (state: StateOf<N>) => Part): Part {
  const stores: TopicStores = useApp().stores
  const store: StoreApi<StateOf<N>> = stores[name]
  const read = () => select(store.getState())
  return useSyncExternalStore(store.subscribe, read, read)
}
