import { Hono } from 'hono'
import type { MiddlewareHandler } from 'hono'
import { SERVICES } from '../../world/health/services'
import type { Issue, ServiceState } from '../../world/health/serviceHealth'
import { mayReadHealth } from '../../world/serviceRequests/requestRules'
import type { World } from '../../world/world'
import { answerCollection, answerEntity, listSource, type Wire } from '../collection'
import { denied, notFound } from '../graphError'
import { requireScope, tenantOf, type GraphContext, type GraphEnv } from '../guard'
import { limitPerTenant } from '../throttle'

const MOST = 100
/** What the service allows one application in one tenant. */
const LIMITS = [{ most: 240, within: 60_000 }, { most: 800, within: 3_600_000 }] as const

/** `/admin/serviceAnnouncement/healthOverviews` and `issues` of the token's tenant. */
export function serviceAnnouncementRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>()
  const base = '/admin/serviceAnnouncement'
  app.use(`${base}/*`, requireScope('ServiceHealth.Read.All'), requireHealthRole(world), limitPerTenant(() => world.realNow(), LIMITS))
  app.get(`${base}/healthOverviews`, (context) => answerCollection(context, listSource(states(world, context).map((state) => stateWire(state, expands(context)))), { name: 'admin/serviceAnnouncement/healthOverviews', most: MOST }))
  app.get(`${base}/healthOverviews/:id`, (context) => {
    const state = states(world, context).find(({ id }) => id === context.req.param('id'))
    if (!state) throw notFound(context.req.param('id'))
    return answerEntity(context, stateWire(state, expands(context)), 'admin/serviceAnnouncement/healthOverviews')
  })
  app.get(`${base}/issues`, (context) => answerCollection(context, listSource(states(world, context).flatMap(({ issues }) => issues.map(issueWire))), { name: 'admin/serviceAnnouncement/issues', most: MOST }))
  return app
}

/** Only those who hold a role with which support or health is read. */
function requireHealthRole(world: World): MiddlewareHandler<GraphEnv> {
  return async (context, next) => {
    const { userId, tenantId } = context.get('claims')
    if (!mayReadHealth(world.rolesIn(userId, tenantId))) throw denied()
    await next()
  }
}

const states = (world: World, context: GraphContext): readonly ServiceState[] => world.health.of(tenantOf(world, context).id)

const expands = (context: GraphContext): boolean => (context.req.query('$expand') ?? '').split(',').some((name) => name.trim() === 'issues')

function stateWire({ id, status, issues }: ServiceState, withIssues: boolean): Wire {
  return { service: SERVICES[id], status, id, ...(withIssues ? { issues: issues.map(issueWire) } : {}) }
}

function issueWire({ incident, startDateTime, endDateTime, lastModifiedDateTime, isResolved, status, posts }: Issue): Wire {
  return {
    startDateTime, endDateTime: endDateTime ?? null, lastModifiedDateTime, title: incident.title, id: incident.id, impactDescription: incident.impact, classification: incident.classification,
    origin: 'microsoft', status, service: SERVICES[incident.service], feature: incident.feature, featureGroup: incident.featureGroup, isResolved, details: [],
    posts: posts.map(({ createdDateTime, text }) => ({ createdDateTime, postType: 'regular', description: { contentType: 'html', content: `<p>${text}</p>` } }))
  }
}
