import type { Records } from './storage/records'

const TABLE = 'withdrawnConsents'

/** Which tenants have taken back their consent to the application; all others gave it. */
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
}
