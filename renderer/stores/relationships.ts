import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../electron/contract/errors'
import type { RelationshipBatch } from '../../electron/contract/relationship'
import type { Bridge } from '../bridge'
import { isOwnCancel } from './ownCancel'

/** What the pages about relationships share; the relationships themselves stay in the main process. */
export interface RelationshipsStore {
  /** Goes up when the main process tells that relationships changed. */
  readonly revision: number
  /** Goes up when templates or their mapping changed. */
  readonly rolesRevision: number
  /** Work on many that runs, or ran last; `undefined`: none that this page knows of. */
  readonly batch: RelationshipBatch | undefined
  readonly refreshing: boolean
  readonly error: AppError | undefined
  changed(): void
  /** Reads from the cloud what changed, or everything. */
  refresh(everything?: boolean): Promise<void>
  stopBatch(): Promise<void>
}

/** Reading who has access tells once for each relationship; a page that reads its list again every time would do nothing else. */
const settleMs = 250

export function createRelationshipsStore(bridge: Bridge): StoreApi<RelationshipsStore> {
  let waiting: ReturnType<typeof setTimeout> | undefined
  return createStore<RelationshipsStore>((set, get) => ({
    revision: 0,
    rolesRevision: 0,
    batch: undefined,
    refreshing: false,
    error: undefined,
    changed: () => {
      waiting ??= setTimeout(() => {
        waiting = undefined
        set({ revision: get().revision + 1 })
      }, settleMs)
    },
    refresh: async (everything = false) => {
      if (get().refreshing) return
      set({ refreshing: true, error: undefined })
      const result = await bridge.calls['relationships.refresh']({ everything })
      set({ refreshing: false, error: result.ok || isOwnCancel(result.error) ? undefined : result.error })
    },
    stopBatch: async () => {
      await bridge.calls['relationships.stopBatch']()
    }
  }))
}
