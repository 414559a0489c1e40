import { Hono } from 'hono'
import type { Authenticate } from '../world/tokenClaims'
import type { World } from '../world/world'
import { echoIds, guard, type PartnerCenterEnv } from './guard'
import { idempotentWrites } from './idempotency'
import { PartnerCenterError, answerError } from './partnerCenterError'
import { applicationConsentRoutes } from './resources/applicationConsents'
import { countryValidationRuleRoutes } from './resources/countryValidationRules'
import { cartRoutes } from './resources/carts'
import { customerRoutes } from './resources/customers'
import { domainRoutes } from './resources/domains'
import { offerRoutes } from './resources/offers'
import { partnerOfficeRoutes } from './resources/partnerOffices'
import { answerOtherPartner } from './otherPartner'
import { productRoutes } from './resources/products'
import { profileRoutes } from './resources/profiles'
import { quoteRoutes } from './resources/quotes'
import { serviceRequestRoutes } from './resources/serviceRequests'
import { validationRoutes } from './resources/validations'

const RESOURCES = [productRoutes, customerRoutes, applicationConsentRoutes, domainRoutes, profileRoutes, partnerOfficeRoutes, offerRoutes, countryValidationRuleRoutes, validationRoutes] as const

/**
 * Partner Center v1 of the practice cloud; to be mounted at `/v1`. A new resource is a file in `resources/` and a line here.
 * @param portal where the links of quotes lead, for example `http://127.0.0.1:41000/portal`
 */
export function partnerCenterRoutes(world: World, authenticate: Authenticate, portal: string): Hono<PartnerCenterEnv> {
  const app = new Hono<PartnerCenterEnv>()
  app.onError(answerError)
  app.use('*', echoIds, guard(world, authenticate), answerOtherPartner(world))
  // Before the kept answers: these keep their request's id themselves, in the same write, and answer as they are today.
  app.route('/', quoteRoutes(world, portal))
  app.route('/', serviceRequestRoutes(world))
  app.use('*', idempotentWrites(world))
  // Before customers: `/customers/relationshiprequests` names no customer.
  app.route('/', cartRoutes(world, portal))
  for (const resource of RESOURCES) app.route('/', resource(world))
  // Not notFound(), which is ignored once these routes are mounted in others.
  app.all('*', () => {
    throw new PartnerCenterError(404, '1000', 'There is no such resource.')
  })
  return app
}
