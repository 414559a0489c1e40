import type { AuthenticationResult, InteractiveRequest } from '@azure/msal-node'
import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { Identity, SignedInAccount, SignInAs } from '../../services/signInPorts'
import type { CloudRecord } from '../cloud'
import { refusedAtHome, tokenProblem } from './authErrors'
import { authorityOf, createMsalClients } from './msalClient'
import { createFailureLog, createNetworkClient, type Fetch } from './networkClient'
import { runSignInAttempt, type SignInOpener } from './signInAttempt'
import { accountSchema, createAccountChange } from './accountChange'
import { createAskingTurns, type AskingNews } from './askingTurns'
import { createTokenCacheBox } from './tokenCachePlugin'
import { createTokenSource, scopesOf, type AskingRequest, type GrantedPermissions, type Interact, type RenewableTokenSource } from './tokenSource'
import type { TokenVault } from './tokenVault'

export interface IdentityOptions {
  readonly record: CloudRecord
  readonly vault: TokenVault
  readonly fetch: Fetch
  /** Opens the sign-in page where the record says (`signInWith`). */
  readonly openSignIn: SignInOpener
  /** Removes the cookies of the embedded sign-in window. */
  readonly clearSignInCookies: () => Promise<void>
  /** The account for which the work that asks for a token was begun; `undefined`: for none in particular. */
  readonly onBehalf?: () => string | undefined
  readonly onWrongTenant: (tenantId: TenantId) => void
  readonly onRefused: () => void
  /** Somebody is asked to sign in for work that waits. */
  readonly asking?: AskingNews
  /** Work in the background would need somebody to sign in at this tenant. */
  readonly onWanted?: (tenantId: TenantId) => void
  readonly signInTimeoutMs?: number
}

const readAccount = (text: string | undefined): SignedInAccount | undefined => {
  if (text === undefined) return undefined
  try {
    return accountSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

const pageBegins = (as: SignInAs | undefined): Pick<InteractiveRequest, 'loginHint' | 'prompt'> => {
  if (as === undefined) return {}
  return 'another' in as ? { prompt: 'select_account' } : { loginHint: as.userPrincipalName }
}

const accountOf = (result: AuthenticationResult): SignedInAccount => {
  const { account, idTokenClaims } = result
  const claims = idTokenClaims as { readonly tid?: unknown }
  const parsed = accountSchema.safeParse({
    homeAccountId: account?.homeAccountId,
    objectId: account?.localAccountId,
    userPrincipalName: account?.username,
    displayName: account?.name ?? account?.username,
    tenantId: claims.tid
  })
  if (!parsed.success) throw new AppFailure({ kind: 'unexpected', code: 'signIn.failed' }, { cause: parsed.error })
  return parsed.data
}

const accountEntry = (cloudId: string): string => `account-${cloudId}`

/** The account that was signed in last in a cloud, from the vault alone: known before the cloud is. */
export const keptAccount = async (vault: TokenVault, cloudId: string): Promise<SignedInAccount | undefined> => readAccount(await vault.read(accountEntry(cloudId)))

/** How the tokens in memory and those in the vault keep step. */
export interface TokenKeeping {
  /** Writes what was to be written a little later: before the application ends. */
  settle(): Promise<void>
  /** Writes nothing more by itself: another identity of the same cloud takes over. */
  retire(): void
}

/** Joins MSAL, the vault and the sign-in page into the one {@link Identity} of a cloud (capabilities 1.3–1.5). */
export const createIdentity = (options: IdentityOptions): Identity & RenewableTokenSource & GrantedPermissions & TokenKeeping => {
  const { record, vault } = options
  const failures = createFailureLog()
  const box = createTokenCacheBox(vault, `tokens-${record.id}`)
  const clients = createMsalClients({ record, network: createNetworkClient({ fetch: options.fetch, failures }), plugin: () => box.plugin() })
  let account: Promise<SignedInAccount | undefined> | undefined
  const turns = createAskingTurns<AuthenticationResult>(options.asking ?? { begun: () => undefined, ended: () => undefined })

  const currentAccount = (): Promise<SignedInAccount | undefined> => {
    account ??= keptAccount(vault, record.id)
    return account
  }
  // One technician at a time: tokens of anybody else have no business here.
  const keepOnly = async (homeAccountId: string | undefined): Promise<void> => {
    await box.keepOnly(homeAccountId)
    clients.renew()
  }
  const discard = async (): Promise<void> => keepOnly((await currentAccount())?.homeAccountId)
  const run = async (request: AskingRequest, signal: AbortSignal): Promise<AuthenticationResult> => {
    const client = await clients.current()
    return runSignInAttempt({
      acquire: (flow) => client.acquireTokenInteractive({ ...request, ...flow, correlationId: crypto.randomUUID() }),
      open: options.openSignIn,
      discard,
      timeoutMs: options.signInTimeoutMs ?? 300_000,
      signal
    })
  }
  const interact: Interact = (request, signal, asked) => turns.take({ ...asked, signal, ask: (own) => run(request, own) })

  const tokens = createTokenSource({
    record,
    clients,
    failures,
    account: currentAccount,
    interact,
    onBehalf: options.onBehalf ?? (() => undefined),
    onWrongTenant: options.onWrongTenant,
    onRefused: options.onRefused,
    onWanted: options.onWanted
  })

  const leave = async (): Promise<void> => {
    turns.stop()
    account = Promise.resolve(undefined)
    clients.renew()
    await box.clear()
    await vault.delete(accountEntry(record.id))
    await options.clearSignInCookies()
  }

  const become = async (signedIn: SignedInAccount): Promise<void> => {
    clients.renew()
    account = Promise.resolve(signedIn)
    await vault.write(accountEntry(record.id), JSON.stringify(signedIn))
  }

  return {
    ...tokens,
    ...createAccountChange({ vault, cloudId: record.id, box, current: currentAccount, become, leave }),
    get tokenStorage() {
      return vault.protection
    },
    restore: currentAccount,
    stopAsking: () => turns.stop(),
    settle: () => box.settle(), retire: () => box.retire(),
    async signIn(signal, as) {
      try {
        const result = await interact(
          {
            scopes: scopesOf(record, 'graph'),
            authority: authorityOf(record, record.identity.homeTenant),
            ...pageBegins(as)
          },
          signal
        )
        const signedIn = accountOf(result)
        await keepOnly(signedIn.homeAccountId)
        // A disk that refuses costs the next start a sign-in, not this one.
        await become(signedIn).catch(() => undefined)
        return signedIn
      } catch (error) {
        throw refusedAtHome(tokenProblem(error, failures, true).failure)
      }
    }
  }
}
