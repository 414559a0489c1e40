import type { MiddlewareHandler } from 'hono'
import { GraphError } from './graphError'
import type { GraphEnv } from './guard'

interface Limit {
  readonly most: number
  /** Milliseconds. */
  readonly within: number
}

/** Answers 429 with `Retry-After` when one application asks too often in one tenant. @param now milliseconds, the real clock */
export function limitPerTenant(now: () => number, limits: readonly Limit[]): MiddlewareHandler<GraphEnv> {
  const longest = Math.max(...limits.map(({ within }) => within))
  const asked = new Map<string, number[]>()
  return async (context, next) => {
    const { clientId, tenantId } = context.get('claims')
    const key = `${clientId}/${tenantId}`
    const at = now()
    const recent = (asked.get(key) ?? []).filter((moment) => at - moment < longest)
    asked.set(key, recent)
    const wait = Math.max(...limits.map((limit) => untilFree(recent, limit, at)))
    if (wait > 0) {
      context.header('Retry-After', String(Math.ceil(wait / 1000)))
      throw new GraphError(429, 'TooManyRequests', 'Too many requests for this tenant.')
    }
    recent.push(at)
    await next()
  }
}

/** Milliseconds until one more is allowed; 0: now. */
function untilFree(moments: readonly number[], { most, within }: Limit, now: number): number {
  const counting = moments.filter((moment) => now - moment < within)
  const oldest = counting.at(-most)
  return counting.length < most || oldest === undefined ? 0 : oldest + within - now
}
