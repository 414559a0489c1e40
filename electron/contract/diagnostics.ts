import type { Instant } from './ids'

export const diagnosticSections = ['application', 'settings', 'state', 'storage', 'log'] as const
export type DiagnosticSection = (typeof diagnosticSections)[number]

/** What would be handed to somebody who helps, exactly as it would be saved, so that the technician can look at it first. */
export interface Diagnostics {
  /** Names what was collected: saved is what was looked at, not what is there by then. */
  readonly id: string
  readonly collectedAt: Instant
  readonly sections: readonly { readonly id: DiagnosticSection; readonly text: string }[]
}
