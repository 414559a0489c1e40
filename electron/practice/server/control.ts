import type { IncomingMessage, ServerResponse } from 'node:http'

import { z } from 'zod'

import { permissionNames } from '../identity/scopes'
import type { World } from '../world/world'
import { faultRequestSchema } from './faults'
import type { Faults } from './faults'
import { readBody, sendJson } from './nodeHttp'

const clockSchema = z.strictObject({ offsetMs: z.number().int().min(-10 * 365 * 86_400_000).max(10 * 365 * 86_400_000) })

const offerId = z.guid()
const catalogueSchema = z.strictObject({ remove: z.array(offerId).max(100).optional(), maximumQuantity: z.record(offerId, z.number().int().min(1).max(100_000_000)).optional() })

const lifeCycleSchema = z.strictObject({ approval: z.enum(['normal', 'stuck']).default('normal'), assignments: z.enum(['normal', 'stuck', 'failing']).default('normal') })

const consentSchema = z.strictObject({ domain: z.string().max(253), given: z.boolean(), permission: z.enum(permissionNames).optional() })

const challengeSchema = z.strictObject({ domain: z.string().max(253), context: z.string().regex(/^c\d{1,2}$/u).nullable() })

const accountSchema = z.strictObject({ userPrincipalName: z.string().max(320), accountEnabled: z.boolean().optional(), endSessions: z.literal(true).optional() })

/** What tests steer: ordered failures, the clock, the catalogue, how far relationships get, and consent. Exists only with `--control`. */
export interface Control {
  /** @returns whether the path was one of its own */
  handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>
}

const refuse = (response: ServerResponse, status: number, message: string): void => sendJson(response, status, { error: message })

/** Reads a JSON body by its schema; answers 400 itself when it does not fit. */
const readJson = async <T>(request: IncomingMessage, response: ServerResponse, schema: z.ZodType<T>): Promise<T | undefined> => {
  try {
    const parsed = schema.safeParse(JSON.parse(await readBody(request)))
    if (parsed.success) return parsed.data
    refuse(response, 400, z.prettifyError(parsed.error))
  } catch {
    refuse(response, 400, 'The body must be JSON.')
  }
  return undefined
}

const onFaults = async (faults: Faults, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method === 'DELETE') {
    faults.clear()
    return sendJson(response, 200, { ok: true })
  }
  if (request.method === 'GET') return sendJson(response, 200, { waiting: faults.waiting })
  if (request.method !== 'POST') return refuse(response, 405, 'GET, POST or DELETE.')
  const order = await readJson(request, response, faultRequestSchema)
  if (!order) return
  faults.add(order)
  sendJson(response, 200, { ok: true })
}

const onClock = async (world: World, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method !== 'POST') return refuse(response, 405, 'POST only.')
  const order = await readJson(request, response, clockSchema)
  if (!order) return
  await world.setClockOffset(order.offsetMs)
  sendJson(response, 200, { ok: true, now: new Date(world.now()).toISOString() })
}

const onCatalogue = async ({ catalogue }: World, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method === 'DELETE') {
    await catalogue.restore()
    return sendJson(response, 200, { ok: true })
  }
  if (request.method !== 'POST') return refuse(response, 405, 'POST or DELETE.')
  const order = await readJson(request, response, catalogueSchema)
  if (!order) return
  const unknown = [...(order.remove ?? []), ...Object.keys(order.maximumQuantity ?? {})].find((id) => !catalogue.known(id))
  if (unknown !== undefined) return refuse(response, 400, `There is no offer ${unknown}.`)
  await catalogue.alter({ removed: order.remove ?? [], maximumQuantity: order.maximumQuantity ?? {} })
  sendJson(response, 200, { ok: true, ...catalogue.change })
}

const onLifeCycle = async ({ relationships }: World, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method !== 'POST') return refuse(response, 405, 'POST only.')
  const order = await readJson(request, response, lifeCycleSchema)
  if (!order) return
  await relationships.order(order)
  sendJson(response, 200, { ok: true, ...order })
}

