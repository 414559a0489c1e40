import { AppFailure } from '../../contract/errors'
import type { RequestFilter } from '../../contract/serviceRequestCalls'
import { toCsv } from '../../domain/csv'
import type { Activity, HandOverPort } from '../ports'
import type { RequestIndex } from './requestIndex'

export interface RequestExportParts {
  readonly index: RequestIndex
  readonly handOver: Pick<HandOverPort, 'saveAs'>
  readonly activity: Activity
  readonly language: () => 'en' | 'de'
}

const headers = {
  en: ['Number', 'Subject', 'Customer', 'Tenant ID', 'State', 'Severity', 'Opened', 'Last changed'],
  de: ['Nummer', 'Betreff', 'Kunde', 'Mandanten-ID', 'Zustand', 'Schweregrad', 'Eröffnet', 'Zuletzt geändert']
} as const

/** As the list says them. */
const words = {
  en: { draft: 'Draft', waiting: 'Waiting', open: 'Open', attentionNeeded: 'Attention needed', closed: 'Closed', critical: 'Critical', moderate: 'Moderate', minimal: 'Minimal', unknown: 'Not known' },
  de: { draft: 'Entwurf', waiting: 'Wartet', open: 'Offen', attentionNeeded: 'Handlungsbedarf', closed: 'Geschlossen', critical: 'Kritisch', moderate: 'Mittel', minimal: 'Gering', unknown: 'Nicht bekannt' }
} as const

/** Saves the requests of a list as CSV. @throws AppFailure `cancelled` `csv.saveCancelled`, `storage` */
export async function exportRequests({ index, handOver, activity, language }: RequestExportParts, filter: RequestFilter): Promise<{ readonly count: number }> {
  await index.ready()
  const rows = index.find(filter)
  const say = words[language()]
  const cells = rows.map((row) => [row.number ?? '', row.title, row.customerName, row.tenantId ?? '', say[row.state], say[row.severity], row.createdAt, row.updatedAt])
  const saved = await handOver.saveAs('service-requests.csv', toCsv([headers[language()], ...cells]))
  if (saved === undefined) throw new AppFailure({ kind: 'cancelled', code: 'csv.saveCancelled' })
  await activity.record({ action: 'request.export', result: 'ok', detail: { count: rows.length } })
  return { count: rows.length }
}
