import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LookupAnswer } from '../../electron/contract/customer'
import type { AppError } from '../../electron/contract/errors'
import type { Bridge } from '../bridge'

export type FoundCustomer = Extract<LookupAnswer, { found: true }>
export type NoMatch = Extract<LookupAnswer, { found: false }>

/** Where a lookup stands. "No match" is an answer, "not reachable" and "not allowed" are failures (capabilities 3.1). */
export type LookupProgress =
  | { readonly step: 'idle' }
  | { readonly step: 'looking' }
  | { readonly step: 'found'; readonly answer: FoundCustomer }
  | { readonly step: 'noMatch'; readonly answer: NoMatch }
  | { readonly step: 'failed'; readonly error: AppError }

export interface LookupStore {
  readonly query: string
  readonly progress: LookupProgress
  setQuery(query: string): void
  find(): Promise<void>
  /** Forgets an answer that was shown, and keeps what was typed. */
  settle(): void
}

export function createLookupStore(bridge: Bridge): StoreApi<LookupStore> {
  return createStore<LookupStore>((set, get) => {
    let newest = 0
    return {
      query: '',
      progress: { step: 'idle' },
      setQuery: query => {
        // An answer to something else than what stands in the box would mislead.
        newest += 1
        set({ query, progress: { step: 'idle' } })
      },
      find: async () => {
        newest += 1
        const mine = newest
        set({ progress: { step: 'looking' } })
        const result = await bridge.calls['lookup.find']({ query: get().query.slice(0, 320) })
        if (mine !== newest) return
        set({ progress: progressOf(result.ok ? result.value : result.error) })
      },
      settle: () => set({ progress: { step: 'idle' } })
    }
  })
}

function progressOf(outcome: LookupAnswer | AppError): LookupProgress {
  if (!('found' in outcome)) return { step: 'failed', error: outcome }
  return outcome.found ? { step: 'found', answer: outcome } : { step: 'noMatch', answer: outcome }
}
