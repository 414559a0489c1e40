import type { Customer } from '../contract/customer'
import type { TenantId } from '../contract/ids'
import { foremostRelationship, relationshipState, type RelationshipFacts } from '../domain/relationshipState'
import type { TenantInformation } from '../services/ports'
import type { GraphClient } from './graph/client'
import { isMicrosoftLed, toRelationship } from './graph/transform'
import { delegatedAdminCustomerSchema, relationshipSchema } from './graph/types'
import type { PartnerCenterClient } from './partnerCenter/client'
import { toListedCustomer, type ListedCustomer } from './partnerCenter/transform'
import { customerSchema } from './partnerCenter/types'

const pageSize = 300
/** Look-ups of single tenants at a time: few, because each counts against the service's limits. */
const lookupsAtOnce = 4

export interface CustomerPagesOptions {
  readonly graph: GraphClient
  readonly partnerCenter: PartnerCenterClient
  readonly partner: () => Promise<TenantId>
  readonly gdap: boolean
  /** What any tenant says of itself; absent where the cloud has no such look-up. */
  readonly tenantById?: (tenantId: TenantId, signal: AbortSignal) => Promise<TenantInformation | undefined>
  readonly now: () => number
}

interface Known extends RelationshipFacts {
  readonly id: string
  readonly name: string
}

export interface CustomerPageOf {
  readonly customers: readonly Customer[]
  readonly total?: number
}

/** Joins one listed customer with the relationship that counts. */
export const toCustomer = (listed: ListedCustomer, relationship: Known | undefined, now: number): Customer => ({
  id: listed.tenantId,
  name: listed.name === '' ? (relationship?.name ?? listed.domain) : listed.name,
  defaultDomain: listed.domain,
  domains: listed.domain === '' ? [] : [listed.domain],
  ...(listed.country !== undefined && { country: listed.country }),
  ...(listed.city !== undefined && { city: listed.city }),
  relationship: relationship === undefined ? 'none' : relationshipState(relationship, now),
  ...(relationship !== undefined && { relationshipId: relationship.id }),
  ...(relationship?.endsAt !== undefined && { relationshipEndsAt: relationship.endsAt }),
  readAt: new Date(now).toISOString()
})

const collectRelationships = async (options: CustomerPagesOptions, signal: AbortSignal): Promise<Map<TenantId, Known>> => {
  const found = new Map<TenantId, Known>()
  if (!options.gdap) return found
  const call = { tenantId: await options.partner(), signal, patience: 'background' } as const
  for await (const page of options.graph.pages(relationshipSchema, `/tenantRelationships/delegatedAdminRelationships?$top=${pageSize}`, call)) {
    for (const relationship of page.map(toRelationship)) {
      if (relationship.customer === undefined || isMicrosoftLed(relationship)) continue
      const { tenantId, displayName } = relationship.customer
      const { id, status, endsAt } = relationship
      const known: Known = { id, status, name: displayName, ...(endsAt !== undefined && { endsAt }) }
      const other = found.get(tenantId)
      const best = other === undefined ? known : foremostRelationship([other, known], options.now())
      found.set(tenantId, best ?? known)
    }
  }
  return found
}

/** Customers that Partner Center does not list: invited ones, and those of a partner who does not resell to them. */
async function* unlisted(options: CustomerPagesOptions, names: ReadonlyMap<TenantId, string>, signal: AbortSignal): AsyncGenerator<readonly ListedCustomer[], void> {
  const waiting = [...names]
  while (waiting.length > 0) {
    const some = waiting.splice(0, lookupsAtOnce)
    yield await Promise.all(
      some.map(async ([tenantId, name]) => {
        const tenant = await options.tenantById?.(tenantId, signal)
        return { tenantId, name: tenant?.displayName ?? name, domain: tenant?.defaultDomain ?? '' }
      })
    )
  }
}

/**
 * All customers of the partner: Partner Center's list (name, domain) joined with Graph's relationships (state, end), several
 * relationships of one customer by the one that counts. Ends at once when `signal` aborts; obeys `Retry-After`.
 */
export async function* customerPages(options: CustomerPagesOptions, signal: AbortSignal): AsyncGenerator<CustomerPageOf, void> {
  const relationships = await collectRelationships(options, signal)
  const join = (listed: ListedCustomer): Customer => toCustomer(listed, relationships.get(listed.tenantId), options.now())
  const seen = new Set<TenantId>()

  for await (const { items, total } of options.partnerCenter.pages(customerSchema, `/customers?size=${pageSize}`, { signal, patience: 'background' })) {
    const listed = items.map(toListedCustomer).filter(({ tenantId }) => !seen.has(tenantId))
    for (const { tenantId } of listed) seen.add(tenantId)
    yield { customers: listed.map(join), ...(total !== undefined && { total }) }
  }
  if (!options.gdap) return

  const names = new Map<TenantId, string>()
  for (const [tenantId, { name }] of relationships) if (!seen.has(tenantId)) names.set(tenantId, name)
  const call = { tenantId: await options.partner(), signal, patience: 'background' } as const
  for await (const page of options.graph.pages(delegatedAdminCustomerSchema, `/tenantRelationships/delegatedAdminCustomers?$top=${pageSize}`, call)) {
    for (const { tenantId, displayName } of page) if (!seen.has(tenantId)) names.set(tenantId, displayName)
  }
  for await (const listed of unlisted(options, names, signal)) yield { customers: listed.map(join) }
}
