import type { CallRight } from '../contract/calls'
import { AppFailure } from '../contract/errors'
import type { SessionHolder } from './session'
import type { SignInService } from './signIn'

export interface CallGateParts {
  readonly session: Pick<SessionHolder, 'state'>
  readonly signIn: Pick<SignInService, 'technician' | 'check'>
}

/**
 * Rejects when whoever sits here may not make calls of this right: AppFailure `notAllowed` (`session.noRole`, `session.needsFull`,
 * `session.needsGlobalAdministrator`) or `signedOut` `session.signedOut`.
 */
export type CallGate = (right: CallRight) => Promise<void>

type Who = NonNullable<ReturnType<SignInService['technician']>>

const needs: Readonly<Partial<Record<CallRight, { readonly code: string; readonly has: (who: Who) => boolean }>>> = {
  full: { code: 'session.needsFull', has: ({ role }) => role === 'full' },
  globalAdministrator: { code: 'session.needsGlobalAdministrator', has: ({ partnerGlobalAdministrator }) => partnerGlobalAdministrator }
}

/**
 * The first question of every call, asked where no page can pass it by: whoever has no role gets nothing of the partner's (capabilities
 * 2.4), and what only some may do is refused before anything is sent.
 */
export const createCallGate = ({ session, signIn }: CallGateParts): CallGate => async (right) => {
  if (right === 'anybody') return
  const who = signIn.technician()
  if (who === undefined) throw noTechnician(session.state.step)
  const need = needs[right]
  if (need === undefined || need.has(who)) return
  // Given a moment ago, perhaps: then nobody has to sign in anew for it.
  await signIn.check()
  const now = signIn.technician()
  if (now === undefined) throw noTechnician(session.state.step)
  if (!need.has(now)) throw new AppFailure({ kind: 'notAllowed', code: need.code })
}

const noTechnician = (step: SessionHolder['state']['step']): AppFailure =>
  step === 'noRole' ? new AppFailure({ kind: 'notAllowed', code: 'session.noRole' }) : new AppFailure({ kind: 'signedOut', code: 'session.signedOut' })
