import type { ActingSession } from '../contract/acting'
import type { Activity } from './ports'

/** A file that came from a customer's portal, or did not. */
export interface VisitFile {
  readonly name: string
  /** Origin only: what follows in an address may hold a secret. */
  readonly from: string
  readonly bytes: number
  readonly result: 'ok' | 'failed' | 'cancelled'
}

/** Puts on record what leaves a customer's portal, or goes into it, during a session (capabilities 8.1). */
export class VisitRecords {
  readonly #activity: Activity

  constructor(activity: Activity) {
    this.#activity = activity
  }

  downloaded(session: ActingSession, file: VisitFile): void {
    this.#record('actingAs.download', session, file.result, { file: file.name, from: file.from, bytes: file.bytes })
  }

  /** The store tells of a disk that refuses by itself; what happened cannot be taken back for it. */
  #record(action: string, { id, tenantId }: ActingSession, result: VisitFile['result'], detail: Readonly<Record<string, string | number>>): void {
    this.#activity.record({ action, tenantId, result, detail: { sessionId: id, ...detail } }).catch(() => undefined)
  }
}
