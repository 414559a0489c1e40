import type { AppState } from '../../electron/contract/app'
import type { Company } from '../../electron/contract/company'
import type { CustomerDetails, CustomerRow } from '../../electron/contract/customer'
import type { RecordId, TenantId } from '../../electron/contract/ids'
import type { Offer } from '../../electron/contract/offer'
import type { Technician } from '../../electron/contract/session'

/** Fixed records for tests, after the practice cloud's own contents. */
export const contosoId = '11111111-1111-4111-8111-111111111111' as TenantId
export const offerId = '22222222-2222-4222-8222-222222222222' as RecordId
const at = '2026-11-01T10:00:00.000Z'

export const technician: Technician = {
  homeAccountId: 'home',
  objectId: '33333333-3333-4333-8333-333333333333',
  userPrincipalName: 'full@fabrikam.com',
  displayName: 'Fay Full',
  partnerTenantId: '44444444-4444-4444-8444-444444444444' as TenantId,
  partnerName: 'Fabrikam',
  role: 'full',
  partnerGlobalAdministrator: false
}

export const appState = (patch: Partial<AppState> = {}): AppState => ({
  version: '0.1.0',
  platform: 'linux',
  cloud: { id: 'practice', practice: true },
  connection: 'online',
  session: { step: 'signedIn', technician, tokenStorage: 'protected' },
  settings: { cloud: 'practice', language: 'system', appearance: 'system', navigationCollapsed: false, notifyAccepted: 'quiet', notifyEnding: 'quiet', notifyNames: true, systemListNames: true, actingLimit: '60', actingIdle: '30', actingEndOnLock: true, actingReason: 'off', keepActivity: 'forever', registrations: {}, customerColumns: ['defaultDomain', 'relationship', 'relationshipEndsAt', 'tags'], hiddenHelp: [] },
  language: 'en',
  customerCount: 2,
  work: [],
  notices: [],
  acting: [],
  ...patch
})

export const row = (index: number, patch: Partial<CustomerRow> = {}): CustomerRow => ({
  tenantId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}` as TenantId,
  name: `Customer ${index}`,
  defaultDomain: `customer${index}.example`,
  relationship: 'active',
  readAt: at,
  ...patch
})

export const contoso: CustomerDetails = {
  tenantId: contosoId,
  name: 'Contoso',
  defaultDomain: 'contoso.com',
  domains: { known: true, value: [{ name: 'contoso.com', isDefault: true, isInitial: false, isVerified: true }], readAt: at },
  country: { known: true, value: { country: 'US', city: 'Redmond' }, readAt: at },
  subscriptions: { known: false, why: 'unreachable' },
  relationship: { known: true, value: { state: 'active', technicianRole: 'full' }, readAt: at },
  actions: {
    administer: { allowed: true },
    createServiceRequest: { allowed: true },
    showAdministrators: { allowed: true },
    resetPassword: { allowed: false, reason: 'limitedUsesPortal' },
    offerDelegatedAdministration: { allowed: true }
  },
  readAt: at,
  source: 'cloud'
}

export const offer = (patch: Partial<Offer> = {}): Offer => ({
  id: offerId,
  kind: 'delegatedAdministration',
  via: 'relationship',
  lines: [],
  includeDelegatedAdministration: true,
  acceptances: [],
  history: [],
  state: 'ready',
  quoteId: '55555555-5555-4555-8555-555555555555',
  link: 'https://practice.example/offer/1',
  language: 'en',
  to: '',
  subject: 'Offer',
  body: 'Hello https://practice.example/offer/1',
  createdAt: at,
  updatedAt: at,
  ...patch
})

export const company: Company = {
  name: 'Fabrikam',
  domain: 'fabrikam.com',
  address: { line1: '1 Main Street', city: 'Seattle', country: 'US' },
  support: { email: 'support@fabrikam.com' },
  offices: [{ name: 'Seattle', partnerId: '4567890' }],
  readAt: at
}
