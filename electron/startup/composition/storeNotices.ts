import type { Notice } from '../../contract/app'
import type { Notices } from '../../services/ports'
import type { RecoveryReport } from '../../store/types'

/** Gives the listener of one store's `onUnsaved`. */
export type UnsavedWatch = (store: string) => (transactions: number) => void

/** One notice while any store has changes that the disk refused; gone when all are saved. */
export function watchUnsaved(notices: Pick<Notices, 'add' | 'remove'>): UnsavedWatch {
  const waiting = new Set<string>()
  return (store) => (transactions) => {
    const before = waiting.size
    if (transactions > 0) waiting.add(store)
    else waiting.delete(store)
    // Told at the edges only: one that was dismissed does not come back with each further change.
    if (before === 0 && waiting.size > 0) notices.add({ id: 'store.unsaved', severity: 'error', code: 'store.unsaved' })
    if (before > 0 && waiting.size === 0) notices.remove('store.unsaved')
  }
}

interface Recovered {
  readonly recovery: RecoveryReport
}

/**
 * What the technician should know about how the stores were found: that something was set aside. A torn end alone was never
 * acknowledged and is no news. `moment` writes an instant in words.
 */
export function recoveryNotices(
  stores: { readonly personal: Recovered; readonly customers: Recovered },
  moment: (at: string) => string
): readonly Omit<Notice, 'id'>[] {
  const notices: Omit<Notice, 'id'>[] = []
  const { quarantined, restoredTo } = stores.personal.recovery
  if (quarantined.length > 0 && restoredTo !== undefined) {
    notices.push({ severity: 'warning', code: 'store.quarantined', params: { count: quarantined.length, until: moment(restoredTo) } })
  } else if (quarantined.length > 0) {
    notices.push({ severity: 'error', code: 'store.nothingRestored', params: { count: quarantined.length } })
  }
  if (stores.customers.recovery.quarantined.length > 0) notices.push({ severity: 'info', code: 'store.cacheRebuilt' })
  return notices
}
