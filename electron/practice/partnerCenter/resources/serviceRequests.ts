import { Hono } from 'hono'
import { z } from 'zod'
import type { Tenant } from '../../world/model'
import { mayWorkWithSupport } from '../../world/serviceRequests/requestRules'
import { SEVERITIES, type NewServiceRequest, type ServiceRequest } from '../../world/serviceRequests/serviceRequest'
import type { RequestChange } from '../../world/serviceRequests/serviceRequests'
import type { World } from '../../world/world'
import { answerCollection, listSource, type Source } from '../collection'
import type { PartnerCenterContext, PartnerCenterEnv } from '../guard'
import { givenEtag, requiredRequestId } from '../headers'
import { jsonBody } from '../jsonBody'
import { localeOf } from '../locale'
import { PartnerCenterError, accessDenied, invalid } from '../partnerCenterError'
import { requestFilter, type RequestFilter } from './serviceRequestFilter'
import { requestWire, topicWires } from './serviceRequestWire'

const text = z.string()
const contactSchema = z.object({ firstName: text.default(''), lastName: text, email: text, phoneNumber: text.nullish() })
const newRequestSchema = z.object({
  title: text, description: text, severity: z.enum(SEVERITIES), supportTopicId: z.union([z.string().regex(/^\d{1,9}$/), z.number().int()]), primaryContact: contactSchema
})
const statuses = ['none', 'open', 'closed', 'attention_needed'] as const
/** Names as the documentation writes them in requests: `NewNote`, `Status`. */
const changeSchema = z.object({
  newnote: z.object({ text }).nullish(),
  status: z.union([text.transform((name) => name.toLowerCase()).pipe(z.enum(statuses)), z.number().int().min(0).max(3).transform((index) => statuses[index] ?? 'none')]).nullish()
})

/** Service requests of customers. To make one is this cloud's own interface: Microsoft's takes only the partner's own. */
export function serviceRequestRoutes(world: World): Hono<PartnerCenterEnv> {
  const app = new Hono<PartnerCenterEnv>()
  app.get('/servicerequests', (context) => answerCollection(context, visibleSource(world, context)))
  app.get('/servicerequests/supporttopics', (context) => answerCollection(context, listSource(topicWires(localeOf(context)))))
  app.get('/servicerequests/:id', (context) => context.json(requestWire(world, requireVisible(world, context), { locale: localeOf(context), notes: true })))
  app.patch('/servicerequests/:id', async (context) => {
    const { id } = requireVisible(world, context)
    const change = changeOf(await jsonBody(context))
    const changed = await world.serviceRequests.change(id, change, context.get('technician'), givenEtag(context))
    return context.json(requestWire(world, changed, { locale: localeOf(context), notes: true }))
  })
  app.get('/customers/:id/servicerequests', (context) => {
    const tenant = requireReachable(world, context)
    return answerCollection(context, visibleSource(world, context, tenant.id))
  })
  app.post('/customers/:id/servicerequests', async (context) => {
    const tenant = requireReachable(world, context)
    const made = await world.serviceRequests.create(tenant.id, newRequestOf(await jsonBody(context)), context.get('technician'), requiredRequestId(context))
    context.header('Location', `/servicerequests/${made.id}`)
    return context.json(requestWire(world, made, { locale: localeOf(context), notes: true }), 201)
  })
  return app
}

/** Positions are sequence numbers counted down from the newest, so that a new request moves nothing on later pages. */
function visibleSource(world: World, context: PartnerCenterContext, tenantId?: string): Source {
  const filter = requestFilter(context)
  const locale = localeOf(context)
  const wanted = wantedRequest(world, context)
  const reach = reachOf(world, context)
  return function* (position) {
    for (const request of wanted ?? world.serviceRequests.newestFirst(position === 0 ? undefined : position)) {
      if ((tenantId === undefined || request.tenantId === tenantId) && matches(request, filter) && reach(request.tenantId)) yield [requestWire(world, request, { locale, notes: false }), request.sequence]
    }
  }
}

/** `requestId=`: the one that a request made, or none. */
function wantedRequest(world: World, context: PartnerCenterContext): readonly ServiceRequest[] | undefined {
  const requestId = context.req.query('requestId')
  if (requestId === undefined) return undefined
  const found = world.serviceRequests.byRequest(requestId)
  return found ? [found] : []
}

/** Whether the technician may work with a customer's requests; asked once for each customer. */
function reachOf(world: World, context: PartnerCenterContext): (tenantId: string) => boolean {
  const known = new Map<string, boolean>()
  const technician = context.get('technician')
  return (tenantId) => {
    const may = known.get(tenantId) ?? mayWorkWithSupport(world.rolesIn(technician.id, tenantId))
    known.set(tenantId, may)
    return may
  }
}

function matches({ status, severity }: ServiceRequest, filter: RequestFilter): boolean {
  return (filter.status === undefined || filter.status === status) && (filter.severity === undefined || filter.severity === severity)
}

function requireVisible(world: World, context: PartnerCenterContext): ServiceRequest {
  const request = world.serviceRequests.require(context.req.param('id') ?? '')
  if (!reachOf(world, context)(request.tenantId)) throw accessDenied()
  return request
}

function requireReachable(world: World, context: PartnerCenterContext): Tenant {
  const tenant = world.directory.tenant(context.req.param('id') ?? '')
  if (!tenant || tenant.isPartner) throw new PartnerCenterError(404, '60003', 'The customer was not found.')
  if (!reachOf(world, context)(tenant.id)) throw accessDenied()
  return tenant
}

function newRequestOf(body: unknown): NewServiceRequest {
  const parsed = newRequestSchema.safeParse(body)
  if (!parsed.success) throw invalid(`The property '${parsed.error.issues[0]?.path.join('.') ?? ''}' is not valid.`)
  const { supportTopicId, primaryContact, ...rest } = parsed.data
  return { ...rest, supportTopicId: Number(supportTopicId), primaryContact: { ...primaryContact, phoneNumber: primaryContact.phoneNumber ?? '' } }
}

function changeOf(body: unknown): RequestChange {
  const lower = (value: unknown): unknown => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key.toLowerCase(), lower(one)])) : value)
  const parsed = changeSchema.safeParse(lower(body))
  if (!parsed.success) throw invalid(`The property '${parsed.error.issues[0]?.path.join('.') ?? ''}' is not valid.`)
  const { newnote, status } = parsed.data
  if (status === 'attention_needed') throw invalid("Only support sets the status 'attention_needed'.")
  return { text: newnote?.text, ...(status === 'open' || status === 'closed' ? { status } : {}) }
}
