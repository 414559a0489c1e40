import type { Group, PartnerOffice, PartnerProfile, Tenant } from '../model'
import { GLOBAL_ADMINISTRATOR } from '../roleTemplates'
import { seededRelationship, seededUser, verifiedDomains, type SeedContext, type TenantSeed } from './builders'
import { seededGuid } from './random'
import { subscription } from './skus'

/** The partner's offices, each a location account with its own Partner ID. */
export const PARTNER_OFFICES: readonly PartnerOffice[] = [
  { name: 'Seattle', mpnId: '4567890', country: 'US' },
  { name: 'Dublin', mpnId: '4567891', country: 'IE' },
  { name: 'Sydney', mpnId: '4567892', country: 'AU' }
]

export function partnerGroups(seed: string): { readonly adminAgents: Group; readonly helpdeskAgents: Group } {
  const tenantId = partnerTenantId(seed)
  const group = (displayName: string): Group => ({ id: seededGuid(seed, 'group', displayName), tenantId, displayName })
  return { adminAgents: group('AdminAgents'), helpdeskAgents: group('HelpdeskAgents') }
}

function partnerTenantId(seed: string): string {
  return seededGuid(seed, 'tenant', 'fabrikam')
}

/** Fabrikam with its four technicians. */
export function partnerTenant(context: SeedContext): TenantSeed {
  const tenant: Tenant = {
    id: partnerTenantId(context.seed), displayName: 'Fabrikam', isPartner: true, isCustomer: false, country: 'US', city: 'Seattle', state: 'WA',
    street: '500 Union Street', postalCode: '98101', telephone: '+1 206 555 0190', email: 'hello@fabrikam.com',
    domains: verifiedDomains(['fabrikam.com', 'fabrikam.onmicrosoft.com']),
    subscribedSkus: [subscription('SPE_E5', 80, 61), subscription('INTUNE_A', 20, 6)]
  }
  const technician = (name: string, surname: string, groups: readonly string[], directoryRoles: readonly string[] = []) =>
    seededUser(context, tenant, name, { givenName: 'Fabrikam', surname, groups, directoryRoles })
  return {
    tenant,
    users: [
      technician('owner', 'Owner', [context.adminAgentsId], [GLOBAL_ADMINISTRATOR]),
      technician('full', 'Full', [context.adminAgentsId]),
      technician('limited', 'Limited', [context.helpdeskAgentsId]),
      technician('none', 'None', [])
    ],
    relationships: [seededRelationship(context, tenant, { key: 'open', displayName: 'Fabrikam for new customers', status: 'approvalPending', createdDaysAgo: 75, durationDays: 365, forAnyone: true })]
  }
}

/** The partner's records at Partner Center as they are at the first start. */
export function partnerProfiles(seed: string, tenant: Tenant): readonly PartnerProfile[] {
  const address = {
    country: tenant.country, city: tenant.city, state: tenant.state, addressLine1: tenant.street, addressLine2: '',
    postalCode: tenant.postalCode, firstName: 'Fabrikam', lastName: 'Owner', phoneNumber: tenant.telephone
  }
  const primaryContact = { firstName: 'Fabrikam', lastName: 'Owner', email: 'owner@fabrikam.com', phoneNumber: tenant.telephone }
  const profile = (id: PartnerProfile['id'], content: PartnerProfile['content']): PartnerProfile => ({ id, etag: seededGuid(seed, 'profile', id), content })
  return [
    profile('organization', {
      id: tenant.id, companyName: tenant.displayName, defaultAddress: address, tenantId: tenant.id, domain: 'fabrikam.com', email: tenant.email,
      language: 'en', culture: 'en-US', profileType: 'OrganizationProfile'
    }),
    profile('legalbusiness', {
      companyName: tenant.displayName, address, primaryContact, companyApproverAddress: address, companyApproverEmail: 'owner@fabrikam.com',
      vettingStatus: 'authorized', vettingSubStatus: 'none', profileType: 'LegalBusinessProfile'
    }),
    profile('support', { email: 'support@fabrikam.com', telephone: '+1 206 555 0191', website: 'https://www.fabrikam.com/support', profileType: 'support_profile' }),
    profile('billing', {
      companyName: tenant.displayName, address, primaryContact, purchaseOrderNumber: '', taxId: '', billingCurrency: 'USD', profileType: 'BillingProfile'
    }),
    profile('mpn', { partnerName: tenant.displayName, mpnId: PARTNER_OFFICES[0]?.mpnId, profileType: 'MpnProfile' })
  ]
}
