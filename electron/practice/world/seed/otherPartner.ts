import type { Group, Tenant } from '../model'
import { seededUser, verifiedDomains, type SeedContext, type TenantSeed } from './builders'
import { seededGuid } from './random'

/** A partner's tenant with the groups whose members are its technicians. */
export interface PartnerSeed {
  readonly seed: TenantSeed
  readonly adminAgents: Group
  readonly helpdeskAgents: Group
}

/** Trey Research: another partner of this cloud, with one technician. No customer of Fabrikam's has anything to do with it. */
export function otherPartner(context: SeedContext): PartnerSeed {
  const tenant: Tenant = {
    id: seededGuid(context.seed, 'tenant', 'treyresearch'), displayName: 'Trey Research', isPartner: true, isCustomer: false, country: 'CA', city: 'Toronto', state: 'ON',
    street: '20 Front Street', postalCode: 'M5J 2N8', telephone: '+1 416 555 0170', email: 'hello@treyresearch.net',
    domains: verifiedDomains(['treyresearch.net', 'treyresearch.onmicrosoft.com']), subscribedSkus: []
  }
  const group = (displayName: string): Group => ({ id: seededGuid(context.seed, 'group', 'treyresearch', displayName), tenantId: tenant.id, displayName })
  const adminAgents = group('AdminAgents')
  const technician = seededUser(context, tenant, 'technician', { givenName: 'Trey', surname: 'Technician', groups: [adminAgents.id] })
  return { seed: { tenant, users: [technician], relationships: [] }, adminAgents, helpdeskAgents: group('HelpdeskAgents') }
}
