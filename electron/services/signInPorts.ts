import type { TenantId } from '../contract/ids'
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

/** Sign-in and tokens of one cloud (electron/clouds/identity implements it). */
export interface Identity extends TokenSource {
  readonly tokenStorage: 'protected' | 'memoryOnly'
  /** The account that was signed in last, from the vault alone: no network, no interaction. */
  restore(): Promise<SignedInAccount | undefined>
  /** Interactive. Rejects with kind `cancelled`, `timedOut` (five minutes), `notAllowed`, `unreachable`, `invalid` (not configured). */
  signIn(signal: AbortSignal, hint?: { readonly userPrincipalName: string }): Promise<SignedInAccount>
  /** Removes the account, its tokens and its sign-in cookies, in memory and on disk. */
  signOut(): Promise<void>
}

/** Who was signed in, kept so that a start without a network knows the technician and the role (capabilities 1.4). */
export interface TechnicianMemory {
  read(): Promise<RememberedTechnician | undefined>
  write(technician: RememberedTechnician): Promise<void>
  clear(): Promise<void>
}

export type RememberedTechnician = Technician & { readonly groupIds: readonly string[] }
