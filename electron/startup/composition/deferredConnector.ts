import type { Connector } from '../../clouds/connector'
import type { CataloguePort, Commerce, CompanyPort, CustomerDirectory, CustomerUsers, HealthPort, PartnerDirectory, PartnerPeople, PermissionPort, Quotes, RelationshipManagement, Relationships, RequestPort, ServiceManagement, TeamPort } from '../../services/ports'
import type { Identity, SignedInAccount } from '../../services/signInPorts'

/**
 * Ports that exist before the cloud is known: the practice cloud needs a moment to start, and the first page must not wait
 * for it. Each call waits for the cloud and then goes there; its own time limit runs meanwhile.
 */
export function deferConnector(ready: () => Promise<Connector>): Connector {
  return {
    partnerDirectory: deferPartnerDirectory(async () => (await ready()).partnerDirectory),
    company: deferCompany(async () => (await ready()).company),
    team: deferTeam(async () => (await ready()).team),
    customerDirectory: deferCustomerDirectory(async () => (await ready()).customerDirectory),
    customerUsers: deferCustomerUsers(async () => (await ready()).customerUsers),
    relationships: deferRelationships(async () => (await ready()).relationships),
    serviceManagement: deferServiceManagement(async () => (await ready()).serviceManagement),
    relationshipManagement: deferManagement(async () => (await ready()).relationshipManagement),
    partnerPeople: deferPeople(async () => (await ready()).partnerPeople),
    quotes: deferQuotes(async () => (await ready()).quotes),
    catalogue: deferCatalogue(async () => (await ready()).catalogue),
    commerce: deferCommerce(async () => (await ready()).commerce),
    serviceRequests: deferServiceRequests(async () => (await ready()).serviceRequests),
    health: deferHealth(async () => (await ready()).health),
    permissions: deferPermissions(async () => (await ready()).permissions)
  }
}

function deferPartnerDirectory(ready: () => Promise<PartnerDirectory>): PartnerDirectory {
  return {
    technician: async (signal) => (await ready()).technician(signal),
    company: async (signal) => (await ready()).company(signal),
    agentGroups: async (signal) => (await ready()).agentGroups(signal)
  }
}

function deferTeam(ready: () => Promise<TeamPort>): TeamPort {
  return {
    read: async (signal) => (await ready()).read(signal),
    find: async (name, signal) => (await ready()).find(name, signal),
    create: async (user, signal) => (await ready()).create(user, signal),
    addMember: async (groupId, userId, signal) => (await ready()).addMember(groupId, userId, signal),
    removeMember: async (groupId, userId, signal) => (await ready()).removeMember(groupId, userId, signal)
  }
}

function deferCompany(ready: () => Promise<CompanyPort>): CompanyPort {
  return {
    read: async (id, signal) => (await ready()).read(id, signal),
    offices: async (signal) => (await ready()).offices(signal),
    write: async (read, values, signal) => (await ready()).write(read, values, signal),
    rules: async (country, signal) => (await ready()).rules(country, signal),
    checkAddress: async (address, signal) => (await ready()).checkAddress(address, signal)
  }
}

function deferCustomerDirectory(ready: () => Promise<CustomerDirectory>): CustomerDirectory {
  return {
    findTenantByDomain: async (domain, signal) => (await ready()).findTenantByDomain(domain, signal),
    listed: async (next, call) => (await ready()).listed(next, call),
    administered: async (next, call) => (await ready()).administered(next, call),
    named: async (tenantIds, call) => (await ready()).named(tenantIds, call),
    profile: async (tenantId, signal) => (await ready()).profile(tenantId, signal),
    domains: async (tenantId, signal) => (await ready()).domains(tenantId, signal),
    subscriptions: async (tenantId, signal) => (await ready()).subscriptions(tenantId, signal),
    user: async (tenantId, name, signal) => (await ready()).user(tenantId, name, signal)
  }
}

function deferCustomerUsers(ready: () => Promise<CustomerUsers>): CustomerUsers {
  return {
    administrators: async (tenantId, signal) => (await ready()).administrators(tenantId, signal),
    search: async (tenantId, text, signal) => (await ready()).search(tenantId, text, signal),
    searchOn: async (tenantId, next, signal) => (await ready()).searchOn(tenantId, next, signal),
    get: async (tenantId, user, signal) => (await ready()).get(tenantId, user, signal),
    roles: async (tenantId, userId, signal) => (await ready()).roles(tenantId, userId, signal),
    setPassword: async (tenantId, userId, write, signal) => (await ready()).setPassword(tenantId, userId, write, signal),
    beginReset: async (tenantId, userId, write, signal) => (await ready()).beginReset(tenantId, userId, write, signal),
    operation: async (tenantId, operation, signal) => (await ready()).operation(tenantId, operation, signal)
  }
}

/** Only called once something has been issued, so the link's template is known by then. */
function deferRelationships(ready: () => Promise<Relationships>): Relationships {
  let known: Relationships | undefined
  const relationships = async (): Promise<Relationships> => {
    // Asked each time: the practice cloud may come back at another address.
    known = await ready()
    return known
  }
  return {
    ofCustomer: async (tenantId, signal) => (await relationships()).ofCustomer(tenantId, signal),
    get: async (id, signal) => (await relationships()).get(id, signal),
    accessAssignments: async (id, signal) => (await relationships()).accessAssignments(id, signal),
    assign: async (id, groupId, roles, signal) => (await relationships()).assign(id, groupId, roles, signal),
    create: async (request, signal) => (await relationships()).create(request, signal),
    findByName: async (name, signal) => (await relationships()).findByName(name, signal),
    lockForApproval: async (record, signal) => (await relationships()).lockForApproval(record, signal),
    withdraw: async (record, signal) => (await relationships()).withdraw(record, signal),
    approvalLink: (id) => {
      if (known === undefined) throw new Error('the cloud is not known yet')
      return known.approvalLink(id)
    }
  }
}

