import { createHash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { z } from 'zod'
import type { World } from '../world/world'
import type { PartnerCenterEnv } from './guard'
import { PartnerCenterError } from './partnerCenterError'

const NAMESPACE = 'partnerCenterRequests'
const KEPT_FOR = 24 * 60 * 60 * 1000

const answerSchema = z.object({ asked: z.string(), status: z.number().int(), body: z.string(), contentType: z.string().nullable(), location: z.string().nullable() })
type Answer = z.infer<typeof answerSchema>

/**
 * A POST or PUT that comes again with the same `MS-RequestId` from the same caller gets the answer of the first one and has no
 * second effect, also while the first is still being carried out and after a restart. The id of another request is refused.
 * Failures of the service itself (5xx) are not kept: they may be tried again.
 */
export function idempotentWrites(world: World): MiddlewareHandler<PartnerCenterEnv> {
  const underWay = new Map<string, Promise<Answer | undefined>>()
  return async (context, next) => {
    const requestId = context.req.header('ms-requestid')
    if ((context.req.method !== 'POST' && context.req.method !== 'PUT') || requestId === undefined) return next()
    const { userId, clientId } = context.get('claims')
    const key = `${userId}/${clientId}/${requestId.toLowerCase()}`
    const asked = await fingerprint(context.req.raw.clone())
    let isFirst = false
    const carryOut = async (): Promise<Answer | undefined> => {
      isFirst = true
      await next()
      return keep(world, key, await answerOf(context.res, asked))
    }
    // No await between the look and the entry: of two that come at once, the second waits for the first.
    const before = underWay.get(key) ?? Promise.resolve(kept(world, key))
    const mine = before.then((earlier) => earlier ?? carryOut(), carryOut)
    underWay.set(key, mine)
    const answer = await mine.finally(() => {
      if (underWay.get(key) === mine) underWay.delete(key)
    })
    return isFirst || !answer ? undefined : replay(answer, asked)
  }
}

async function keep(world: World, key: string, answer: Answer | undefined): Promise<Answer | undefined> {
  if (answer) await world.kv.set(NAMESPACE, key, answer, world.realNow() + KEPT_FOR)
  return answer
}

function replay(earlier: Answer, asked: string): Response {
  if (earlier.asked !== asked) throw new PartnerCenterError(409, '3000', 'The MS-RequestId was used for another request.')
  return new Response(earlier.body === '' ? null : earlier.body, { status: earlier.status, headers: headersOf(earlier) })
}

function headersOf({ contentType, location }: Answer): Record<string, string> {
  return { ...(contentType === null ? {} : { 'content-type': contentType }), ...(location === null ? {} : { location }) }
}

function kept(world: World, key: string): Answer | undefined {
  const parsed = answerSchema.safeParse(world.kv.get(NAMESPACE, key))
  return parsed.success ? parsed.data : undefined
}

async function fingerprint(request: Request): Promise<string> {
  // Without the host: after a restart the service may answer on another port.
  const { pathname, search } = new URL(request.url)
  return createHash('sha256').update(`${request.method} ${pathname}${search}\n${await request.text()}`).digest('hex')
}

async function answerOf(response: Response, asked: string): Promise<Answer | undefined> {
  if (response.status >= 500) return undefined
  const { headers, status } = response
  return { asked, status, body: await response.clone().text(), contentType: headers.get('content-type'), location: headers.get('location') }
}
