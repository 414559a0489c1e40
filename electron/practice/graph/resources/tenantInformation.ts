import { Hono } from 'hono'
import type { Tenant } from '../../world/model'
import type { World } from '../../world/world'
import { metadataUrl } from '../collection'
import { badRequest, notFound } from '../graphError'
import { requireScope, type GraphContext, type GraphEnv } from '../guard'

const CALL = /^findTenantInformationBy(DomainName|TenantId)\((domainName|tenantId)='([^']*)'\)$/

/** The two public questions about any tenant: by one of its verified domains, and by its id. */
export function tenantInformationRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  app.get('/tenantRelationships/:call{findTenantInformationBy.+}', requireScope('CrossTenantInformation.ReadBasic.All'), (context) => {
    const [, by, , value = ''] = CALL.exec(context.req.param('call')) ?? []
    if (by === undefined) throw badRequest('The function call is not valid.')
    const tenant = by === 'TenantId' ? world.directory.tenant(value) : world.directory.tenantByDomain(value)
    if (!tenant) throw notFound(value)
    return answer(context, tenant)
  })
  return app
}

function answer(context: GraphContext, tenant: Tenant): Response {
  return context.json({
    '@odata.context': metadataUrl(context, 'microsoft.graph.tenantInformation'),
    tenantId: tenant.id,
    federationBrandName: null,
    displayName: tenant.displayName,
    defaultDomainName: tenant.domains.find((domain) => domain.isDefault)?.name ?? null
  })
}
