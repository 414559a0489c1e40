import { randomUUID } from 'node:crypto'

/** Why this cloud refuses a token, beyond what the OpenID library finds. */
export type Refusal = 'noAccess' | 'disabled' | 'revoked' | 'noConsent' | 'interactionRequired' | 'unknownTenant' | 'twoResources' | 'badScope' | 'expired' | 'badGrant' | 'badClient' | 'badGrantType' | 'badRequest'

interface EntraError {
  readonly status: 400 | 401
  readonly error: string
  readonly code: number
  readonly message: string
}

const errors: Record<Refusal, EntraError> = {
  noAccess: { status: 400, error: 'invalid_grant', code: 50020, message: 'User account from identity provider does not exist in tenant and cannot access the application in that tenant. The account needs an active delegated administration relationship and a security group that is assigned to it.' },
  disabled: { status: 400, error: 'invalid_grant', code: 50057, message: 'The user account is disabled or does not exist any more.' },
  revoked: { status: 400, error: 'invalid_grant', code: 50173, message: 'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.' },
  noConsent: { status: 400, error: 'invalid_grant', code: 65001, message: 'The user or administrator has not consented to use the application in this tenant.' },
  interactionRequired: { status: 400, error: 'interaction_required', code: 50076, message: 'Due to a policy of the administrator, this sign-in must prove more than it did. Sign in again.' },
  unknownTenant: { status: 400, error: 'invalid_request', code: 90002, message: 'Tenant not found. Check to make sure you have the correct tenant ID or domain.' },
  twoResources: { status: 400, error: 'invalid_request', code: 28000, message: "The input parameter 'scope' names more than one resource." },
  badScope: { status: 400, error: 'invalid_scope', code: 70011, message: "The provided value for the input parameter 'scope' is not valid." },
  expired: { status: 400, error: 'invalid_grant', code: 700082, message: 'The refresh token or code has expired. Sign in again.' },
  badGrant: { status: 400, error: 'invalid_grant', code: 70000, message: 'The provided grant is not valid or was used before.' },
  badClient: { status: 401, error: 'invalid_client', code: 700016, message: 'The application was not found in the directory.' },
  badGrantType: { status: 400, error: 'unsupported_grant_type', code: 70003, message: 'The grant type is not supported.' },
  badRequest: { status: 400, error: 'invalid_request', code: 900144, message: 'The request body lacks a required parameter or has one that is not valid.' }
}

/** The answer to a refused request, in Entra's shape. */
export interface EntraAnswer {
  readonly status: 400 | 401
  readonly body: {
    readonly error: string
    readonly error_description: string
    readonly error_codes: readonly number[]
    readonly timestamp: string
    readonly trace_id: string
    readonly correlation_id: string
    /** What a sign-in must be asked for. */
    readonly claims?: string
    readonly suberror?: string
  }
}

/**
 * @param correlationId the caller's `client-request-id`, echoed when it is a GUID
 * @param detail the library's own words, which name the parameter at fault
 * @param claims of a challenge
 */
export const entraError = (refusal: Refusal, correlationId?: string, detail?: string, claims?: string): EntraAnswer => {
  const { status, error, code, message } = errors[refusal]
  const trace = randomUUID()
  const correlation = correlationId !== undefined && /^[\da-f-]{36}$/i.test(correlationId) ? correlationId : randomUUID()
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`
  const words = detail === undefined ? message : `${message} (${detail})`
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${words} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
      ...(claims === undefined ? {} : { claims, suberror: 'basic_action' })
    }
  }
}

/** Which refusal stands behind an error of the OpenID library's token endpoint. */
export const refusalOf = (error: unknown, description: unknown): Refusal => {
  if (error === 'invalid_client') return 'badClient'
  if (error === 'unsupported_grant_type') return 'badGrantType'
  if (error === 'invalid_scope') return 'badScope'
  if (error !== 'invalid_grant') return 'badRequest'
  return typeof description === 'string' && description.includes('expired') ? 'expired' : 'badGrant'
}
