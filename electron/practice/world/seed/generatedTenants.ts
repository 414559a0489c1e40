import type { Domain, Relationship, SubscribedSku, Tenant, User } from '../model'
import { BILLING_ADMINISTRATOR, GLOBAL_ADMINISTRATOR, HELPDESK_ADMINISTRATOR, USER_ADMINISTRATOR } from '../roleTemplates'
import { seededRelationship, seededUser, verifiedDomains, type SeedContext, type SeededRelationship, type TenantSeed } from './builders'
import { companyAt, companyOrder } from './companyNames'
import { PLACES, type Place } from './places'
import { SeededRandom, seededGuid } from './random'
import { subscription, type SkuPartNumber } from './skus'

const USER_ACCOUNTS = ['reception', 'accounts', 'warehouse', 'sales', 'support', 'workshop'] as const
const EXTRA_ROLES = [USER_ADMINISTRATOR, BILLING_ADMINISTRATOR, HELPDESK_ADMINISTRATOR] as const
const PRODUCTS: readonly SkuPartNumber[] = ['SPB', 'O365_BUSINESS_PREMIUM', 'SPE_E3', 'SPE_E5', 'SPE_F1', 'INTUNE_A', 'EMS', 'ENTERPRISEPACK', 'STANDARDPACK', 'AAD_PREMIUM']
const STATUSES: readonly SubscribedSku['capabilityStatus'][] = [...Array<'Enabled'>(8).fill('Enabled'), 'Warning', 'Suspended']

/**
 * The customers that fill the list. Each is derived when it is asked for and not kept: all there is in memory is one id
 * and one domain label a customer.
 */
export class GeneratedTenants {
  readonly count: number
  readonly #context: SeedContext
  readonly #order: (position: number) => number
  readonly #ids: string[] = []
  readonly #byId = new Map<string, number>()
  readonly #byLabel = new Map<string, number>()

  constructor(context: SeedContext, count: number) {
    this.count = count
    this.#context = context
    this.#order = companyOrder(context.seed)
    for (let position = 0; position < count; position += 1) {
      const id = seededGuid(context.seed, 'tenant', position)
      this.#ids.push(id)
      this.#byId.set(id, position)
      this.#byLabel.set(this.#companyAt(position).label, position)
    }
  }

  has(tenantId: string): boolean {
    return this.#byId.has(tenantId)
  }

  byId(tenantId: string): TenantSeed | undefined {
    const position = this.#byId.get(tenantId)
    return position === undefined ? undefined : this.at(position)
  }

  /** @param domain lower case */
  byDomain(domain: string): TenantSeed | undefined {
    const position = this.#byLabel.get(domain.slice(0, domain.indexOf('.')))
    if (position === undefined) return undefined
    const found = this.at(position)
    return found.tenant.domains.some((candidate) => candidate.name === domain) ? found : undefined
  }

  /** By the name that a relationship made by the seed has, without regard to upper and lower case. */
  relationshipByName(displayName: string): Relationship | undefined {
    const name = displayName.toLowerCase()
    const label = name.replace(/^(?:fabrikam (?:for )?|mlt_|northstar for )/, '').replaceAll(' ', '')
    const position = this.#byLabel.get(label)
    return position === undefined ? undefined : this.at(position).relationships.find((candidate) => candidate.displayName.toLowerCase() === name)
  }

  /** Users and relationships are derived only when they are looked at, which most walks over all customers never do. */
  at(position: number): TenantSeed {
    const { seed } = this.#context
    const tenant = this.#tenant(position, new SeededRandom(seed, 'generated', position))
    const users = once(() => this.#users(tenant, new SeededRandom(seed, 'users', position)))
    const relationships = once(() => this.#relationships(tenant, new SeededRandom(seed, 'relationships', position)))
    return {
      tenant,
      get users() {
        return users()
      },
      get relationships() {
        return relationships()
      }
    }
  }

  #companyAt(position: number): { readonly name: string; readonly label: string } {
    return companyAt(this.#order(position))
  }

  #tenant(position: number, random: SeededRandom): Tenant {
    const { name, label } = this.#companyAt(position)
    const place = random.pick(PLACES)
    const domains = generatedDomains(label, place, random)
    return {
      id: this.#ids[position] ?? '', displayName: name, isPartner: false, isCustomer: true, country: place.country, city: place.city,
      street: `${random.between(1, 240)} ${place.street}`, postalCode: place.postalCode, ...(place.state ? { state: place.state } : {}),
      telephone: `${place.telephonePrefix} ${random.between(1000, 9999)}`, email: `admin@${domains[0]?.name ?? ''}`, domains,
      subscribedSkus: generatedSkus(random)
    }
  }

  #users(tenant: Tenant, random: SeededRandom): User[] {
    const surname = tenant.displayName.split(' ')[0] ?? ''
    const admin = seededUser(this.#context, tenant, 'admin', { givenName: 'Administrator', surname, directoryRoles: [GLOBAL_ADMINISTRATOR] })
    const others = USER_ACCOUNTS.slice(0, random.between(2, USER_ACCOUNTS.length)).map((name) =>
      seededUser(this.#context, tenant, name, {
        givenName: `${name[0]?.toUpperCase()}${name.slice(1)}`, surname,
        directoryRoles: random.chance(0.25) ? [random.pick(EXTRA_ROLES)] : [],
        onPremisesSyncEnabled: random.chance(0.15)
      })
    )
    return [admin, ...others]
  }