function deferServiceManagement(ready: () => Promise<ServiceManagement>): ServiceManagement {
  return {
    services: async (tenantId, signal) => (await ready()).services(tenantId, signal),
    sharePointName: async (tenantId, signal) => (await ready()).sharePointName(tenantId, signal)
  }
}

function deferManagement(ready: () => Promise<RelationshipManagement>): RelationshipManagement {
  return {
    page: async (from, call) => (await ready()).page(from, call),
    requests: async (id, signal) => (await ready()).requests(id, signal),
    operations: async (id, signal) => (await ready()).operations(id, signal),
    setAutoExtend: async (record, on, signal) => (await ready()).setAutoExtend(record, on, signal),
    terminate: async (record, signal) => (await ready()).terminate(record, signal),
    answerProvider: async (record, agree, signal) => (await ready()).answerProvider(record, agree, signal),
    changeAssignment: async (id, assignment, roles, signal) => (await ready()).changeAssignment(id, assignment, roles, signal),
    removeAssignment: async (id, assignment, signal) => (await ready()).removeAssignment(id, assignment, signal)
  }
}

function deferPeople(ready: () => Promise<PartnerPeople>): PartnerPeople {
  return {
    securityGroups: async (signal) => (await ready()).securityGroups(signal),
    colleagues: async (signal) => (await ready()).colleagues(signal),
    groupsOf: async (userId, signal) => (await ready()).groupsOf(userId, signal),
    enter: async (tenantId, signal) => (await ready()).enter(tenantId, signal)
  }
}

function deferQuotes(ready: () => Promise<Quotes>): Quotes {
  return {
    create: async (request, requestId, signal) => (await ready()).create(request, requestId, signal),
    findByRequest: async (requestId, signal) => (await ready()).findByRequest(requestId, signal),
    get: async (id, signal) => (await ready()).get(id, signal),
    async *pages(signal) {
      yield* (await ready()).pages(signal)
    },
    withdraw: async (record, signal) => (await ready()).withdraw(record, signal)
  }
}

function deferCommerce(ready: () => Promise<Commerce>): Commerce {
  return {
    products: async (country, signal) => (await ready()).products(country, signal),
    skus: async (productId, country, signal) => (await ready()).skus(productId, country, signal),
    createCart: async (tenantId, items, requestId, signal) => (await ready()).createCart(tenantId, items, requestId, signal),
    cart: async (request, signal) => (await ready()).cart(request, signal),
    checkOut: async (request, requestId, signal) => (await ready()).checkOut(request, requestId, signal),
    resellerLink: async (signal) => (await ready()).resellerLink(signal)
  }
}

function deferServiceRequests(ready: () => Promise<RequestPort>): RequestPort {
  return {
    create: async (request, requestId, signal) => (await ready()).create(request, requestId, signal),
    findByRequest: async (requestId, tenantId, signal) => (await ready()).findByRequest(requestId, tenantId, signal),
    get: async (number, signal) => (await ready()).get(number, signal),
    async *pages(signal) {
      yield* (await ready()).pages(signal)
    },
    addNote: async (number, text, signal) => (await ready()).addNote(number, text, signal),
    setStatus: async (number, change, signal) => (await ready()).setStatus(number, change, signal),
    topics: async (language, signal) => (await ready()).topics(language, signal)
  }
}

function deferHealth(ready: () => Promise<HealthPort>): HealthPort {
  return { read: async (tenantId, options) => (await ready()).read(tenantId, options) }
}

function deferPermissions(ready: () => Promise<PermissionPort>): PermissionPort {
  return {
    granted: async (tenantId, service, signal) => (await ready()).granted(tenantId, service, signal),
    exists: async (permission) => (await ready()).exists(permission),
    canTry: async (name, where) => (await ready()).canTry(name, where),
    consent: async (tenantId, names, requestId, signal) => (await ready()).consent(tenantId, names, requestId, signal),
    withdrawConsent: async (tenantId, requestId, signal) => (await ready()).withdrawConsent(tenantId, requestId, signal),
    try: async (tenantId, name, where, signal) => (await ready()).try(tenantId, name, where, signal)
  }
}

function deferCatalogue(ready: () => Promise<CataloguePort>): CataloguePort {
  return {
    products: async (country, signal) => (await ready()).products(country, signal),
    offices: async (signal) => (await ready()).offices(signal)
  }
}

export interface DeferredIdentityParts {
  readonly ready: () => Promise<Identity>
  /** The same, when the cloud has said where it is. */
  readonly known: () => Identity | undefined
  readonly tokenStorage: Identity['tokenStorage']
  /** The account that was kept: known without the cloud, so that a start need not wait for it (capabilities 1.4). */
  readonly kept: () => Promise<SignedInAccount | undefined>
}

/** The sign-in of a cloud that is not known yet. What needs no cloud is answered at once. */
export function deferIdentity({ ready, known, tokenStorage, kept }: DeferredIdentityParts): Identity {
  return {
    tokenStorage,
    restore: () => known()?.restore() ?? kept(),
    signIn: async (signal, as) => (await ready()).signIn(signal, as),
    stopAsking: () => known()?.stopAsking(),
    setAside: async () => (await ready()).setAside(),
    resume: async (homeAccountId) => (await ready()).resume(homeAccountId),
    signOut: async () => (await ready()).signOut(),
    tokenFor: async (tenantId, audience, signal, quiet) => (await ready()).tokenFor(tenantId, audience, signal, quiet)
  }
}
