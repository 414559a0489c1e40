import type { ActingEnded, ActingSession } from './acting'
import type { SessionState } from './session'
import type { CloudId, Settings } from './settings'

/** Something the technician must know that is not the answer to what they just did; a key below `notices.` */
export interface Notice {
  readonly id: string
  readonly severity: 'info' | 'warning' | 'error'
  readonly code: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** Long work in the background, with progress in numbers. */
export interface BackgroundWork {
  readonly kind: 'refreshCustomers'
  readonly done: number
  readonly total?: number
}

/** Everything the first page needs, in one answer, so that a start takes one round trip. */
export interface AppState {
  readonly version: string
  readonly platform: 'win32' | 'darwin' | 'linux'
  readonly cloud: { readonly id: CloudId; readonly practice: boolean }
  readonly connection: 'unknown' | 'online' | 'offline'
  readonly session: SessionState
  readonly settings: Settings
  /** The language in effect: the setting, or the system's when that is English or German. */
  readonly language: 'en' | 'de'
  readonly customerCount: number
  readonly work: readonly BackgroundWork[]
  readonly notices: readonly Notice[]
  readonly acting: readonly ActingSession[]
  readonly lastEnded?: ActingEnded
}
