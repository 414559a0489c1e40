import { Hono } from 'hono'
import { z } from 'zod'
import { badRequest } from './graphError'
import type { GraphContext, GraphEnv } from './guard'
import { bodyOf } from './requestBody'

/** As many as Graph takes in one batch. */
export const MOST_IN_BATCH = 20

const part = z.object({
  id: z.string().min(1),
  method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
  url: z.string().min(1),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).optional()
})
const batch = z.object({ requests: z.array(part).min(1) })
type Part = z.infer<typeof part>

interface PartAnswer {
  readonly id: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/**
 * Graph's `$batch`: each part is a request of its own, with the token of the whole, and has an answer of its own. Parts without
 * `dependsOn` are independent; one that depends on a failed one is not carried out (424).
 */
export function batchRoute(app: Hono<GraphEnv>): void {
  app.post('/$batch', async (context) => {
    const { requests } = await bodyOf(context, batch)
    refuseWrongBatch(requests)
    const answers = new Map<string, PartAnswer>()
    // In the order in which they may depend on each other; Graph promises none for the others.
    const send = sender(app, context)
    for (const one of inOrder(requests)) answers.set(one.id, blocked(one, answers) ?? (await answerOf(send, one)))
    return context.json({ responses: [...answers.values()] })
  })
}

function refuseWrongBatch(requests: readonly Part[]): void {
  if (requests.length > MOST_IN_BATCH) throw badRequest(`Number of batch request steps exceeds the maximum value of ${MOST_IN_BATCH}.`)
  const ids = new Set(requests.map(({ id }) => id))
  if (ids.size !== requests.length) throw badRequest('Request Id has to be unique in a batch.')
  if (requests.some(({ dependsOn = [] }) => dependsOn.some((id) => !ids.has(id)))) throw badRequest('A request depends on one that is not in the batch.')
  if (requests.some(({ body, method, headers = {} }) => body !== undefined && (method === 'GET' || !Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')))) {
    throw badRequest('A body needs a Content-Type, and a GET has none.')
  }
}

/** @throws GraphError 400 where parts depend on each other in a circle */
function inOrder(requests: readonly Part[]): readonly Part[] {
  const ordered: Part[] = []
  let waiting = [...requests]
  while (waiting.length > 0) {
    const ready = waiting.filter(({ dependsOn = [] }) => dependsOn.every((id) => ordered.some((done) => done.id === id)))
    if (ready.length === 0) throw badRequest('The requests of the batch depend on each other.')
    ordered.push(...ready)
    waiting = waiting.filter((one) => !ready.includes(one))
  }
  return ordered
}

function blocked({ id, dependsOn = [] }: Part, answers: ReadonlyMap<string, PartAnswer>): PartAnswer | undefined {
  if (!dependsOn.some((other) => (answers.get(other)?.status ?? 500) >= 400)) return undefined
  return { id, status: 424, headers: {}, body: { error: { code: 'FailedDependency', message: 'A request that this one depends on failed.' } } }
}

/** Clients look for this one name as Graph spells it. */
function headersOf({ headers }: Response): Readonly<Record<string, string>> {
  return Object.fromEntries([...headers].map(([name, value]) => [name === 'content-type' ? 'Content-Type' : name, value]))
}

type Send = (path: string, init: RequestInit & { readonly headers: Readonly<Record<string, string>> }) => Promise<Response>

/** Sends parts to where the batch came in, so that the links in their answers are those of any other answer. */
function sender(app: Hono<GraphEnv>, context: GraphContext): Send {
  const { origin, pathname } = new URL(context.req.url)
  const prefix = pathname.slice(0, -'/$batch'.length)
  const root = prefix === '' ? app : new Hono().route(prefix, app)
  const authorization = context.req.header('authorization') ?? ''
  return async (path, { headers, ...init }) => root.request(new Request(`${origin}${prefix}${path}`, { ...init, headers: { ...headers, authorization } }))
}

async function answerOf(send: Send, { id, method, url, headers = {}, body }: Part): Promise<PartAnswer> {
  const path = url.replace(/^\/*/u, '/')
  if (path.startsWith('/$batch')) return { id, status: 400, headers: {}, body: { error: { code: 'BadRequest', message: 'A batch cannot hold a batch.' } } }
  const answer = await send(path, { method, headers, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) })
  const text = await answer.text()
  return { id, status: answer.status, headers: headersOf(answer), ...(text === '' ? {} : { body: JSON.parse(text) as unknown }) }
}
