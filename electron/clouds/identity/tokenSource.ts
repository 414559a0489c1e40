import type { AccountInfo, AuthenticationResult, InteractiveRequest } from '@azure/msal-node'
import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { Audience, TokenSource } from '../../services/ports'
import type { SignedInAccount } from '../../services/signInPorts'
import type { CloudRecord } from '../cloud'
import { cancelled, isFailure } from '../failures'
import { createSharedAsking } from './sharedAsking'
import { waitForPerson, withTimeLimit, sleep } from '../../lib/wait'
import { backOffMs } from '../retry'
import { askSomebody } from './askSomebody'
import { askedInVain, tokenProblem } from './authErrors'
import { HomeAccounts, signInNeeded } from './homeAccounts'
import { authorityOf, type MsalClients } from './msalClient'
import type { FailureLog } from './networkClient'

/** A fresh token although one is in the cache: after a 401, with the claims that the service asked for. */
export interface RenewableTokenSource extends TokenSource {
  renewedTokenFor(tenantId: TenantId, audience: Audience, claims: string | undefined, signal?: AbortSignal, quiet?: boolean): Promise<string>
}

export interface GrantedPermissions {
  /** The names of the permissions that a fresh token has; nobody is asked to sign in for it. */
  grantedFor(tenantId: TenantId, audience: Audience, signal?: AbortSignal): Promise<readonly string[]>
}

export type AskingRequest = Pick<InteractiveRequest, 'scopes' | 'authority' | 'claims' | 'loginHint' | 'prompt'>

/** What stands behind a page that work in the middle asks for. */
export interface AskedFor {
  readonly tenantId: TenantId
  /** The same token without a page, for whoever had to wait for another's page. */
  readonly again: () => Promise<AuthenticationResult>
}

/** Runs MSAL's interactive flow for this request; gives the page to the technician. */
export type Interact = (request: AskingRequest, signal: AbortSignal, asked?: AskedFor) => Promise<AuthenticationResult>

interface TokenSourceOptions {
  readonly record: CloudRecord
  readonly clients: MsalClients
  readonly failures: FailureLog
  /** The account that is signed in, by the key it was stored under, never "the first one"; and the tenant in which it signed in, whatever the registration calls that. */
  readonly account: () => Promise<Pick<SignedInAccount, 'homeAccountId' | 'tenantId'> | undefined>
  readonly interact: Interact
  /** The account for which the work that asks was begun (services/accounts/ownership); `undefined`: for none in particular. */
  readonly onBehalf: () => string | undefined
  /** A token of a wrong tenant was refused: for the audit (reliability: must never be silent). */
  readonly onWrongTenant: (asked: TenantId) => void
  /** The refresh was refused: the technician must sign in again. */
  readonly onRefused: () => void
  /** Work that nobody waits for would need somebody to sign in at this tenant. */
  readonly onWanted?: ((tenantId: TenantId) => void) | undefined
  readonly timeoutMs?: number
}

interface Wanted {
  readonly tenantId: TenantId
  readonly audience: Audience
  readonly forceRefresh: boolean
  readonly claims?: string
  /** Nobody is asked to sign in for it. */
  readonly quiet: boolean
}

/** The scopes that stand for an audience in this cloud. One audience a request: a token is for one resource. */
export const scopesOf = (record: CloudRecord, audience: Audience): string[] =>
  audience === 'graph' ? [`${record.graph.scopePrefix}.default`] : [record.partnerCenter.scope]

const tokenTries = 2
const otherAccount = (): AppFailure => new AppFailure({ kind: 'notAllowed', code: 'signIn.otherAccount' })
/** The work waits for whoever began it: nothing was asked of the cloud, and nobody refused it. */
const notTheirs = (): AppFailure => new AppFailure({ kind: 'cancelled', code: 'signIn.otherAccount' })

/** An answer of MSAL, if it is for the tenant that was asked for. */
const checkedBy = (onWrongTenant: (asked: TenantId) => void) => (result: AuthenticationResult, tenantId: TenantId): AuthenticationResult => {
  const claims = result.idTokenClaims as { readonly tid?: unknown }
  if (result.tenantId === tenantId && claims.tid === tenantId && result.accessToken !== '') return result
  onWrongTenant(tenantId)
  throw new AppFailure({ kind: 'unexpected', code: 'token.wrongTenant', params: { tenantId } })
}

/** Whether the sign-in still counts where it was made. No answer is no reason to end it. */
const stillCounts = async (askAtHome: () => Promise<unknown>, failures: FailureLog): Promise<boolean> => {
  try {
    await askAtHome()
    return true
  } catch (thrown) {
    return tokenProblem(thrown, failures, true).failure.error.kind !== 'signedOut'
  }
}

/**
 * The only caller of MSAL's token calls for work in a tenant. MSAL looks its cache up by the tenant of the *account*, not of
 * the authority, and would hand out the home tenant's token for a customer; so the account is overridden, and the answer
 * is checked against the tenant that was asked for, twice. Rejects with `token.wrongTenant` rather than return another's token.
 */
