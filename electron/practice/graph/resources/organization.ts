import { Hono } from 'hono'
import type { SubscribedSku, Tenant } from '../../world/model'
import { INTUNE_SERVICE_PLAN, containsIntune } from '../../world/seed/skus'
import type { World } from '../../world/world'
import { answerCollection, listSource, type Wire } from '../collection'
import { requireScope, tenantOf, type GraphEnv } from '../guard'

const DIRECTORY = ['Directory.Read.All', 'Directory.ReadWrite.All']
const MOST = 999

/** `/organization`, `/domains` and `/subscribedSkus` of the token's tenant. */
export function organizationRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  app.get('/organization', requireScope('User.Read', 'Organization.Read.All', 'Organization.ReadWrite.All', ...DIRECTORY), (context) =>
    answerCollection(context, listSource([organizationWire(tenantOf(world, context))]), { name: 'organization', most: MOST }))
  app.get('/domains', requireScope('Domain.Read.All', 'Domain.ReadWrite.All', ...DIRECTORY), (context) =>
    answerCollection(context, listSource(domainWires(tenantOf(world, context))), { name: 'domains', most: MOST, refuseFilter: true }))
  app.get('/subscribedSkus', requireScope('Organization.Read.All', 'Organization.ReadWrite.All', ...DIRECTORY), (context) => {
    const tenant = tenantOf(world, context)
    return answerCollection(context, listSource(tenant.subscribedSkus.map((sku) => skuWire(tenant, sku))), { name: 'subscribedSkus', most: MOST })
  })
  return app
}

function organizationWire(tenant: Tenant): Wire {
  return {
    id: tenant.id, displayName: tenant.displayName, tenantType: 'AAD', countryLetterCode: tenant.country, country: null, city: tenant.city, street: tenant.street,
    state: tenant.state ?? null, postalCode: tenant.postalCode, preferredLanguage: 'en', businessPhones: tenant.telephone ? [tenant.telephone] : [],
    technicalNotificationMails: tenant.email ? [tenant.email] : [], marketingNotificationEmails: [],
    verifiedDomains: tenant.domains.map(({ name, isDefault, isInitial }) => ({ name, isDefault, isInitial, type: 'Managed', capabilities: 'Email, OfficeCommunicationsOnline' }))
  }
}

function domainWires(tenant: Tenant): readonly Wire[] {
  return tenant.domains.map(({ name, isDefault, isInitial, isVerified }) => ({
    id: name, authenticationType: 'Managed', availabilityStatus: null, isAdminManaged: true, isDefault, isInitial, isRoot: true, isVerified, supportedServices: ['Email']
  }))
}

function skuWire(tenant: Tenant, sku: SubscribedSku): Wire {
  const servicePlans = containsIntune(sku.skuPartNumber) ? [{ ...INTUNE_SERVICE_PLAN, provisioningStatus: 'Success', appliesTo: 'User' }] : []
  return {
    accountId: tenant.id, appliesTo: 'User', capabilityStatus: sku.capabilityStatus, consumedUnits: sku.consumedUnits, id: `${tenant.id}_${sku.skuId}`,
    prepaidUnits: { ...sku.prepaidUnits, lockedOut: 0 }, servicePlans, skuId: sku.skuId, skuPartNumber: sku.skuPartNumber
  }
}
