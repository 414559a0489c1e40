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
 * What the technician should know about how the own store was found: that something was set aside. A torn end alone was never
 * acknowledged and is no news. `moment` writes an instant in words.
 */
export function personalNotices({ recovery: { quarantined, restoredTo } }: Recovered, moment: (at: string) => string): readonly Omit<Notice, 'id'>[] {
  if (quarantined.length === 0) return []
  if (restoredTo === undefined) return [{ severity: 'error', code: 'store.nothingRestored', params: { count: quarantined.length } }]
  return [{ severity: 'warning', code: 'store.quarantined', params: { count: quarantined.length, until: moment(restoredTo) } }]
}

/** The same of the customers, which can be read again. */
export function customersNotices({ recovery: { quarantined } }: Recovered): readonly Omit<Notice, 'id'>[] {
  return quarantined.length > 0 ? [{ severity: 'info', code: 'store.cacheRebuilt' }] : []
}
