import type { KnownAccounts } from '../../services/accounts/knownAccounts'
import type { AskedSignIn } from '../../services/askedSignIn'
import type { SignInOrigins } from '../../services/signInOrigins'
import type { SignInService } from '../../services/signIn'
import type { Handlers } from './types'

type SessionCalls = Extract<keyof Handlers, `session.${string}` | `accounts.${string}` | `signInOrigins.${string}`>

export interface SessionHandlerParts {
  readonly signIn: Pick<SignInService, 'signIn' | 'cancel' | 'signOut' | 'switchAccount'>
  readonly asked: Pick<AskedSignIn, 'cancel'>
  readonly accounts: Pick<KnownAccounts, 'list' | 'forget'>
  readonly signInOrigins: Pick<SignInOrigins, 'list' | 'revoke'>
}

/** The outcome of a sign-in is the state of the session, never a failed call. */
export function sessionHandlers({ signIn, asked, accounts, signInOrigins }: SessionHandlerParts): Pick<Handlers, SessionCalls> {
  return {
    'session.signIn': (choice) => signIn.signIn(choice),
    'session.cancelSignIn': () => signIn.cancel(),
    'session.cancelAsked': () => asked.cancel(),
    'session.switchAccount': () => signIn.switchAccount(),
    'session.signOut': () => signIn.signOut(),
    'accounts.list': () => accounts.list(),
    'accounts.forget': ({ accountId, work }) => accounts.forget(accountId, work),
    'signInOrigins.list': () => signInOrigins.list(),
    'signInOrigins.revoke': ({ id }) => signInOrigins.revoke(id)
  }
}