export const createTokenSource = (options: TokenSourceOptions): RenewableTokenSource & GrantedPermissions => {
  const { record, clients, failures, interact, timeoutMs = 20_000 } = options

  const accounts = new HomeAccounts()
  const shared = createSharedAsking<AuthenticationResult>()

  const checked = checkedBy(options.onWrongTenant)

  /** The account that is signed in, for its own work only: what another began must not go out in its name. */
  const ownAccount = async (): Promise<AccountInfo> => {
    const home = await accounts.of(await clients.current(), (await options.account())?.homeAccountId)
    const whose = options.onBehalf()
    if (whose !== undefined && whose !== home.homeAccountId) throw notTheirs()
    return home
  }

  const silent = async (wanted: Wanted): Promise<AuthenticationResult> => {
    const client = await clients.current()
    const home = await ownAccount()
    const result = await client.acquireTokenSilent({
      account: { ...home, tenantId: wanted.tenantId },
      authority: authorityOf(record, wanted.tenantId),
      scopes: scopesOf(record, wanted.audience),
      forceRefresh: wanted.forceRefresh,
      correlationId: crypto.randomUUID(),
      ...(wanted.claims !== undefined && { claims: wanted.claims })
    })
    // While it was on its way somebody may have signed out or in: what one account began must not go on as another's.
    const now = (await options.account())?.homeAccountId
    if (now === undefined) throw signInNeeded()
    if (now !== home.homeAccountId || result.account?.homeAccountId !== now) throw notTheirs()
    return result
  }

  const asked = async (wanted: Wanted, claims: string | undefined, signal: AbortSignal | undefined): Promise<AuthenticationResult> => {
    const home = await ownAccount()
    const request = { scopes: scopesOf(record, wanted.audience), authority: authorityOf(record, wanted.tenantId), loginHint: home.username, ...(claims !== undefined && { claims }) }
    // The page has a limit and a cancel of its own; how long somebody takes for it does not count against what they wanted done.
    const again = async (): Promise<AuthenticationResult> => checked(await silent({ ...wanted, forceRefresh: true, ...(claims !== undefined && { claims }) }), wanted.tenantId)
    const ask = (own: AbortSignal): Promise<AuthenticationResult> => interact(request, own, { tenantId: wanted.tenantId, again })
    const answer = waitForPerson(signal, () => shared(JSON.stringify([request.authority, request.scopes, claims ?? '']), ask, signal ?? new AbortController().signal))
    const result = await answer.catch((error: unknown) => {
      throw askedInVain(error, failures)
    })
    // Somebody else signed in: their token must not finish this technician's work.
    if (result.account?.homeAccountId !== home.homeAccountId) throw otherAccount()
    return result
  }

  const acquire = async (wanted: Wanted, signal: AbortSignal | undefined, attempt = 0): Promise<AuthenticationResult> => {
    if (signal?.aborted === true) throw cancelled()
    try {
      return checked(await withTimeLimit(timeoutMs, () => silent(wanted), signal), wanted.tenantId)
    } catch (thrown) {
      const home = (await options.account())?.tenantId
      const problem = tokenProblem(thrown, failures, wanted.tenantId === home)
      if (problem.ask) {
        const claims = problem.claims ?? wanted.claims
        return askSomebody({ ...wanted, failure: problem.failure, onWanted: options.onWanted }, async () => checked(await asked(wanted, claims, signal), wanted.tenantId))
      }
      if (problem.renewClient === true) clients.renew()
      const { code } = problem.failure.error
      const worthATry = code === 'network.unreachable' || code === 'service.unavailable'
      if (worthATry && attempt + 1 < tokenTries) {
        await sleep(backOffMs(attempt, Math.random), signal)
        return acquire(wanted, signal, attempt + 1)
      }
      if (isFailure(problem.failure, 'signedOut') && code === 'signIn.refused') {
        // One odd tenant among many must not end the sign-in: work at home finds out whether it still counts.
        const atHome = (): Promise<unknown> => withTimeLimit(timeoutMs, () => silent({ tenantId: home ?? wanted.tenantId, audience: 'graph', forceRefresh: true, quiet: true }), signal)
        if (wanted.quiet || (problem.doubtful === true && (await stillCounts(atHome, failures)))) throw new AppFailure({ kind: 'notAllowed', code: 'token.noAccess' }, { cause: thrown })
        options.onRefused()
      }
      throw problem.failure
    }
  }

  const tokenOf = async (wanted: Wanted, signal: AbortSignal | undefined): Promise<string> => (await acquire(wanted, signal)).accessToken

  return {
    tokenFor: (tenantId, audience, signal, quiet = false) => tokenOf({ tenantId, audience, forceRefresh: false, quiet }, signal),
    renewedTokenFor: (tenantId, audience, claims, signal, quiet = false) =>
      tokenOf({ tenantId, audience, forceRefresh: true, quiet, ...(claims !== undefined && { claims }) }, signal),
    grantedFor: async (tenantId, audience, signal) => {
      const { scopes } = await acquire({ tenantId, audience, forceRefresh: true, quiet: true }, signal)
      return scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1))
    }
  }
}
