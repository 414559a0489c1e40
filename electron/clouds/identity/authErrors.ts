import { AppFailure, type AppError } from '../../contract/errors'
import { isFailure, networkFailure } from '../failures'
import type { FailureLog } from './networkClient'
import { endsSignIn, knownRefusals, refusalNumber, type KnownRefusal } from './signInErrors'

interface AuthErrorShape {
  readonly errorCode: string
  readonly errorMessage?: string
  readonly subError?: string
  readonly claims?: string
  readonly correlationId?: string
}

const isAuthError = (error: unknown): error is Error & AuthErrorShape =>
  error instanceof Error && typeof (error as Partial<AuthErrorShape>).errorCode === 'string'

/** What to do after a failed token request. */
export type TokenProblem =
  /** Ask the technician once, in the browser or the sign-in window (capabilities 1.5). */
  | { readonly ask: true; readonly claims?: string; readonly failure: AppFailure }
  | {
      readonly ask: false
      readonly failure: AppFailure
      readonly renewClient?: boolean
      /** A customer's tenant refused and did not say why in a way that is known: the own tenant has to say whether the sign-in still counts. */
      readonly doubtful?: true
    }

type Mapped = Pick<AppError, 'kind' | 'code'>

const interactionCodes = new Set(['interaction_required', 'login_required', 'consent_required'])
const noSignIn = new Set(['no_tokens_found', 'no_account_found', 'no_account_in_silent_request', 'refresh_token_expired', 'bad_token'])

const failureOf = ({ kind, code }: Mapped, error: AuthErrorShape, cause: unknown): AppFailure =>
  new AppFailure({ kind, code, ...(error.correlationId ? { correlationId: error.correlationId } : {}) }, { cause })

const knownOf = (error: AuthErrorShape, home: boolean): KnownRefusal | undefined => {
  const known = knownRefusals[refusalNumber(error.errorMessage) ?? '']
  return home && known?.atHome !== undefined ? known.atHome : known
}

/** A refusal by the identity provider: of the tenant, of the moment (ask), or of the sign-in as a whole. */
const refusal = (error: Error & AuthErrorShape, home: boolean): TokenProblem => {
  const known = knownOf(error, home)
  const failure = failureOf(known ?? { kind: 'signedOut', code: 'signIn.refused' }, error, error)
  const maySucceed = known === undefined || known.ask === true || (home && known.kind === 'notAllowed' && Boolean(error.claims))
  if (maySucceed && (error.claims || interactionCodes.has(error.errorCode) || known?.ask === true)) {
    return { ask: true, failure, ...(error.claims ? { claims: error.claims } : {}) }
  }
  const doubtful = known === undefined && !home && !endsSignIn.has(refusalNumber(error.errorMessage) ?? '') && error.subError !== 'bad_token'
  return { ask: false, failure, ...(doubtful && { doubtful }) }
}

/**
 * Turns what MSAL threw into an AppFailure. Only a refused refresh counts as signed out; a network that does not answer
 * never does (capabilities 1.4). `home`: the request was for the technician's own tenant.
 */
export const tokenProblem = (thrown: unknown, failures: FailureLog, home: boolean): TokenProblem => {
  if (isFailure(thrown, 'timedOut') && thrown.error.code === 'timedOut') {
    return { ask: false, failure: new AppFailure({ kind: 'unreachable', code: 'network.timedOut' }, { cause: thrown }) }
  }
  if (thrown instanceof AppFailure) return { ask: false, failure: thrown }
  if (!isAuthError(thrown)) {
    return { ask: false, failure: new AppFailure({ kind: 'unexpected', code: 'signIn.failed' }, { cause: thrown }) }
  }
  const { errorCode } = thrown
  const network = failures.take(thrown.correlationId ?? '')
  if (network !== undefined) return { ask: false, failure: network }
  if (errorCode === '') {
    // Only MSAL's own throttle map has an empty code; it must not outlive this answer.
    return { ask: false, renewClient: true, failure: failureOf({ kind: 'throttled', code: 'service.throttled' }, thrown, thrown) }
  }
  if (errorCode === 'network_error') return { ask: false, failure: networkFailure(thrown, new AbortController().signal) }
  if (errorCode === 'token_parsing_error') return { ask: false, failure: failureOf({ kind: 'unreachable', code: 'network.captivePortal' }, thrown, thrown) }
  if (errorCode === 'user_cancelled') return { ask: false, failure: failureOf({ kind: 'cancelled', code: 'signIn.cancelled' }, thrown, thrown) }
  if (errorCode === 'access_denied') return { ask: false, failure: failureOf(knownOf(thrown, home) ?? { kind: 'notAllowed', code: 'signIn.denied' }, thrown, thrown) }
  if (errorCode === 'invalid_grant' || interactionCodes.has(errorCode)) return refusal(thrown, home)
  if (noSignIn.has(errorCode)) return { ask: false, failure: failureOf({ kind: 'signedOut', code: 'signIn.refused' }, thrown, thrown) }
  return { ask: false, failure: failureOf(knownOf(thrown, home) ?? { kind: 'unexpected', code: 'signIn.failed' }, thrown, thrown) }
}

/** At the own company's door the refusal of a tenant means the account: it is another company's, or was not let in there. */
export const refusedAtHome = (failure: AppFailure): AppFailure =>
  failure.error.code === 'token.noAccess' ? new AppFailure({ ...failure.error, code: 'signIn.otherCompany' }, { cause: failure }) : failure

/** The page that was asked for in the middle of work was closed, ended or not answered in time. */
const declined: Readonly<Record<string, string>> = { 'signIn.cancelled': 'signIn.askedCancelled', 'signIn.timedOut': 'signIn.askedTimedOut' }

/** Whether somebody was asked to sign in for work and did not. */
export const isDeclined = (error: unknown): error is AppFailure => error instanceof AppFailure && Object.values(declined).includes(error.error.code)

/**
 * What came of having asked. Asking a second time would not help: what was missing is still missing, in this one tenant, and the sign-in as a
 * whole still counts.
 */
export const askedInVain = (thrown: unknown, failures: FailureLog): AppFailure => {
  const { ask, failure } = tokenProblem(thrown, failures, false)
  const code = declined[failure.error.code]
  if (code !== undefined) return new AppFailure({ ...failure.error, code }, { cause: thrown })
  if (!ask || failure.error.kind !== 'signedOut') return failure
  return new AppFailure({ ...failure.error, kind: 'notAllowed', code: 'token.blockedByPolicy' }, { cause: thrown })
}
