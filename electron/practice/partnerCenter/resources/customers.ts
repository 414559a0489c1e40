import { Hono } from 'hono'
import { z } from 'zod'
import type { Tenant } from '../../world/model'
import { FIXED_CUSTOMER_COUNT } from '../../world/seed/fixedTenants'
import { firstOf } from '../../world/firstOf'
import type { World } from '../../world/world'
import { answerCollection, type Source, type Wire } from '../collection'
import type { PartnerCenterContext, PartnerCenterEnv } from '../guard'
import { jsonQuery } from '../jsonBody'
import { PartnerCenterError, invalid } from '../partnerCenterError'

const filterSchema = z.object({ Field: z.enum(['CompanyName', 'Domain']), Value: z.string(), Operator: z.literal('starts_with') })
type CustomerFilter = z.infer<typeof filterSchema>

/** The partner's customers, one of them, and its company profile. */
export function customerRoutes(world: World): Hono<PartnerCenterEnv> {
  const app = new Hono<PartnerCenterEnv>()
  app.get('/customers', (context) => {
    const filter = filterOf(context)
    return answerCollection(context, customerSource(world, filter), filter ? undefined : totalOf(world))
  })
  app.get('/customers/:id', (context) => context.json(customerDetails(world, requireCustomer(world, context), context)))
  app.get('/customers/:id/profiles/company', (context) => context.json(companyProfile(requireCustomer(world, context), true)))
  return app
}

/** Those it sells to, and those that let it administer. */
function isCustomer(world: World, tenant: Tenant): boolean {
  return world.resellers.sellsTo(tenant) || world.relationships.of(tenant.id).some((relationship) => relationship.status === 'active')
}

function totalOf(world: World): number {
  const { directory } = world
  // Generated tenants are customers unless they were altered; only the fixed ones at the beginning and those that signed up at the end may not be.
  const generatedFrom = FIXED_CUSTOMER_COUNT
  const generatedTo = FIXED_CUSTOMER_COUNT + world.settings.customers
  let others = 0
  for (const tenant of firstOf(directory.customersFrom(0), generatedFrom)) if (!isCustomer(world, tenant)) others += 1
  for (const tenant of directory.customersFrom(generatedTo)) if (!isCustomer(world, tenant)) others += 1
  const edges = new Set([...firstOf(directory.customersFrom(0), generatedFrom), ...directory.customersFrom(generatedTo)].map(({ id }) => id))
  for (const tenant of directory.altered()) if (!edges.has(tenant.id) && !isCustomer(world, tenant)) others += 1
  return directory.customerCount - others
}

function customerSource(world: World, filter: CustomerFilter | undefined): Source {
  return function* (position) {
    let next = position
    for (const tenant of world.directory.customersFrom(position)) {
      next += 1
      if (isCustomer(world, tenant) && matches(tenant, filter)) yield [customerWire(world, tenant), next]
    }
  }
}

/** The domain that is compared is the default one only, as at Microsoft. */
function matches(tenant: Tenant, filter: CustomerFilter | undefined): boolean {
  if (!filter) return true
  const text = filter.Field === 'CompanyName' ? tenant.displayName : defaultDomain(tenant)
  return text.toLowerCase().startsWith(filter.Value.toLowerCase())
}

function filterOf(context: PartnerCenterContext): CustomerFilter | undefined {
  const text = context.req.query('filter')
  if (text === undefined) return undefined
  const parsed = filterSchema.safeParse(jsonQuery(text))
  if (!parsed.success) throw invalid('The filter must be CompanyName or Domain with the operator starts_with.')
  return parsed.data
}

function requireCustomer(world: World, context: PartnerCenterContext): Tenant {
  const tenant = world.directory.tenant(context.req.param('id') ?? '')
  if (!tenant || tenant.isPartner || !isCustomer(world, tenant)) throw new PartnerCenterError(404, '1000', 'The customer was not found.')
  return tenant
}

function customerWire(world: World, tenant: Tenant): Wire {
  return {
    id: tenant.id, companyProfile: companyProfile(tenant, false), relationshipToPartner: world.resellers.sellsTo(tenant) ? 'reseller' : 'advisor',
    links: { self: { uri: `/customers/${tenant.id}`, method: 'GET', headers: [] } }, attributes: { objectType: 'Customer' }
  }
}

/** Domains, address and e-mail are shown only to a technician who may enter the customer. */
function customerDetails(world: World, tenant: Tenant, context: PartnerCenterContext): Wire {
  const entry = world.canEnter(context.get('technician').id, tenant.id)
  const hasAccess = entry.allowed
  return {
    ...customerWire(world, tenant),
    commerceId: tenant.id,
    companyProfile: companyProfile(tenant, hasAccess),
    billingProfile: {
      id: tenant.id, firstName: '', lastName: '', email: tenant.email ?? '', culture: 'en-US', language: 'en', companyName: tenant.displayName, defaultAddress: addressOf(tenant),
      links: { self: { uri: `/customers/${tenant.id}/profiles/billing`, method: 'GET', headers: [] } }, attributes: { etag: tenant.id, objectType: 'CustomerBillingProfile' }
    },
    allowDelegatedAccess: world.relationships.of(tenant.id).some((relationship) => relationship.status === 'active'),
    ...(hasAccess ? { customDomains: tenant.domains.map((domain) => domain.name) } : {}),
    associatedPartnerId: null
  }
}

function companyProfile(tenant: Tenant, withAddress: boolean): Wire {
  return {
    tenantId: tenant.id, domain: defaultDomain(tenant), companyName: tenant.displayName,
    ...(withAddress ? { address: addressOf(tenant), email: tenant.email ?? '' } : {}),
    links: { self: { uri: `/customers/${tenant.id}/profiles/company`, method: 'GET', headers: [] } }, attributes: { objectType: 'CustomerCompanyProfile' }
  }
}

function addressOf(tenant: Tenant): Wire {
  return {
    country: tenant.country, region: '', city: tenant.city, state: tenant.state ?? '', addressLine1: tenant.street, postalCode: tenant.postalCode,
    phoneNumber: tenant.telephone ?? ''
  }
}

function defaultDomain(tenant: Tenant): string {
  return tenant.domains.find((domain) => domain.isDefault)?.name ?? ''
}
