import type { Instant, TenantId } from '../contract/ids'
import type { Technician } from '../contract/session'
import type { TokenSource } from './ports'

/** The account whose tokens are kept. Holds no token. */
export interface SignedInAccount {
  readonly homeAccountId: string
  readonly objectId: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly tenantId: TenantId
}

/** Whose name the sign-in page is to begin with, or that it is to ask although it knows somebody. */
export type SignInAs = { readonly userPrincipalName: string } | { readonly another: true }

/** Sign-in and tokens of one cloud (electron/clouds/identity implements it). */
export interface Identity extends TokenSource {
  readonly tokenStorage: 'protected' | 'memoryOnly'
  /** The account that was signed in last, from the vault alone: no network, no interaction. */
  restore(): Promise<SignedInAccount | undefined>
  /** Interactive. Rejects with kind `cancelled`, `timedOut` (five minutes), `notAllowed`, `unreachable`, `invalid` (not configured). */
  signIn(signal: AbortSignal, as?: SignInAs): Promise<SignedInAccount>
  /** Ends a sign-in page that work in the middle has asked for, within a second; nothing where there is none. */
  stopAsking(): void
  /** Puts the sign-in of the account aside in the vault, and is signed out then: `resume` brings it back. Nothing for nobody. */
  setAside(): Promise<void>
  /** The account whose sign-in was put aside, with its tokens: no network, no interaction. `undefined`: there is none, or it cannot be read. */
  resume(homeAccountId: string): Promise<SignedInAccount | undefined>
  /** Removes the account, its tokens and its sign-in cookies, in memory and on disk. */
  signOut(): Promise<void>
}

/** Who was signed in, kept so that a start without a network knows the technician and the role (capabilities 1.4). */
export interface TechnicianMemory {
  read(): Promise<RememberedTechnician | undefined>
  write(technician: RememberedTechnician): Promise<void>
  clear(): Promise<void>
}

/** The accounts that were used in one cloud, the latest first, and whose sign-in was put aside. */
export interface AccountMemory {
  read(): Promise<readonly RememberedAccount[]>
  write(accounts: readonly RememberedAccount[]): Promise<void>
  keepsSignIn(homeAccountId: string): Promise<boolean>
  dropSignIn(homeAccountId: string): Promise<void>
}

export interface RememberedAccount {
  readonly technician: RememberedTechnician
  readonly usedAt: Instant
}

export type RememberedTechnician = Technician & { readonly groupIds: readonly string[] }
