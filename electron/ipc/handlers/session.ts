import type { SignInService } from '../../services/signIn'
import type { Handlers } from './types'

type SessionCalls = 'session.signIn' | 'session.cancelSignIn' | 'session.signOut'

/** The outcome of a sign-in is the state of the session, never a failed call. */
export function sessionHandlers(signIn: Pick<SignInService, 'signIn' | 'cancel' | 'signOut'>): Pick<Handlers, SessionCalls> {
  return {
    'session.signIn': () => signIn.signIn(),
    'session.cancelSignIn': () => signIn.cancel(),
    'session.signOut': () => signIn.signOut()
  }
}
