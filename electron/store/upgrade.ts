import { AppFailure } from '../contract/errors'
import type { Slices } from '../lib/slices'
import { MadeRow, type Rows } from './row'
import type { StoredRecord, TableOptions } from './types'

/** Pure steps from each older version of a record to the next; `undefined` as the outcome drops the record. */
export type Upgrades = Readonly<Record<number, (table: string, record: unknown) => unknown>>

export interface UpgradePlan {
  readonly version: number
  readonly upgrades: Upgrades
  readonly tables: Readonly<Record<string, TableOptions<never>>>
}

const hasId = (value: unknown): value is StoredRecord =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'

/** @throws AppFailure `storage` / `storage.newerVersion` when a newer application wrote the data. */
export function refuseNewer(plan: UpgradePlan, found: number): void {
  if (found > plan.version) throw new AppFailure({ kind: 'storage', code: 'storage.newerVersion', params: { found, known: plan.version } })
}

function climb(plan: UpgradePlan, from: number, table: string, json: string): StoredRecord | undefined {
  let record: unknown = JSON.parse(json)
  for (let version = from; version < plan.version && record !== undefined; version += 1) {
    const step = plan.upgrades[version]
    if (step) record = step(table, record)
  }
  if (record !== undefined && !hasId(record)) throw new AppFailure({ kind: 'storage', code: 'storage.upgradeFailed', params: { table } })
  return record
}

/**
 * Brings all rows to the current version. Every record is parsed here, once, when the version differs; the outcome is then
 * written as a new generation. @throws AppFailure `storage` / `storage.upgradeFailed`; the files are untouched then.
 */
export async function upgradeRows(rows: Rows, from: number, plan: UpgradePlan, slices: Slices): Promise<void> {
  for (const [table, content] of rows) {
    const searchText: ((record: never) => string) | undefined = plan.tables[table]?.searchText
    const upgraded = new Map<string, MadeRow>()
    for (const row of content.values()) {
      const record = climb(plan, from, table, row.json())
      // Which table a record is of decides its type; the steps of the plan promise to keep to it.
      if (record) upgraded.set(record.id, new MadeRow(JSON.stringify(record), searchText?.(record as never) ?? ''))
      const pause = slices.pause()
      if (pause) await pause
    }
    rows.set(table, upgraded)
  }
}
