import type { PartnerRecords } from './api'
import { newEtag, requireCurrent } from './etag'
import type { PartnerOffice, PartnerProfile, User } from './model'
import { GLOBAL_ADMINISTRATOR } from './roleTemplates'
import { PARTNER_OFFICES } from './seed/partnerTenant'
import type { Seed } from './seed/seed'
import type { Records } from './storage/records'
import { WorldError } from './worldError'

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

  async saveProfile(id: PartnerProfile['id'], etag: string, content: Readonly<Record<string, unknown>>, by: User): Promise<PartnerProfile> {
    if (by.tenantId !== this.#seed.partner.tenant.id || !by.directoryRoles.includes(GLOBAL_ADMINISTRATOR)) throw new WorldError('notAllowed', 'Only a global administrator of the partner may change its profile.')
    requireCurrent(this.profile(id).etag, etag)
    const saved: PartnerProfile = { id, etag: newEtag(), content }
    await this.#records.apply([[TABLE, id, saved]])
    return saved
  }
}
