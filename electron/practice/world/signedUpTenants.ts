import { randomUUID } from 'node:crypto'
import { domainToASCII } from 'node:url'
import type { Domain, Tenant, User } from './model'
import { GLOBAL_ADMINISTRATOR } from './roleTemplates'
import type { Change } from './storage/lines'
import type { Records } from './storage/records'
import { WorldError } from './worldError'

const TABLE = 'tenants'

/** A company that signs up by itself. */
export interface NewTenant {
  readonly displayName: string
  /** ASCII or Unicode; becomes the default domain. */
  readonly domain: string
  /** ISO 3166-1 alpha-2 */
  readonly country: string
  readonly administratorName: string
  /** Before the @. */
  readonly administratorAlias: string
  readonly password: string
}

/** The tenants that were not there at the start, in the order in which they came. */
export class SignedUpTenants {
  readonly #records: Records
  readonly #byDomain = new Map<string, string>()

  constructor(records: Records) {
    this.#records = records
    for (const tenant of this.all()) this.#index(tenant)
  }

  get(tenantId: string): Tenant | undefined {
    return this.#records.get(TABLE, tenantId) as Tenant | undefined
  }

  /** @param domain lower case, ASCII */
  byDomain(domain: string): Tenant | undefined {
    const id = this.#byDomain.get(domain)
    return id === undefined ? undefined : this.get(id)
  }

  all(): readonly Tenant[] {
    return [...this.#records.entries(TABLE)].map(([, tenant]) => tenant as Tenant)
  }

  /** Makes it known by its domains, and the change that keeps it. The caller applies that in the same turn. */
  adding(tenant: Tenant): Change {
    this.#index(tenant)
    return [TABLE, tenant.id, tenant]
  }

  #index(tenant: Tenant): void {
    for (const domain of tenant.domains) this.#byDomain.set(domain.name, tenant.id)
  }
}

/**
 * The tenant of a company that signs up.
 * @param isFree whether no tenant has a domain
 * @throws WorldError `invalid` or `conflict` about the domain or the name
 */
export function newTenant(request: NewTenant, isDomain: (name: string) => boolean, isFree: (domain: string) => boolean): Tenant {
  const displayName = request.displayName.trim()
  if (displayName === '' || displayName.length > 120) throw new WorldError('invalid', 'The company needs a name of at most 120 characters.')
  const name = domainToASCII(request.domain.trim().toLowerCase())
  if (!isDomain(name) || name.endsWith('.onmicrosoft.com')) throw new WorldError('invalid', 'This is not a domain name of your own, such as example.com.')
  if (!isFree(name)) throw new WorldError('conflict', 'The domain belongs to a company already. Sign in there instead.')
  const initial = firstFree(name.split('.')[0] ?? 'company', isFree)
  const domains: Domain[] = [{ name, isDefault: true, isInitial: false, isVerified: true }, { name: initial, isDefault: false, isInitial: true, isVerified: true }]
  return {
    id: randomUUID(), displayName, isPartner: false, isCustomer: false, country: request.country, city: '', street: '', postalCode: '',
    email: `${request.administratorAlias.toLowerCase()}@${name}`, domains, subscribedSkus: []
  }
}

/** The one who signed up: the tenant's global administrator. */
export function firstAdministrator(tenant: Tenant, request: NewTenant, passwordHash: string): User {
  const [givenName = '', ...rest] = request.administratorName.trim().split(/\s+/)
  const domain = tenant.domains.find((one) => one.isDefault)?.name ?? ''
  return {
    id: randomUUID(), tenantId: tenant.id, userPrincipalName: `${request.administratorAlias}@${domain}`, displayName: request.administratorName.trim(), givenName,
    surname: rest.join(' '), accountEnabled: true, onPremisesSyncEnabled: false, usageLocation: tenant.country, directoryRoles: [GLOBAL_ADMINISTRATOR], groups: [], passwordHash
  }
}

function firstFree(label: string, isFree: (domain: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const domain = `${label}${number === 1 ? '' : number}.onmicrosoft.com`
    if (isFree(domain)) return domain
  }
}
