import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { WorldRefusal } from '../world/worldError'
import { WorldError } from '../world/worldError'

/** A refusal with Graph's status and code. */
export class GraphError extends Error {
  readonly status: ContentfulStatusCode
  readonly code: string
  /** What a new token must say, as JSON; only with 401. */
  readonly claims: string | undefined

  constructor(status: ContentfulStatusCode, code: string, message: string, claims?: string) {
    super(message)
    this.claims = claims
    this.name = 'GraphError'
    this.status = status
    this.code = code
  }
}

const REFUSALS: Readonly<Record<WorldRefusal, readonly [ContentfulStatusCode, string]>> = {
  notFound: [404, 'Request_ResourceNotFound'],
  conflict: [409, 'conflict'],
  invalid: [400, 'badRequest'],
  stale: [412, 'preconditionFailed'],
  notAllowed: [403, 'Authorization_RequestDenied']
}

export function denied(message = 'Insufficient privileges to complete the operation.'): GraphError {
  return new GraphError(403, 'Authorization_RequestDenied', message)
}

export function badRequest(message: string): GraphError {
  return new GraphError(400, 'Request_BadRequest', message)
}

export function notFound(what: string): GraphError {
  return new GraphError(404, 'Request_ResourceNotFound', `Resource '${what}' does not exist or one of its queried reference-property objects are not present.`)
}

/** The directory's own words for what breaks a rule or is there already. */
export async function inDirectory<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof WorldError && (error.refusal === 'invalid' || error.refusal === 'conflict')) throw badRequest(error.message)
    throw error
  }
}

/** The answer to a refused or failed request, in Graph's form. */
export function answerError(error: Error, context: Context): Response {
  const known = error instanceof GraphError ? error : fromWorld(error)
  if (!known) throw error
  if (known.status === 401) context.header('WWW-Authenticate', challenge(known))
  return context.json(errorBody(known, context), known.status)
}

function challenge({ message, claims }: GraphError): string {
  if (claims === undefined) return `Bearer error="invalid_token", error_description="${message}"`
  return `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`
}

function fromWorld(error: Error): GraphError | undefined {
  if (!(error instanceof WorldError)) return undefined
  const [status, code] = REFUSALS[error.refusal]
  return new GraphError(status, code, error.message)
}

function errorBody(error: GraphError, context: Context): unknown {
  const requestId = context.res.headers.get('request-id') ?? randomUUID()
  return {
    error: {
      code: error.code,
      message: error.message,
      innerError: {
        date: new Date().toISOString().slice(0, 19),
        'request-id': requestId,
        'client-request-id': context.req.header('client-request-id') ?? requestId
      }
    }
  }
}
