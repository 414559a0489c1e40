import { AppFailure } from '../../contract/errors'
import type { MessageLanguage } from '../../contract/offer'
import type { RelationshipFilter, RelationshipRow } from '../../contract/relationship'
import { toCsv } from '../../domain/csv'
import { roleName } from '../../domain/roleNames'
import type { Activity, HandOverPort } from '../ports'
import type { RelationshipList } from './relationshipList'

export interface RelationshipExportParts {
  readonly list: RelationshipList
  readonly handOver: Pick<HandOverPort, 'saveAs'>
  readonly activity: Activity
  readonly language: () => MessageLanguage
}

const headers: Readonly<Record<MessageLanguage, readonly string[]>> = {
  en: ['Customer', 'Tenant ID', 'Name', 'State', 'Made by', 'Roles', 'Groups with access', 'Created', 'Ends', 'Extends automatically', 'Relationship ID'],
  de: ['Kunde', 'Mandanten-ID', 'Name', 'Zustand', 'Angelegt von', 'Rollen', 'Gruppen mit Zugriff', 'Erstellt', 'Endet', 'Verlängert sich automatisch', 'Beziehungs-ID']
}

/** Saves the relationships of a list as CSV. @throws AppFailure `cancelled` `csv.saveCancelled`, `storage` */
export async function exportRelationships({ list, handOver, activity, language }: RelationshipExportParts, filter: RelationshipFilter): Promise<{ readonly count: number }> {
  const rows = await list.all(filter)
  const saved = await handOver.saveAs('relationships.csv', toCsv([headers[language()], ...rows.map((row) => cellsOf(row, language()))]))
  if (saved === undefined) throw new AppFailure({ kind: 'cancelled', code: 'csv.saveCancelled' })
  await activity.record({ action: 'relationship.export', result: 'ok', detail: { count: rows.length } })
  return { count: rows.length }
}

const cellsOf = (row: RelationshipRow, language: MessageLanguage): readonly string[] => [
  row.customer ?? '', row.tenantId ?? '', row.name, row.state, row.origin, row.roles.map((role) => roleName(language, role)).join('; '), (row.groups ?? []).join('; '),
  row.createdAt, row.endsAt ?? '', row.autoExtend ? 'yes' : 'no', row.id
]
