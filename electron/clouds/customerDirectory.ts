import type { TenantId } from '../contract/ids'
import type { CustomerDirectory, LongCall, TenantInformation } from '../services/ports'
import type { CloudRecord } from './cloud'
import { createCustomerLists } from './customerLists'
import { quoted, type GraphCall, type GraphClient } from './graph/client'
import { toDomain, toSubscription } from './graph/transform'
import { domainSchema, subscribedSkuSchema, tenantInformationSchema, userSchema } from './graph/types'
import { orUndefined } from './http'
import type { Paces } from './pace'
import type { PartnerCenterClient } from './partnerCenter/client'
import { toListedCustomer } from './partnerCenter/transform'
import { customerSchema } from './partnerCenter/types'

interface CustomerDirectoryOptions {
  readonly record: CloudRecord
  readonly graph: GraphClient
  readonly partnerCenter: PartnerCenterClient
  readonly partner: () => Promise<TenantId>
  readonly paces: Paces
}

/** Reads about customers: about any tenant and the list in the partner's tenant, the rest in the customer's own. */
export const createCustomerDirectory = (options: CustomerDirectoryOptions): CustomerDirectory => {
  const { record, graph, partnerCenter, partner, paces } = options

  const tenantInformation = async (path: string, call: Omit<GraphCall, 'tenantId'>): Promise<TenantInformation | undefined> => {
    const raw = await orUndefined(graph.get(tenantInformationSchema, path, { ...call, tenantId: await partner() }))
    const domain = raw?.defaultDomainName.toLowerCase() ?? ''
    return raw && { tenantId: raw.tenantId, displayName: raw.displayName ?? domain, defaultDomain: domain }
  }
  /** Where tenants cannot be looked up: only the own customers, by the one domain that Partner Center keeps. */
  const ownCustomer = async (domain: string, signal: AbortSignal | undefined): Promise<TenantInformation | undefined> => {
    const filter = encodeURIComponent(JSON.stringify({ Field: 'Domain', Value: domain, Operator: 'starts_with' }))
    for await (const { items } of partnerCenter.pages(customerSchema, `/customers?size=50&filter=${filter}`, { signal })) {
      const found = items.map(toListedCustomer).find((customer) => customer.domain === domain)
      if (found !== undefined) return { tenantId: found.tenantId, displayName: found.name, defaultDomain: found.domain }
    }
    return undefined
  }
  const byId = (tenantId: TenantId, call: LongCall) =>
    tenantInformation(`/tenantRelationships/findTenantInformationByTenantId(tenantId=${quoted(tenantId)})`, { ...call, patience: 'background' })

  return {
    ...createCustomerLists({ graph, partnerCenter, partner, paces, gdap: record.capabilities.gdap, ...(record.capabilities.crossTenantLookup && { tenantById: byId }) }),
    findTenantByDomain: (domain, signal) =>
      record.capabilities.crossTenantLookup
        ? tenantInformation(`/tenantRelationships/findTenantInformationByDomainName(domainName=${quoted(domain)})`, { signal })
        : ownCustomer(domain, signal),
    async profile(tenantId, signal) {
      const raw = await orUndefined(partnerCenter.get(customerSchema, `/customers/${tenantId}`, { signal }))
      if (raw === undefined) return undefined
      const { name, country, city } = toListedCustomer(raw)
      return country === undefined ? undefined : { name, country, ...(city !== undefined && { city }), isReseller: raw.relationshipToPartner?.toLowerCase() === 'reseller' }
    },
    async domains(tenantId, signal) {
      const raw = await graph.all(domainSchema, '/domains', { tenantId, signal })
      return raw.map(toDomain)
    },
    async subscriptions(tenantId, signal) {
      const raw = await graph.all(subscribedSkuSchema, '/subscribedSkus', { tenantId, signal })
      return raw.filter(({ skuId }) => skuId !== '').map(toSubscription)
    },
    async user(tenantId, userPrincipalName, signal) {
      const path = `/users/${encodeURIComponent(userPrincipalName)}?$select=id,displayName,userPrincipalName`
      const raw = await orUndefined(graph.get(userSchema, path, { tenantId, signal }))
      return raw && { displayName: raw.displayName ?? (raw.userPrincipalName || userPrincipalName) }
    }
  }
}
