import type { TenantId } from '../../contract/ids'
import { allPermissions } from '../../domain/registration/permissions'
import type { AccessAssignmentRecord, ListPage, NewRequest, QuoteRequest, ReadRecord, RelationshipRecord } from '../../services/ports'
import type { Connector } from '../connector'

type Soon<T> = () => T | Promise<T>

/** What there is to call with: of the examples, or of a cloud that runs. */
export interface Places {
  readonly tenantId: TenantId
  readonly domain: string
  /** A user of that tenant. */
  readonly userId: string
  readonly userName: string
  /** The address of a page of users. */
  readonly nextPage: () => string
  /** The address of a reset that runs. */
  readonly operation: Soon<string>
  readonly colleagueId: string
  readonly groupId: string
  /** A group that no relationship names yet. */
  readonly freeGroupId: string
  readonly newUserName: string
  readonly created: Soon<RelationshipRecord>
  /** Created too, and deleted in the course of it. */
  readonly withdrawn: Soon<RelationshipRecord>
  readonly active: Soon<RelationshipRecord>
  readonly ended: Soon<RelationshipRecord>
  /** Made by an indirect provider, and not agreed to. */
  readonly provided: Soon<RelationshipRecord>
  readonly assignment: Soon<AccessAssignmentRecord>
  readonly removed: Soon<AccessAssignmentRecord>
  readonly roles: readonly string[]
  readonly quote: QuoteRequest
  readonly requestId: string
  readonly request: NewRequest
  readonly requestNumber: Soon<string>
  readonly country: string
  readonly productId: Soon<string>
  readonly cartItem: Soon<{ readonly catalogItemId: string }>
  /** A cart that can be bought. */
  readonly cartId: Soon<string>
}

/** One call of every function of every port: a function that is missing here is a type error, so that no endpoint comes without being looked at. */
export type EveryCall = { readonly [P in keyof Connector]: { readonly [F in keyof Connector[P]]-?: (port: Connector[P], at: Places, signal: AbortSignal) => unknown } }

const drained = async (pages: AsyncIterable<unknown>): Promise<readonly unknown[]> => {
  const found: unknown[] = []
  for await (const page of pages) found.push(page)
  return found
}
/** All pages of a list that can be left and taken up again. */
const wholeList = async <T>(page: (next: string | undefined) => Promise<ListPage<T>>): Promise<readonly T[]> => {
  const found: T[] = []
  let next: string | undefined
  do {
    const read: ListPage<T> = await page(next)
    found.push(...read.items)
    next = read.next
  } while (next !== undefined)
  return found
}
const address = { Line1: 'One Microsoft Way', City: 'Redmond', State: 'WA', PostalCode: '98052', Country: 'US' }
/** Reads each record and writes it back as it is. */
const written = async (company: Connector['company'], id: ReadRecord['id'], signal: AbortSignal): Promise<unknown> => {
  const read = await company.read(id, signal)
  return read && company.write(read, read.values, signal)
}
const each = async <T>(ids: readonly T[], work: (id: T) => Promise<unknown>): Promise<readonly unknown[]> => {
  const found: unknown[] = []
  for (const id of ids) found.push(await work(id))
  return found
}

