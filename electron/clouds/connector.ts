import { AppFailure } from '../contract/errors'
import type { CataloguePort, Commerce, CompanyPort, CustomerDirectory, CustomerUsers, HealthPort, PartnerDirectory, PartnerPeople, PermissionPort, Quotes, RelationshipManagement, Relationships, RequestPort, ServiceManagement, TeamPort } from '../services/ports'
import type { Identity } from '../services/signInPorts'
import type { CloudRecord } from './cloud'
import { createCustomerDirectory } from './customerDirectory'
import { createGraphClient } from './graph/client'
import { createRelationshipManagement } from './graph/relationshipManagement'
import { createCustomerUsers } from './graph/customerUsers'
import { createTeamPort } from './graph/team'
import { createRelationships } from './graph/relationships'
import { createServiceHealth } from './graph/serviceHealth'
import { createServiceManagement } from './graph/serviceManagement'
import { createHttp, type HttpOptions } from './http'
import type { GrantedPermissions, RenewableTokenSource } from './identity/tokenSource'
import { Paces } from './pace'
import { createCatalogue } from './partnerCenter/catalogue'
import { createCommerce } from './partnerCenter/commerce'
import { createPartnerCenterClient } from './partnerCenter/client'
import { createCompanyPort } from './partnerCenter/company'
import { createQuotes } from './partnerCenter/quotes'
import { createServiceRequests } from './partnerCenter/serviceRequests'
import { createPartnerDirectory } from './partnerDirectory'
import { createPartnerPeople } from './partnerPeople'
import { createPermissionPort } from './permissions'

/** Everything that the services read from and write to a cloud. The same connector for all clouds (capabilities 1.2). */
export interface Connector {
  readonly partnerDirectory: PartnerDirectory
  readonly company: CompanyPort
  readonly team: TeamPort
  readonly customerDirectory: CustomerDirectory
  readonly customerUsers: CustomerUsers
  readonly relationships: Relationships
  readonly serviceManagement: ServiceManagement
  readonly relationshipManagement: RelationshipManagement
  readonly partnerPeople: PartnerPeople
  readonly quotes: Quotes
  readonly catalogue: CataloguePort
  readonly commerce: Commerce
  readonly serviceRequests: RequestPort
  readonly health: HealthPort
  readonly permissions: PermissionPort
}

export interface ConnectorOptions extends Omit<HttpOptions, 'tokens'> {
  readonly record: CloudRecord
  readonly identity: Identity & RenewableTokenSource & GrantedPermissions
}

export const createConnector = ({ record, identity, ...rest }: ConnectorOptions): Connector => {
  const paces = rest.paces ?? new Paces()
  const http = createHttp({ ...rest, paces, tokens: identity })
  const account = async () => {
    const signedIn = await identity.restore()
    if (signedIn === undefined) throw new AppFailure({ kind: 'signedOut', code: 'signIn.required' })
    return signedIn
  }
  const partner = async () => (await account()).tenantId
  const graph = createGraphClient(http, record.graph.base)
  const partnerCenter = createPartnerCenterClient(http, record.partnerCenter.base, partner)
  const now = rest.now ?? Date.now
  return {
    partnerDirectory: createPartnerDirectory({ record, graph, partnerCenter, account, now }),
    company: createCompanyPort(partnerCenter, record),
    team: createTeamPort(graph, record, account),
    customerDirectory: createCustomerDirectory({ record, graph, partnerCenter, partner, paces }),
    customerUsers: createCustomerUsers(graph, record.graph.base, now),
    relationships: createRelationships(graph, record, partner),
    serviceManagement: createServiceManagement(graph, record, partner),
    relationshipManagement: createRelationshipManagement(graph, record.capabilities.gdap, partner, paces),
    partnerPeople: createPartnerPeople(graph, identity, partner),
    quotes: createQuotes(partnerCenter, record),
    catalogue: createCatalogue(partnerCenter, record),
    commerce: createCommerce(partnerCenter),
    serviceRequests: createServiceRequests(partnerCenter, record),
    health: createServiceHealth(graph, now),
    permissions: createPermissionPort({ record, graph, partnerCenter, tokens: identity })
  }
}
