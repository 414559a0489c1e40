import type { Clock } from '../clock'
import type { Tenant, User } from '../model'
import { GLOBAL_ADMINISTRATOR } from '../roleTemplates'
import type { Records } from '../storage/records'
import { WorldError } from '../worldError'

const TABLE = 'resellerCustomers'

/** Which companies let the partner sell to them: those that the world began with, and those that agreed since. */
export class Resellers {
  readonly #records: Records
  readonly #clock: Clock

  constructor(records: Records, clock: Clock) {
    this.#records = records
    this.#clock = clock
  }

  sellsTo(tenant: Tenant): boolean {
    return tenant.isCustomer || this.#records.get(TABLE, tenant.id) !== undefined
  }

  /** @throws WorldError `notAllowed` for anybody but a global administrator of the company, `conflict` where it was agreed before */
  async agree(tenant: Tenant, by: User): Promise<void> {
    if (tenant.isPartner || by.tenantId !== tenant.id || !by.directoryRoles.includes(GLOBAL_ADMINISTRATOR)) {
      throw new WorldError('notAllowed', 'Only a global administrator of the customer may agree.')
    }
    if (this.sellsTo(tenant)) throw new WorldError('conflict', 'The partner sells to this company already.')
    await this.#records.apply([[TABLE, tenant.id, this.#clock.instant()]])
  }
}
