import type { Tenant } from '../model'
import { BILLING_ADMINISTRATOR, GLOBAL_ADMINISTRATOR, HELPDESK_ADMINISTRATOR, INTUNE_ADMINISTRATOR, USER_ADMINISTRATOR } from '../roleTemplates'
import { seededRelationship, seededUser, verifiedDomains, type SeedContext, type SeededRelationship, type TenantSeed } from './builders'
import { seededGuid } from './random'
import { subscription } from './skus'

interface Other {
  /** Before the @ */
  readonly alias: string
  readonly surname: string
  readonly directoryRoles?: readonly string[]
  readonly onPremisesSyncEnabled?: boolean
  readonly accountEnabled?: boolean
}

type Record = Omit<Tenant, 'id' | 'isPartner' | 'domains' | 'isCustomer'> & {
  readonly key: string
  readonly domains: readonly string[]
  readonly isCustomer?: boolean
  readonly shortName: string
  /** Beside `admin` and `user`. */
  readonly others?: readonly Other[]
  readonly relationship?: Omit<SeededRelationship, 'key'>
}

const RECORDS: readonly Record[] = [
  {
    key: 'contoso', displayName: 'Contoso', shortName: 'Contoso', country: 'US', city: 'Redmond', state: 'WA', street: '4567 Main Street', postalCode: '98052',
    telephone: '+1 425 555 0100', email: 'admin@contoso.com', domains: ['contoso.com', 'contoso.co.uk', 'contoso.onmicrosoft.com'],
    subscribedSkus: [subscription('SPE_E3', 120, 97), subscription('INTUNE_A', 25, 11), subscription('AAD_PREMIUM_P2', 10, 4)],
    relationship: { displayName: 'Fabrikam for Contoso', status: 'active', createdDaysAgo: 40, durationDays: 730 }
  },
  {
    key: 'adatum', displayName: 'Adatum', shortName: 'Adatum', country: 'NL', city: 'Utrecht', street: 'Oudegracht 210', postalCode: '3511 NR', isCustomer: false,
    telephone: '+31 30 555 0110', email: 'admin@adatum.com', domains: ['adatum.com', 'adatum.net', 'adatum.onmicrosoft.com'],
    subscribedSkus: [subscription('SPB', 40, 38)]
  },
  {
    key: 'northwind', displayName: 'Northwind Traders', shortName: 'Northwind', country: 'GB', city: 'London', street: '120 Hanover Square', postalCode: 'W1S 1HX',
    telephone: '+44 20 7946 0120', email: 'admin@northwindtraders.com', domains: ['northwindtraders.com', 'northwindtraders.onmicrosoft.com'],
    subscribedSkus: [subscription('ENTERPRISEPACK', 200, 183), subscription('EMS', 200, 120)],
    relationship: { displayName: 'Fabrikam for Northwind Traders', status: 'approvalPending', createdDaysAgo: 6, durationDays: 365 }
  },
  {
    key: 'tailspin', displayName: 'Tailspin Toys', shortName: 'Tailspin', country: 'US', city: 'Portland', state: 'OR', street: '78 Burnside Street', postalCode: '97209',
    telephone: '+1 503 555 0130', email: 'admin@tailspintoys.com', domains: ['tailspintoys.com', 'tailspintoys.onmicrosoft.com'],
    subscribedSkus: [subscription('O365_BUSINESS_PREMIUM', 30, 22)],
    relationship: { displayName: 'Fabrikam for Tailspin Toys', status: 'expired', createdDaysAgo: 400, durationDays: 365 }
  },
  {
    key: 'wingtip', displayName: 'Wingtip Toys', shortName: 'Wingtip', country: 'DE', city: 'Nürnberg', street: 'Spielzeugstraße 9', postalCode: '90402',
    telephone: '+49 911 555 0140', email: 'admin@wingtiptoys.com',
    domains: ['wingtiptoys.com', 'wingtiptoys.de', 'xn--spielzeug-wingtip-nrnberg-xwc.de', 'wingtiptoys.onmicrosoft.com'],
    subscribedSkus: [subscription('SPB', 60, 51), subscription('INTUNE_A', 15, 15, 'Warning')],
    others: [
      { alias: 'helpdesk', surname: 'Helpdesk', directoryRoles: [HELPDESK_ADMINISTRATOR, USER_ADMINISTRATOR] },
      { alias: 'devices', surname: 'Devices', directoryRoles: [INTUNE_ADMINISTRATOR], onPremisesSyncEnabled: true },
      { alias: 'accounts', surname: 'Accounts', directoryRoles: [BILLING_ADMINISTRATOR], accountEnabled: false },
      { alias: 'workshop', surname: 'Workshop', onPremisesSyncEnabled: true }
    ],
    relationship: { displayName: 'Fabrikam for Wingtip Toys', status: 'active', createdDaysAgo: 353, durationDays: 365 }
  },
  {
    key: 'woodgrove', displayName: 'Woodgrove Bank', shortName: 'Woodgrove', country: 'GB', city: 'Leeds', street: '1 Park Row', postalCode: 'LS1 5AB',
    telephone: '+44 113 496 0150', email: 'admin@woodgrovebank.com', domains: ['woodgrovebank.com', 'woodgrovebank.onmicrosoft.com'],
    subscribedSkus: [subscription('SPE_E5', 900, 864), subscription('EMSPREMIUM', 50, 12)],
    relationship: { displayName: 'Fabrikam for Woodgrove Bank', status: 'active', createdDaysAgo: 100, durationDays: 730, assignedTo: 'adminAgentsOnly' }
  }
]

/** How many there are. */
export const FIXED_CUSTOMER_COUNT = RECORDS.length

/** The customers that are always there, each with `admin@` (Global Administrator) and `user@`; Wingtip Toys has users of every kind besides. */
export function fixedCustomers(context: SeedContext): readonly TenantSeed[] {
  return RECORDS.map((record) => fixedCustomer(context, record))
}

function fixedCustomer(context: SeedContext, { key, shortName, others = [], relationship, isCustomer = true, domains, ...facts }: Record): TenantSeed {
  const tenant: Tenant = { ...facts, id: seededGuid(context.seed, 'tenant', key), isPartner: false, isCustomer, domains: verifiedDomains(domains) }
  return {
    tenant,
    users: [
      seededUser(context, tenant, 'admin', { givenName: shortName, surname: 'Administrator', directoryRoles: [GLOBAL_ADMINISTRATOR] }),
      seededUser(context, tenant, 'user', { givenName: shortName, surname: 'User' }),
      ...others.map(({ alias, ...more }) => seededUser(context, tenant, alias, { givenName: shortName, ...more }))
    ],
    relationships: relationship ? [seededRelationship(context, tenant, { key: 'first', ...relationship })] : []
  }
}
