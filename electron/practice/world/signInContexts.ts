import type { Records } from './storage/records'

const TABLE = 'signInContexts'

/**
 * What tenants demand of a sign-in beyond name, password and second factor (Entra: an authentication context of conditional access): an id such
 * as `c1`, which only a sign-in that was asked for it has.
 */
export class SignInContexts {
  readonly #records: Records

  constructor(records: Records) {
    this.#records = records
  }

  /** `undefined`: the tenant demands nothing more. */
  of(tenantId: string): string | undefined {
    const context = this.#records.get(TABLE, tenantId)
    return typeof context === 'string' ? context : undefined
  }

  set(tenantId: string, context: string | undefined): Promise<void> {
    return this.#records.apply([[TABLE, tenantId, context]])
  }
}
