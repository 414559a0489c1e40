import type { Records } from './storage/records'

const TABLE = 'withdrawnConsents'
const PERMISSIONS = 'withdrawnPermissions'

const keyOf = (tenantId: string, permission: string): string => `${tenantId}/${permission}`

/** Which tenants have taken back their consent to the application, as a whole or to single permissions; all others gave it. */
export class Consents {
  readonly #records: Records

  constructor(records: Records) {
    this.#records = records
  }

  isWithdrawn(tenantId: string): boolean {
    return this.#records.get(TABLE, tenantId) !== undefined
  }

  set(tenantId: string, given: boolean): Promise<void> {
    return this.#records.apply([[TABLE, tenantId, given ? undefined : true]])
  }

  /** Those of the permissions to which the tenant consents. */
  permitted(tenantId: string, permissions: readonly string[]): readonly string[] {
    return permissions.filter((permission) => this.#records.get(PERMISSIONS, keyOf(tenantId, permission)) === undefined)
  }

  setPermission(tenantId: string, permission: string, given: boolean): Promise<void> {
    return this.#records.apply([[PERMISSIONS, keyOf(tenantId, permission), given ? undefined : true]])
  }

  /** Consents to these permissions. One write. */
  grant(tenantId: string, permissions: readonly string[]): Promise<void> {
    return this.#records.apply([[TABLE, tenantId, undefined], ...permissions.map((permission): [string, string, undefined] => [PERMISSIONS, keyOf(tenantId, permission), undefined])])
  }
}
