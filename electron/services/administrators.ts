import { AppFailure } from '../contract/errors'
import type { Administrator, AdministratorFilter, Administrators } from '../contract/administrators'
import type { TenantId } from '../contract/ids'
import { chosenAdministrators } from '../domain/administrators'
import { toCsv } from '../domain/csv'
import { roleName } from '../domain/roleNames'
import { withTimeLimit } from '../lib/wait'
import type { AdministratorsMemory } from './administratorsMemory'
import { keep } from './customersKeep'
import type { Activity, Clock, CustomerUsers, HandOverPort } from './ports'

export interface AdministratorsParts {
  readonly users: Pick<CustomerUsers, 'administrators'>
  readonly memory: AdministratorsMemory
  /** Name of a customer that is known. */
  readonly customer: (tenantId: TenantId) => { readonly name: string } | undefined
  readonly handOver: Pick<HandOverPort, 'saveAs'>
  readonly activity: Activity
  readonly clock: Clock
  readonly language: () => 'en' | 'de'
  /** For the whole list. */
  readonly limitMs?: number
}

/** Administrators of customers (capabilities 7.2): from the cloud, kept with their age, and exported. */
export interface AdministratorsService {
  /** What was read last, at once; `undefined`: never. */
  kept(tenantId: TenantId): Administrators | undefined
  /** From the cloud. Rejects with `notAllowed`, `unreachable`, `timedOut` and the others of the cloud; `notFound` for a customer that is not known. */
  read(tenantId: TenantId, signal?: AbortSignal): Promise<Administrators>
  /** Saves what was read last as it is shown. Rejects with `cancelled` `csv.saveCancelled`, `storage`, `notFound` */
  exportCsv(tenantId: TenantId, filter: AdministratorFilter): Promise<{ readonly count: number }>
}

/** With the roles' names in the technician's language, as far as they are known here. */
function inWords<T extends Administrators | undefined>(administrators: T, language: 'en' | 'de'): T {
  if (administrators === undefined) return administrators
  const rows = administrators.rows.map((row) => ({ ...row, roles: row.roles.map(({ templateId, name }) => ({ templateId, name: roleName(language, templateId, name) })) }))
  return { ...administrators, rows }
}

const notKnown = (): AppFailure => new AppFailure({ kind: 'notFound', code: 'customer.notFound' })

export const createAdministratorsService = (parts: AdministratorsParts): AdministratorsService => {
  const { users, memory, customer, handOver, activity, clock, language, limitMs = 60_000 } = parts
  return {
    kept: (tenantId) => inWords(memory.read(tenantId), language()),
    async read(tenantId, signal) {
      const known = customer(tenantId)
      if (known === undefined) throw notKnown()
      const rows = await withTimeLimit(limitMs, (limited) => users.administrators(tenantId, limited), signal)
      const administrators: Administrators = { tenantId, customer: known.name, rows, readAt: new Date(clock.now()).toISOString() }
      await keep(memory.write(administrators))
      return inWords(administrators, language())
    },
    async exportCsv(tenantId, filter) {
      const administrators = inWords(memory.read(tenantId), language())
      if (administrators === undefined) throw notKnown()
      const rows = chosenAdministrators(administrators.rows, filter)
      const saved = await handOver.saveAs('administrators.csv', toCsv([headers[language()], ...rows.map((row) => toCells(row, administrators, language()))]))
      if (saved === undefined) throw new AppFailure({ kind: 'cancelled', code: 'csv.saveCancelled' })
      await activity.record({ action: 'administrators.export', tenantId, result: 'ok', detail: { count: rows.length, readAt: administrators.readAt } })
      return { count: rows.length }
    }
  }
}

const headers: Readonly<Record<'en' | 'de', readonly string[]>> = {
  en: ['Customer', 'Name', 'User name', 'Roles', 'By group', 'Kind', 'Sign-in', 'Directory', 'Object ID', 'Read at'],
  de: ['Kunde', 'Name', 'Benutzername', 'Rollen', 'Über Gruppe', 'Art', 'Anmeldung', 'Verzeichnis', 'Objekt-ID', 'Gelesen am']
}

const words = {
  en: { user: 'User', group: 'Group', application: 'Application', allowed: 'Allowed', blocked: 'Blocked', cloud: 'Cloud only', synchronised: 'Synchronized' },
  de: { user: 'Benutzer', group: 'Gruppe', application: 'Anwendung', allowed: 'Erlaubt', blocked: 'Gesperrt', cloud: 'Nur Cloud', synchronised: 'Synchronisiert' }
} as const

function toCells(row: Administrator, { customer, readAt }: Administrators, language: 'en' | 'de'): readonly string[] {
  const say = words[language]
  const signIn = row.accountEnabled === undefined ? '' : say[row.accountEnabled ? 'allowed' : 'blocked']
  const source = row.synchronised === undefined ? '' : say[row.synchronised ? 'synchronised' : 'cloud']
  return [customer, row.name, row.userPrincipalName ?? '', row.roles.map(({ name }) => name).join('; '), (row.through ?? []).join('; '), say[row.kind], signIn, source, row.id, readAt]
}
