import type { MiddlewareHandler } from 'hono'
import type { Tenant } from '../world/model'
import type { World } from '../world/world'
import { answerCollection, listSource, type Wire } from './collection'
import type { PartnerCenterEnv } from './guard'
import { PartnerCenterError, accessDenied } from './partnerCenterError'

/** What it has none of. */
const EMPTY: ReadonlySet<string> = new Set(['/customers', '/servicerequests', '/quotes', '/partneroffices'])
/** What is the same for every partner. */
const PUBLIC = /^\/(?:offers|offercategories|products|countryvalidationrules|servicerequests\/supporttopics)(?:\/|$)/u

/** Answers the other partner's technicians in its own name, so that no resource of the first partner is ever asked for them. */
export function answerOtherPartner(world: World): MiddlewareHandler<PartnerCenterEnv> {
  return async (context, next) => {
    const { otherPartner } = world.directory
    if (context.get('claims').tenantId !== otherPartner.id) return next()
    if (context.req.method !== 'GET') throw accessDenied()
    const path = context.req.path.replace(/^\/v1(?=\/)/u, '')
    if (PUBLIC.test(path)) return next()
    if (EMPTY.has(path)) return answerCollection(context, listSource([]), 0)
    if (path === '/profiles/organization') return context.json(organizationWire(otherPartner))
    throw new PartnerCenterError(404, '1000', 'The resource was not found.')
  }
}

function organizationWire({ id, displayName, country, city, state, street, postalCode, telephone, email, domains }: Tenant): Wire {
  return {
    id, companyName: displayName, tenantId: id, domain: domains[0]?.name, email, language: 'en', culture: 'en-CA', profileType: 'OrganizationProfile',
    defaultAddress: { country, city, state, addressLine1: street, postalCode, phoneNumber: telephone },
    links: { self: { uri: '/profiles/organization', method: 'GET', headers: [] } },
    attributes: { etag: `"${id}"`, objectType: 'OrganizationProfile' }
  }
}