export const everyCall: EveryCall = {
  permissions: {
    granted: (port, at, signal) => port.granted(at.tenantId, 'graph', signal),
    exists: (port) => each(allPermissions, (permission) => port.exists(permission)),
    canTry: (port) => each(allPermissions, ({ name }) => port.canTry(name, 'home')),
    withdrawConsent: (port, at, signal) => port.withdrawConsent(at.tenantId, at.requestId, signal),
    consent: (port, at, signal) => port.consent(at.tenantId, ['Directory.Read.All'], at.requestId, signal),
    try: (port, at, signal) => port.try(at.tenantId, 'User.ReadWrite.All', 'customer', signal)
  },
  partnerDirectory: {
    technician: (port, _at, signal) => port.technician(signal),
    company: (port, _at, signal) => port.company(signal),
    agentGroups: (port, _at, signal) => port.agentGroups(signal)
  },
  company: {
    read: (port, _at, signal) => each(['organization', 'support', 'legalbusiness', 'billing', 'mpn'] as const, (id) => port.read(id, signal)),
    offices: (port, _at, signal) => port.offices(signal),
    write: (port, _at, signal) => each(['organization', 'support', 'legalbusiness', 'billing'] as const, (id) => written(port, id, signal)),
    rules: (port, at, signal) => port.rules(at.country, signal),
    checkAddress: (port, _at, signal) => port.checkAddress(address, signal)
  },
  team: {
    read: (port, _at, signal) => port.read(signal),
    find: (port, at, signal) => port.find(at.userName, signal),
    create: (port, at, signal) => port.create({ displayName: 'Adele Vance', userPrincipalName: at.newUserName, password: 'xWwvJ]6NMw+bWH-d' }, signal),
    addMember: (port, at, signal) => port.addMember(at.freeGroupId, at.colleagueId, signal),
    removeMember: (port, at, signal) => port.removeMember(at.freeGroupId, at.colleagueId, signal)
  },
  customerDirectory: {
    findTenantByDomain: (port, at, signal) => port.findTenantByDomain(at.domain, signal),
    listed: (port, _at, signal) => wholeList((next) => port.listed(next, { signal })),
    administered: (port, _at, signal) => wholeList((next) => port.administered(next, { signal })),
    named: (port, at, signal) => port.named([at.tenantId], { signal }),
    profile: (port, at, signal) => port.profile(at.tenantId, signal),
    domains: (port, at, signal) => port.domains(at.tenantId, signal),
    subscriptions: (port, at, signal) => port.subscriptions(at.tenantId, signal),
    user: (port, at, signal) => port.user(at.tenantId, at.userName, signal)
  },
  customerUsers: {
    administrators: (port, at, signal) => port.administrators(at.tenantId, signal),
    search: (port, at, signal) => port.search(at.tenantId, 'a', signal),
    searchOn: (port, at, signal) => port.searchOn(at.tenantId, at.nextPage(), signal),
    get: (port, at, signal) => port.get(at.tenantId, at.userId, signal),
    roles: (port, at, signal) => port.roles(at.tenantId, at.userId, signal),
    setPassword: (port, at, signal) => port.setPassword(at.tenantId, at.userId, { password: 'xWwvJ]6NMw+bWH-d', mustChange: true, correlationId: at.requestId }, signal),
    beginReset: (port, at, signal) => port.beginReset(at.tenantId, at.userId, { password: 'Cuyo5459-longer', correlationId: at.requestId }, signal),
    operation: async (port, at, signal) => port.operation(at.tenantId, await at.operation(), signal)
  },
  relationships: {
    ofCustomer: (port, at, signal) => port.ofCustomer(at.tenantId, signal),
    get: async (port, at, signal) => port.get((await at.active()).id, signal),
    accessAssignments: async (port, at, signal) => port.accessAssignments((await at.active()).id, signal),
    assign: async (port, at, signal) => port.assign((await at.active()).id, at.freeGroupId, at.roles, signal),
    create: (port, at, signal) => port.create({ displayName: 'Contoso admin relationship', customer: { tenantId: at.tenantId, displayName: 'Contoso' }, durationDays: 730, roles: at.roles, autoExtend: true }, signal),
    findByName: async (port, at, signal) => port.findByName((await at.active()).displayName, signal),
    lockForApproval: async (port, at, signal) => port.lockForApproval(await at.created(), signal),
    withdraw: async (port, at, signal) => port.withdraw(await at.withdrawn(), signal),
    approvalLink: async (port, at) => port.approvalLink((await at.active()).id)
  },
  serviceManagement: {
    services: (port, at, signal) => port.services(at.tenantId, signal),
    sharePointName: (port, at, signal) => port.sharePointName(at.tenantId, signal)
  },
  relationshipManagement: {
    page: (port, _at, signal) => wholeList((next) => port.page(next === undefined ? { since: undefined } : { next }, { signal })),
    requests: async (port, at, signal) => port.requests((await at.active()).id, signal),
    operations: async (port, at, signal) => port.operations((await at.active()).id, signal),
    setAutoExtend: async (port, at, signal) => port.setAutoExtend(await at.active(), false, signal),
    terminate: async (port, at, signal) => port.terminate(await at.ended(), signal),
    answerProvider: async (port, at, signal) => port.answerProvider(await at.provided(), true, signal),
    changeAssignment: async (port, at, signal) => port.changeAssignment((await at.active()).id, await at.assignment(), at.roles.slice(0, 1), signal),
    removeAssignment: async (port, at, signal) => port.removeAssignment((await at.active()).id, await at.removed(), signal)
  },
  partnerPeople: {
    securityGroups: (port, _at, signal) => port.securityGroups(signal),
    colleagues: (port, _at, signal) => port.colleagues(signal),
    groupsOf: (port, at, signal) => port.groupsOf(at.colleagueId, signal),
    enter: (port, at, signal) => port.enter(at.tenantId, signal)
  },
  quotes: {
    create: (port, at, signal) => port.create(at.quote, at.requestId, signal),
    findByRequest: (port, at, signal) => port.findByRequest(at.requestId, signal),
    get: async (port, at, signal) => port.get((await port.findByRequest(at.requestId, signal))?.id ?? '', signal),
    pages: (port, _at, signal) => drained(port.pages(signal)),
    withdraw: async (port, at, signal) => {
      const found = await port.findByRequest(at.requestId, signal)
      return found && port.withdraw(found, signal)
    }
  },
  catalogue: {
    products: (port, at, signal) => port.products(at.country, signal),
    offices: (port, _at, signal) => port.offices(signal)
  },
  commerce: {
    products: (port, at, signal) => port.products(at.country, signal),
    skus: async (port, at, signal) => port.skus(await at.productId(), at.country, signal),
    createCart: async (port, at, signal) => port.createCart(at.tenantId, [{ ...(await at.cartItem()), quantity: 1, term: 'P1M', billingCycle: 'none' }], crypto.randomUUID(), signal),
    cart: async (port, at, signal) => port.cart({ tenantId: at.tenantId, cartId: await at.cartId() }, signal),
    checkOut: async (port, at, signal) => port.checkOut({ tenantId: at.tenantId, cartId: await at.cartId() }, crypto.randomUUID(), signal),
    resellerLink: (port, _at, signal) => port.resellerLink(signal)
  },
  serviceRequests: {
    create: (port, at, signal) => port.create(at.request, at.requestId, signal),
    findByRequest: (port, at, signal) => port.findByRequest(at.requestId, at.tenantId, signal),
    get: async (port, at, signal) => port.get(await at.requestNumber(), signal),
    pages: (port, _at, signal) => drained(port.pages(signal)),
    addNote: async (port, at, signal) => port.addNote(await at.requestNumber(), 'Sample Note', signal),
    setStatus: async (port, at, signal) => port.setStatus(await at.requestNumber(), { status: 'closed', note: 'Solved' }, signal),
    topics: (port, _at, signal) => port.topics('en', signal)
  },
  health: { read: (port, at, signal) => port.read(at.tenantId, { signal }) }
}

/** All calls in the order in which they stand above. */
export const callsOf = (connector: Connector): readonly (readonly [name: string, call: (at: Places, signal: AbortSignal) => unknown])[] =>
  (Object.keys(everyCall) as (keyof Connector)[]).flatMap((name) => callsOfPort(name, connector[name]))

function callsOfPort<P extends keyof Connector>(name: P, port: Connector[P]): readonly (readonly [string, (at: Places, signal: AbortSignal) => unknown])[] {
  const calls: EveryCall[P] = everyCall[name]
  return (Object.keys(calls) as (keyof EveryCall[P])[]).map((call) => [`${name}.${String(call)}`, (at, signal) => calls[call](port, at, signal)])
}
