import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AccountInfo, PublicClientApplication } from '@azure/msal-node'
import { AppFailure } from '../../contract/errors'

export const signInNeeded = (): AppFailure => new AppFailure({ kind: 'signedOut', code: 'signIn.required' })

const homeAccount = async (client: PublicClientApplication, id: string | undefined): Promise<AccountInfo> => {
  if (id === undefined) throw signInNeeded()
  const profiles = (await client.getAllAccounts()).filter((account) => account.homeAccountId === id)
  const homeTenant = id.split('.').at(-1)
  const account = profiles.find((profile) => profile.tenantId === homeTenant) ?? profiles[0]
  if (account === undefined) throw signInNeeded()
  return account
}

/**
 * For each account in MSAL's cache MSAL joins each tenant with each id token, only to list it: with a hundred customers that takes longer
 * than all else that a token costs. So the account is kept for as long as it is the one that is signed in and MSAL has it.
 */
export class HomeAccounts {
  readonly #kept = new WeakMap<PublicClientApplication, AccountInfo>()

  async of(client: PublicClientApplication, id: string | undefined): Promise<AccountInfo> {
    const kept = this.#kept.get(client)
    if (kept !== undefined && kept.homeAccountId === id && hasAccount(client, id)) return kept
    // Without the token that the account was read from: nothing secret is kept here.
    const { idToken: _secret, ...account } = await homeAccount(client, id)
    this.#kept.set(client, account)
    // That was long enough for one turn, and the request for the token comes next.
    await nextTurn()
    return account
  }
}

/** Whether MSAL's memory has an account; it is empty for moments of a request that is under way. */
const hasAccount = (client: PublicClientApplication, id: string): boolean =>
  Object.values(client.getTokenCache().getKVStore()).some((entry) => typeof entry === 'object' && 'authorityType' in entry && entry.homeAccountId === id)
