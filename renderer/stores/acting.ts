import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ActingEnded, ActingPurpose, ActingSession } from '../../electron/contract/acting'
import type { AppState } from '../../electron/contract/app'
import type { AppError } from '../../electron/contract/errors'
import type { TenantId } from '../../electron/contract/ids'
import type { Bridge } from '../bridge'
import { isOwnCancel } from './ownCancel'

/** The open acting-as windows, and the last end, which is told on the page that is then in front (capabilities 6.5). */
export interface ActingStore {
  readonly sessions: readonly ActingSession[]
  readonly lastEnded: ActingEnded | undefined
  /** The customer whose window is being opened: a second press does nothing. */
  readonly opening: TenantId | undefined
  readonly error: AppError | undefined
  /** The customer that could not be opened. */
  readonly refused: TenantId | undefined
  /** @param portalId to begin with */
  open(tenantId: TenantId, purpose?: ActingPurpose, portalId?: string): Promise<void>
  focus(sessionId: ActingSession['id']): Promise<void>
  end(sessionId: ActingSession['id']): Promise<void>
  dismissEnded(): void
  dismissError(): void
}

export function createActingStore(bridge: Bridge, state: AppState): StoreApi<ActingStore> {
  return createStore<ActingStore>((set, get) => ({
    sessions: state.acting,
    lastEnded: state.lastEnded,
    opening: undefined,
    error: undefined,
    refused: undefined,
    open: async (tenantId, purpose, portalId) => {
      if (get().opening !== undefined) return
      set({ opening: tenantId, error: undefined, refused: undefined, lastEnded: undefined })
      const result = await bridge.calls['acting.open']({ tenantId, ...purpose, ...(portalId !== undefined && { portalId }) })
      const failed = result.ok || isOwnCancel(result.error) ? undefined : result.error
      set({ opening: undefined, error: failed, refused: failed?.kind === 'notAllowed' ? tenantId : undefined })
    },
    focus: async sessionId => {
      const result = await bridge.calls['acting.focus']({ sessionId })
      if (!result.ok) set({ error: result.error })
    },
    end: async sessionId => {
      const result = await bridge.calls['acting.end']({ sessionId })
      if (!result.ok) set({ error: result.error })
    },
    dismissEnded: () => set({ lastEnded: undefined }),
    dismissError: () => set({ error: undefined, refused: undefined })
  }))
}
