import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppState, BackgroundWork, Notice } from '../../electron/contract/app'
import type { Bridge } from '../bridge'

/** Background work with its progress, and what the technician must know that is no answer to what they just did. */
export interface NoticesStore {
  readonly work: readonly BackgroundWork[]
  readonly notices: readonly Notice[]
  dismiss(id: string): Promise<void>
}

/** Stands while the disk refuses changes, and goes when it has taken them all. */
export const unsavedNotice = 'store.unsaved'

/** What lasts, rather than something that just happened elsewhere. */
const standing: ReadonlySet<string> = new Set(['signIn.memoryOnly', unsavedNotice])

/** Whether a notice stands on the page; any other is a toast (look.md, states). */
export const standsOnPage = ({ code }: Notice): boolean => standing.has(code)

export function createNoticesStore(bridge: Bridge, state: AppState): StoreApi<NoticesStore> {
  return createStore<NoticesStore>((set, get) => ({
    work: state.work,
    notices: state.notices,
    dismiss: async id => {
      set({ notices: get().notices.filter(notice => notice.id !== id) })
      await bridge.calls['app.dismissNotice']({ id })
    }
  }))
}
