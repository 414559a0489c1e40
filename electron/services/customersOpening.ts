import type { CallName } from '../contract/calls'
import { AppFailure } from '../contract/errors'
import { withTimeLimit } from '../lib/wait'

/** What the first page asks for before there are customers on it: who is signed in, what is set, and the application itself. */
const early: ReadonlySet<CallName> = new Set<CallName>([
  'app.getState', 'app.copyText', 'app.copySecret', 'app.dismissNotice', 'app.about', 'app.showDataFolder', 'app.onboarding', 'app.showScript', 'app.restart',
  'settings.update', 'settings.reset', 'session.signIn', 'session.cancelSignIn', 'session.cancelAsked'
])

/** A disk that needs longer for the customers than this does not answer; whoever waits is told, and the opening goes on. */
const openingLimitMs = 30_000

/** Asked before every call is handled: resolves when it may be. */
export type CallWait = (name: CallName) => Promise<void> | undefined

/**
 * Lets every call wait until the customers are open, but those that need none. A call that nobody has thought of waits, too.
 * The wait rejects with AppFailure `storage`: as the opening did, or `storage.opening` when it takes too long.
 */
export function waitForCustomers(customers: { readonly opened: Promise<void>; readonly isOpen: boolean }, limitMs = openingLimitMs): CallWait {
  return (name) => (customers.isOpen || early.has(name) ? undefined : withTimeLimit(limitMs, () => customers.opened).catch(tooLong))
}

function tooLong(cause: unknown): never {
  if (cause instanceof AppFailure && cause.error.kind === 'timedOut') throw new AppFailure({ kind: 'storage', code: 'storage.opening' }, { cause })
  throw cause
}
