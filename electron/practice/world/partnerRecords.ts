import type { PartnerRecords } from './api'
import { newEtag, requireCurrent } from './etag'
import type { PartnerOffice, PartnerProfile, User } from './model'
import { contentAfter, refusedProperty } from './profileRules'
import { GLOBAL_ADMINISTRATOR } from './roleTemplates'
import { PARTNER_OFFICES } from './seed/partnerTenant'
import type { Seed } from './seed/seed'
import type { Records } from './storage/records'
import { InvalidProperty, WorldError } from './worldError'

const TABLE = 'profiles'

/** The partner's own records: the seed's with the changes laid over them. */
export class SeededPartnerRecords implements PartnerRecords {
  readonly offices: readonly PartnerOffice[] = PARTNER_OFFICES
  readonly #seed: Seed
  readonly #records: Records

  constructor(seed: Seed, records: Records) {
    this.#seed = seed
    this.#records = records
  }

  profile(id: PartnerProfile['id']): PartnerProfile {
    const found = (this.#records.get(TABLE, id) as PartnerProfile | undefined) ?? this.#seed.profiles.find((candidate) => candidate.id === id)
    if (!found) throw new WorldError('notFound', 'There is no such profile.')
    return found
  }

  async saveProfile(id: PartnerProfile['id'], etag: string, change: Readonly<Record<string, unknown>>, by: User): Promise<PartnerProfile> {
    if (by.tenantId !== this.#seed.partner.tenant.id || !by.directoryRoles.includes(GLOBAL_ADMINISTRATOR)) throw new WorldError('notAllowed', 'Only a global administrator of the partner may change its profile.')
    const current = this.profile(id)
    requireCurrent(current.etag, etag)
    const content = contentAfter(current, change)
    const refused = refusedProperty(current, content, this.#seed.partner.tenant.country)
    if (refused !== undefined) throw new InvalidProperty(refused)
    const saved: PartnerProfile = { id, etag: newEtag(), content }
    await this.#records.apply([[TABLE, id, saved]])
    return saved
  }
}
