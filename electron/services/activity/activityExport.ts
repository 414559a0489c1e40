import type { ActivityCheck, ActivityFilter, ActivityFormat, ActivityRecord } from '../../contract/activity'
import { AppFailure } from '../../contract/errors'
import { toCsv } from '../../domain/csv'
import type { Clock, HandOverPort } from '../ports'
import type { ActivityService } from './activity'

export interface ActivityExportParts {
  readonly activity: Pick<ActivityService, 'all' | 'verify' | 'record'>
  readonly handOver: Pick<HandOverPort, 'saveAs'>
  readonly clock: Clock
  readonly language: () => 'en' | 'de'
}

const headers: Readonly<Record<'en' | 'de', readonly string[]>> = {
  en: ['Number', 'Time (UTC)', 'Action', 'Result', 'Technician', 'Customer', 'Tenant ID', 'Details', 'Hash'],
  de: ['Nummer', 'Zeit (UTC)', 'Aktion', 'Ergebnis', 'Techniker', 'Kunde', 'Mandanten-ID', 'Einzelheiten', 'Hash']
}

/**
 * Saves records as CSV, or as JSON together with the outcome of a check. That records were taken out is a record itself.
 * @throws AppFailure `cancelled` `activity.exportCancelled`, `storage`
 */
export async function exportActivity({ activity, handOver, clock, language }: ActivityExportParts, filter: ActivityFilter, format: ActivityFormat): Promise<{ readonly count: number }> {
  const records = activity.all(filter)
  const content = format === 'csv' ? asCsv(records, language()) : asJson(records, await activity.verify(), new Date(clock.now()).toISOString())
  const saved = await handOver.saveAs(`activity.${format}`, content)
  if (saved === undefined) throw new AppFailure({ kind: 'cancelled', code: 'activity.exportCancelled' })
  await activity.record({ action: 'activity.export', result: 'ok', detail: { format, count: records.length } })
  return { count: records.length }
}

function asCsv(records: readonly ActivityRecord[], language: 'en' | 'de'): string {
  return toCsv([headers[language], ...records.map(({ id, at, action, result, who = '', tenantName = '', tenantId = '', detail = {}, hash = '' }) => [
    Number(id), at, action, result, who, tenantName, tenantId, Object.entries(detail).map(([key, value]) => `${key}=${value}`).join('; '), hash
  ])])
}

/** The records as they are kept: whoever has the file can follow the chain without the application. */
function asJson(records: readonly ActivityRecord[], check: ActivityCheck, exportedAt: string): string {
  return `${JSON.stringify({ exportedAt, check, records }, undefined, 2)}\n`
}
