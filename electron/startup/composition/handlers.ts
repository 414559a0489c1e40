import { actingHandlers } from '../../ipc/handlers/acting'
import { activityHandlers } from '../../ipc/handlers/activity'
import { catalogueHandlers, mergeHandlers } from '../../ipc/handlers/catalogue'
import { companyHandlers } from '../../ipc/handlers/company'
import { customerHandlers } from '../../ipc/handlers/customers'
import { healthHandlers } from '../../ipc/handlers/health'
import { helpHandlers } from '../../ipc/handlers/help'
import { offerHandlers } from '../../ipc/handlers/offers'
import { orderHandlers } from '../../ipc/handlers/orders'
import { overviewHandlers } from '../../ipc/handlers/overview'
import { ownHandlers } from '../../ipc/handlers/own'
import { permissionHandlers } from '../../ipc/handlers/permissions'
import { relationshipHandlers } from '../../ipc/handlers/relationships'
import { requestHandlers } from '../../ipc/handlers/requests'
import { sessionHandlers } from '../../ipc/handlers/session'
import { teamHandlers } from '../../ipc/handlers/team'
import type { Services } from './services'

/** The calls that only ask the services: everything but the application itself and the frames of windows. */
export const serviceHandlers = (services: Services) => ({
  ...sessionHandlers(services),
  ...companyHandlers(services),
  ...teamHandlers(services.team),
  ...permissionHandlers(services.permissionCheck, services.customerConsent),
  ...customerHandlers({ ...services, index: services.index.port, indexReady: services.index.ready, indexLoaded: services.index.loaded }),
  ...ownHandlers({ ...services, indexReady: services.index.ready }),
  ...offerHandlers({ ...services, index: services.offerIndex }),
  ...catalogueHandlers(services.catalogue, services.templates),
  ...mergeHandlers(services.merge),
  ...orderHandlers(services.orders),
  ...overviewHandlers(services.overview),
  ...requestHandlers(services.requests),
  ...healthHandlers(services.health, services.healthRounds),
  ...activityHandlers(services.activity, services.activityExport),
  ...relationshipHandlers(services),
  ...actingHandlers(services.acting),
  ...helpHandlers(services)
})