/** Whether the tenant of a domain has consented to the application, or to one of its permissions: the partner's own, too. */
const onConsent = async (world: World, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method !== 'POST') return refuse(response, 405, 'POST only.')
  const order = await readJson(request, response, consentSchema)
  if (!order) return
  const tenant = world.directory.tenantByDomain(order.domain)
  if (!tenant || (tenant.isPartner && order.permission === undefined)) return refuse(response, 400, 'There is no such customer.')
  if (order.permission === undefined) await world.consents.set(tenant.id, order.given)
  else await world.consents.setPermission(tenant.id, order.permission, order.given)
  sendJson(response, 200, { ok: true })
}

/** What a tenant demands of a sign-in from now on, so that the next request there is challenged; `null`: nothing. */
const onChallenges = async (world: World, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method !== 'POST') return refuse(response, 405, 'POST only.')
  const order = await readJson(request, response, challengeSchema)
  if (!order) return
  const tenant = world.directory.tenantByDomain(order.domain)
  if (!tenant) return refuse(response, 400, 'There is no such tenant.')
  await world.signInContexts.set(tenant.id, order.context ?? undefined)
  sendJson(response, 200, { ok: true })
}

const customerSchema = z.strictObject({ domain: z.string().max(253), displayName: z.string().min(1).max(120).optional(), isCustomer: z.boolean().optional() })

/** Renames a customer, or lets it come to or leave the list of those that the partner sells to. */
const onCustomers = async ({ directory }: World, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method !== 'POST') return refuse(response, 405, 'POST only.')
  const order = await readJson(request, response, customerSchema)
  if (!order) return
  const tenant = directory.tenantByDomain(order.domain)
  if (!tenant || tenant.isPartner) return refuse(response, 400, 'There is no such customer.')
  const { displayName, isCustomer } = order
  await directory.alter(tenant.id, { ...(displayName === undefined ? {} : { displayName }), ...(isCustomer === undefined ? {} : { isCustomer }) })
  sendJson(response, 200, { ok: true, id: tenant.id })
}

const partnerSchema = z.strictObject({ domain: z.string().max(253) })

/** In which partner's tenant the application is registered, from its next start on. */
const onPartner = async (world: World, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method !== 'POST') return refuse(response, 405, 'POST only.')
  const order = await readJson(request, response, partnerSchema)
  if (!order) return
  const tenant = world.directory.tenantByDomain(order.domain)
  if (tenant?.isPartner !== true) return refuse(response, 400, 'There is no such partner.')
  await world.register(tenant.id)
  sendJson(response, 200, { ok: true, partnerTenantId: tenant.id })
}

/** Lets an account sign in or not, or ends what it is signed in to. */
const onAccounts = async ({ directory }: World, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method !== 'POST') return refuse(response, 405, 'POST only.')
  const order = await readJson(request, response, accountSchema)
  if (!order) return
  const user = directory.userByName(order.userPrincipalName)
  if (!user) return refuse(response, 400, 'There is no such account.')
  if (order.accountEnabled !== undefined) await directory.setEnabled(user.tenantId, user.id, order.accountEnabled)
  if (order.endSessions === true) await directory.endSessions(user.tenantId, user.id)
  sendJson(response, 200, { ok: true })
}

/** @returns the control surface over a world and its ordered failures */
export const controlOver = (world: World, faults: Faults): Control => ({
  handle: async (request, response, path) => {
    if (!path.startsWith('/_practice/')) return false
    // Web pages, which always name their origin here, have no business with the controls.
    if (request.headers.origin !== undefined) refuse(response, 403, 'Not from a web page.')
    else if (path === '/_practice/faults') await onFaults(faults, request, response)
    else if (path === '/_practice/clock') await onClock(world, request, response)
    else if (path === '/_practice/catalogue') await onCatalogue(world, request, response)
    else if (path === '/_practice/lifeCycle') await onLifeCycle(world, request, response)
    else if (path === '/_practice/consent') await onConsent(world, request, response)
    else if (path === '/_practice/challenges') await onChallenges(world, request, response)
    else if (path === '/_practice/customers') await onCustomers(world, request, response)
    else if (path === '/_practice/partner') await onPartner(world, request, response)
    else if (path === '/_practice/accounts') await onAccounts(world, request, response)
    else refuse(response, 404, 'No such control.')
    return true
  }
})
