import type { TenantId } from '../contract/ids'
import type { CustomerLists, ListedCustomer, LongCall, TenantInformation } from '../services/ports'
import type { GraphClient } from './graph/client'
import { delegatedAdminCustomerSchema } from './graph/types'
import type { Paces } from './pace'
import type { PartnerCenterClient } from './partnerCenter/client'
import { toListedCustomer } from './partnerCenter/transform'
import { customerSchema } from './partnerCenter/types'

/** As many as the services give. */
const mostOnPage = 300

export interface CustomerListsOptions {
  readonly graph: GraphClient
  readonly partnerCenter: PartnerCenterClient
  readonly partner: () => Promise<TenantId>
  readonly gdap: boolean
  /** What any tenant says of itself; absent where the cloud has no such look-up. */
  readonly tenantById?: (tenantId: TenantId, call: LongCall) => Promise<TenantInformation | undefined>
  readonly paces: Paces
}

/** Partner Center's list of customers, Graph's of those that accepted delegated administration, and look-ups of the rest; all at the services' pace. */
export const createCustomerLists = ({ graph, partnerCenter, partner, gdap, tenantById, paces }: CustomerListsOptions): CustomerLists => ({
  async listed(next, call) {
    const size = paces.of('partnerCenter', await partner()).pageSize(mostOnPage)
    const page = await partnerCenter.page(customerSchema, next === undefined ? { path: `/customers?size=${size}` } : { next }, { ...call, patience: 'background' })
    return { ...page, items: page.items.map(toListedCustomer) }
  },
  async administered(next, call) {
    if (!gdap) return { items: [] }
    const tenantId = await partner()
    const path = `/tenantRelationships/delegatedAdminCustomers?$top=${paces.of('graph', tenantId).pageSize(mostOnPage)}`
    const page = await graph.page(delegatedAdminCustomerSchema, next === undefined ? { path } : { next }, { ...call, tenantId, patience: 'background' })
    return { ...page, items: page.items.map((customer) => ({ tenantId: customer.tenantId, name: customer.displayName })) }
  },
  async named(tenantIds, call) {
    if (tenantById === undefined) return []
    const pace = paces.of('graph', await partner())
    const found: ListedCustomer[] = []
    const waiting = [...tenantIds]
    while (waiting.length > 0) {
      const some = await Promise.all(waiting.splice(0, pace.atOnce).map((tenantId) => tenantById(tenantId, call)))
      for (const one of some) if (one !== undefined) found.push({ tenantId: one.tenantId, name: one.displayName, domain: one.defaultDomain })
    }
    return found
  }
})
