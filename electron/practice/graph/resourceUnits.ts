import type { MiddlewareHandler } from 'hono'
import type { World } from '../world/world'
import { GraphError } from './graphError'
import type { GraphContext, GraphEnv } from './guard'

/** Resource units that one application has in one tenant for each window, by the tenant's size. */
const LIMITS = { small: 3_500, medium: 5_000, large: 8_000 } as const
const WINDOW_MS = 10_000
/** From this share on an answer tells how far the limit is used. */
const TELL_FROM = 0.8

interface Window {
  readonly from: number
  used: number
}

/**
 * Graph's limit of resource units for identity and access: each request costs some, `$select` and small pages less, `$expand` more.
 * Beyond the limit of ten seconds it is refused with 429 and `Retry-After`. Counted by the real clock.
 */
export function limitResourceUnits(world: World): MiddlewareHandler<GraphEnv> {
  const windows = new Map<string, Window>()
  return async (context, next) => {
    const { tenantId, clientId } = context.get('claims')
    const cost = costOf(context)
    const limit = limitOf(world, tenantId)
    const window = current(windows, `${clientId ?? ''} ${tenantId}`, world.realNow())
    context.header('x-ms-resource-unit', String(cost))
    if (window.used + cost > limit) {
      context.header('Retry-After', String(Math.max(1, Math.ceil((window.from + WINDOW_MS - world.realNow()) / 1_000))))
      context.header('x-ms-throttle-scope', 'Tenant_Application/ReadWrite/practice')
      throw new GraphError(429, 'TooManyRequests', 'Too many requests.')
    }
    window.used += cost
    const share = window.used / limit
    if (share >= TELL_FROM) context.header('x-ms-throttle-limit-percentage', share.toFixed(1))
    await next()
  }
}

/** What a request costs, as Graph's documentation has it for identity and access. */
export function costOf(context: Pick<GraphContext, 'req'>): number {
  const { path, method } = context.req
  const base = /\/(?:contracts|subscribedSkus)(?:\/|$)|\/groups\/[^/]+\/members/u.test(path) ? 3 : method === 'GET' && /\/users(?:\/|$)/u.test(path) ? 2 : 1
  const less = (context.req.query('$select') === undefined ? 0 : 1) + (Number(context.req.query('$top') ?? '20') < 20 ? 1 : 0)
  const more = context.req.query('$expand') === undefined ? 0 : 1
  return Math.max(1, base - less + more)
}

function limitOf(world: World, tenantId: string): number {
  const count = world.directory.users(tenantId).length
  if (count < 50) return LIMITS.small
  return count <= 500 ? LIMITS.medium : LIMITS.large
}

function current(windows: Map<string, Window>, key: string, now: number): Window {
  const known = windows.get(key)
  if (known !== undefined && now - known.from < WINDOW_MS) return known
  // Others whose time is over go with it, so that the map holds what is in use and no more.
  for (const [other, { from }] of windows) if (now - from >= WINDOW_MS) windows.delete(other)
  const fresh = { from: now, used: 0 }
  windows.set(key, fresh)
  return fresh
}
