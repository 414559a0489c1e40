import { ServerResponse } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'

import { z } from 'zod'

import { devicePage, providerPage } from '../identity/signInPages'
import { failureBody } from './failureBody'
import { sendJson, sendPage } from './nodeHttp'

/** Body of `POST /_practice/faults`. */
export const faultRequestSchema = z.strictObject({
  /** Beginning of the path; the query does not count. */
  match: z.string().startsWith('/'),
  /** Only requests of this method; absent: any. */
  method: z.string().regex(/^[A-Z]{1,16}$/).optional(),
  times: z.number().int().min(1).max(1_000_000).default(1),
  fault: z.union([
    z.strictObject({
      status: z.number().int().min(400).max(599),
      /** Seconds, or a date as HTTP writes it. */
      retryAfter: z.union([z.number().min(0), z.string().regex(/^[\x20-\x7e]{1,64}$/)]).optional()
    }),
    z.strictObject({ hangMs: z.number().int().min(0).max(3_600_000) }),
    z.strictObject({ reset: z.literal(true) }),
    z.strictObject({ drop: z.literal('response') }),
    /**
     * A sign-in that another identity provider carries out: goes there, with this request's address as `back`; by a redirect, by a form, or by
     * a form to here whose redirect repeats it (307; takes two requests, a GET and its POST).
     */
    z.strictObject({ federate: z.url(), by: z.enum(['post', 'repeat']).optional() }),
    /** A page of a sign-in that wants a device it knows, with this code of Entra's. */
    z.strictObject({ deviceRule: z.union([z.literal(50005), z.literal(50097), z.number().int().min(53000).max(53003)]) })
  ])
})

export type FaultRequest = z.infer<typeof faultRequestSchema>
type Fault = FaultRequest['fault']

/** What the server does with a request, as the end of all handlers. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Failures that were ordered, each for a number of requests; the oldest that matches comes first. */
export class Faults {
  #ordered: { readonly match: string; readonly method: string | undefined; readonly fault: Fault; left: number }[] = []

  add({ match, method, times, fault }: FaultRequest): void {
    this.#ordered.push({ match, method, fault, left: times })
  }

  /** How many orders have not been used up. */
  get waiting(): number {
    return this.#ordered.length
  }

  clear(): void {
    this.#ordered = []
  }

  /** Takes the fault for one request. */
  take(method: string, path: string): Fault | undefined {
    const found = this.#ordered.find((one) => path.startsWith(one.match) && (one.method ?? method) === method)
    if (!found) return undefined
    found.left -= 1
    if (found.left === 0) this.#ordered = this.#ordered.filter((one) => one !== found)
    return found.fault
  }
}

const sendStatus = (path: string, response: ServerResponse, fault: { readonly status: number; readonly retryAfter?: number | string | undefined }): void => {
  if (fault.retryAfter !== undefined) response.setHeader('retry-after', String(fault.retryAfter))
  const code = fault.status === 429 ? 'TooManyRequests' : 'serviceNotAvailable'
  sendJson(response, fault.status, failureBody(path, fault.status, code, 'The practice cloud was told to fail.'))
}

const hang = async (milliseconds: number, request: IncomingMessage, response: ServerResponse, handle: Handle): Promise<void> => {
  const gone = new AbortController()
  request.socket.once('close', () => gone.abort())
  try {
    await wait(milliseconds, undefined, { signal: gone.signal })
  } catch {
    return
  }
  await handle(request, response)
}

/** Carries the request out with an answer that goes nowhere, then breaks the connection. */
const dropAnswer = async (request: IncomingMessage, handle: Handle): Promise<void> => {
  const lost = new ServerResponse(request)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  // Only what a response asks of its socket; it is never sent anywhere.
  lost.assignSocket(Object.assign(nowhere, { remoteAddress: request.socket.remoteAddress }) as never)
  const ended = new Promise<void>((resolve) => lost.once('finish', resolve))
  await handle(request, lost)
  await ended
  request.socket.resetAndDestroy()
}

const federate = async ({ federate: provider, by }: Extract<Fault, { readonly federate: string }>, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const target = new URL(provider)
  const back = `http://${request.headers.host ?? ''}${request.url ?? '/'}`
  const isForm = by === 'post' || (by === 'repeat' && request.method === 'GET')
  // A form's redirect counts as its target.
  if (isForm) return sendPage(response, 200, providerPage(by === 'post' ? target.href : back, back), [target.origin])
  if (by === undefined) target.searchParams.set('back', back)
  response.writeHead(by === undefined ? 302 : 307, { location: target.href }).end()
}

/** Lets a request fail in the ordered way. */
export const applyFault = async (fault: Fault, request: IncomingMessage, response: ServerResponse, handle: Handle): Promise<void> => {
  if ('status' in fault) return sendStatus((request.url ?? '/').replace(/[?#].*$/, ''), response, fault)
  if ('hangMs' in fault) return hang(fault.hangMs, request, response, handle)
  if ('federate' in fault) return federate(fault, request, response)
  if ('deviceRule' in fault) return sendPage(response, 200, devicePage(fault.deviceRule))
  if ('reset' in fault) return void request.socket.resetAndDestroy()
  await dropAnswer(request, handle)
}
