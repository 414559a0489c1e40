import { AppFailure, type AppError } from '../contract/errors'
import type { SessionState } from '../contract/session'
import type { RememberedTechnician } from './signInPorts'

/** A sign-in that waits for somebody. */
export interface Attempt {
  readonly stop: AbortController
  readonly done: Promise<void>
}

/** Why somebody is signed out. */
export type Reason = NonNullable<Extract<SessionState, { step: 'signedOut' }>['reason']>

export const reasonOf = ({ kind }: AppError): Reason => {
  if (kind === 'cancelled') return 'cancelled'
  return kind === 'timedOut' ? 'timedOut' : 'failed'
}

export const errorOf = (thrown: unknown): AppError =>
  (thrown instanceof AppFailure ? thrown : new AppFailure({ kind: 'unexpected', code: 'signIn.failed' }, { cause: thrown })).error

/** The order of groups says nothing. */
export const sameTechnician = (a: RememberedTechnician, b: RememberedTechnician): boolean =>
  JSON.stringify({ ...a, groupIds: a.groupIds.toSorted() }) === JSON.stringify({ ...b, groupIds: b.groupIds.toSorted() })

/** Whose it is, on record. */
export const by = ({ userPrincipalName, partnerTenantId }: RememberedTechnician) => ({ who: userPrincipalName, partnerTenantId })