  #relationships(tenant: Tenant, random: SeededRandom): Relationship[] {
    const wanted = generatedRelationship(random)
    if (!wanted) return []
    const displayName = `Fabrikam ${tenant.displayName}`
    const current = seededRelationship(this.#context, tenant, { key: 'first', displayName, ...wanted })
    if (wanted.status !== 'active') return [current]
    const older = { key: 'older', displayName: `Fabrikam for ${tenant.displayName}`, status: 'expired' as const, createdDaysAgo: 800, durationDays: 365 }
    const also = random.chance(0.1) ? [older] : []
    return [current, ...[...also, ...this.#byOthers(tenant)].map((one) => seededRelationship(this.#context, tenant, one))]
  }

  /** A few customers have another one that this partner did not make: Microsoft's own of its transition, or an indirect provider's. They give nobody access. */
  #byOthers(tenant: Tenant): readonly SeededRelationship[] {
    const random = new SeededRandom(this.#context.seed, 'others', tenant.id)
    const shared = { createdDaysAgo: random.between(100, 300), durationDays: 365, status: 'active', assignedTo: 'nobody' } as const
    const choice = random.next()
    if (choice < 0.12) return [{ ...shared, key: 'transition', displayName: `MLT_${tenant.displayName}` }]
    const provider = { ...shared, key: 'provider', displayName: `Northstar for ${tenant.displayName}`, indirectProviderTenantId: seededGuid(this.#context.seed, 'provider') }
    if (choice < 0.2) return [provider]
    if (choice < 0.24) return [{ ...provider, status: 'approvalPending', createdDaysAgo: random.between(1, 20), partnerConsentPending: true }]
    return []
  }
}

function once<T>(derive: () => T): () => T {
  let derived: { readonly value: T } | undefined
  return () => (derived ??= { value: derive() }).value
}

/** Own domain, sometimes more under other endings, and the initial one, which a few have kept as the default. */
function generatedDomains(label: string, place: Place, random: SeededRandom): Domain[] {
  const initial = `${label}.onmicrosoft.com`
  const own = random.chance(0.6) ? `${label}.${place.topLevelDomain}` : `${label}.com`
  const more = ['net', 'eu', 'org'].filter(() => random.chance(0.25)).map((ending) => `${label}.${ending}`)
  return verifiedDomains(random.chance(0.05) ? [initial] : [own, ...more, initial])
}

function generatedSkus(random: SeededRandom): SubscribedSku[] {
  const start = random.between(0, PRODUCTS.length - 1)
  return Array.from({ length: random.between(1, 3) }, (_, index) => {
    const product = PRODUCTS[(start + index * 3) % PRODUCTS.length] ?? 'SPB'
    const enabled = random.between(5, 280)
    return subscription(product, enabled, random.between(0, enabled), random.pick(STATUSES))
  })
}

/** Most are active; the others show every state that a partner meets. */
function generatedRelationship(random: SeededRandom): Omit<SeededRelationship, 'key' | 'displayName'> | undefined {
  const state = random.next()
  const assignedTo = random.chance(0.07) ? ('adminAgentsOnly' as const) : ('both' as const)
  if (state < 0.7) return { status: 'active', createdDaysAgo: random.between(1, 600), durationDays: 730, autoExtend: random.chance(0.4), assignedTo }
  if (state < 0.77) return { status: 'active', createdDaysAgo: random.between(336, 364), durationDays: 365, assignedTo }
  if (state < 0.85) return { status: 'approvalPending', createdDaysAgo: random.between(0, 80), durationDays: 365 }
  if (state < 0.92) return { status: 'expired', createdDaysAgo: random.between(370, 900), durationDays: 365 }
  return undefined
}
