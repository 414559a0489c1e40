import type { User } from './model'

/**
 * Whether what an account got at a moment still counts: it may sign in, and its sessions were not ended since.
 * @param at milliseconds by the real clock, perhaps cut to whole seconds
 */
export function isValidSignIn(user: Pick<User, 'accountEnabled' | 'signInSessionsValidFromDateTime'>, at: number): boolean {
  const { accountEnabled, signInSessionsValidFromDateTime: validFrom } = user
  return accountEnabled && (validFrom === undefined || at >= Date.parse(validFrom))
}
