import type { Group, PartnerProfile, Relationship } from '../model'
import type { WorldSettings } from '../api'
import type { SeedContext, TenantSeed } from './builders'
import { fixedCustomers } from './fixedTenants'
import { GeneratedTenants } from './generatedTenants'
import { otherPartner, type PartnerSeed } from './otherPartner'
import { partnerGroups, partnerProfiles, partnerTenant } from './partnerTenant'

/** The world as it is before anyone changed anything: a pure function of its settings. */
export class Seed {
  readonly adminAgents: Group
  readonly helpdeskAgents: Group
  readonly partner: TenantSeed
  readonly otherPartner: PartnerSeed
  readonly profiles: readonly PartnerProfile[]
  readonly #fixed: readonly TenantSeed[]
  readonly #byId = new Map<string, TenantSeed>()
  readonly #byDomain = new Map<string, TenantSeed>()
  readonly #generated: GeneratedTenants

  constructor(settings: WorldSettings) {
    const { adminAgents, helpdeskAgents } = partnerGroups(settings.seed)
    this.adminAgents = adminAgents
    this.helpdeskAgents = helpdeskAgents
    const context: SeedContext = { seed: settings.seed, epoch: settings.epoch, adminAgentsId: adminAgents.id, helpdeskAgentsId: helpdeskAgents.id }
    this.partner = partnerTenant(context)
    this.profiles = partnerProfiles(settings.seed, this.partner.tenant)
    this.otherPartner = otherPartner(context)
    this.#fixed = fixedCustomers(context)
    for (const entry of [this.partner, this.otherPartner.seed, ...this.#fixed]) {
      this.#byId.set(entry.tenant.id, entry)
      for (const domain of entry.tenant.domains) this.#byDomain.set(domain.name, entry)
    }
    this.#generated = new GeneratedTenants(context, settings.customers)
  }

  /** Tenants beside the partners'. */
  get customerCount(): number {
    return this.#fixed.length + this.#generated.count
  }

  tenant(tenantId: string): TenantSeed | undefined {
    return this.#byId.get(tenantId) ?? this.#generated.byId(tenantId)
  }

  /** @param domain lower case, ASCII */
  tenantByDomain(domain: string): TenantSeed | undefined {
    return this.#byDomain.get(domain) ?? this.#generated.byDomain(domain)
  }

  *customersFrom(position: number): Iterable<TenantSeed> {
    yield* this.#fixed.slice(position)
    for (let index = Math.max(0, position - this.#fixed.length); index < this.#generated.count; index += 1) yield this.#generated.at(index)
  }

  /** Without regard to upper and lower case. */
  relationshipByName(displayName: string): Relationship | undefined {
    const name = displayName.toLowerCase()
    const fixed = [this.partner, ...this.#fixed].flatMap((entry) => entry.relationships).find((candidate) => candidate.displayName.toLowerCase() === name)
    return fixed ?? this.#generated.relationshipByName(displayName)
  }
}
