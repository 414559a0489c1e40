import type { TenantId } from './ids'

/** The delegated administration role of a technician (capabilities 2.3). */
export type DelegatedRole = 'none' | 'limited' | 'full'

/** The signed-in technician. Holds no token. */
export interface Technician {
  /** Key of the account in the token cache. */
  readonly homeAccountId: string
  readonly objectId: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly partnerTenantId: TenantId
  readonly partnerName: string
  readonly role: DelegatedRole
  /** May edit the partner's own company record (capabilities 2.2). */
  readonly partnerGlobalAdministrator: boolean
}

/** Where a sign-in stands (capabilities 1.3, 1.4, 2.4). */
export type SessionState =
  | { readonly step: 'starting' }
  | { readonly step: 'signedOut'; readonly reason?: 'signedOut' | 'switched' | 'refused' | 'cancelled' | 'timedOut' | 'failed'; readonly error?: import('./errors').AppError }
  | { readonly step: 'signingIn'; readonly startedAt: string }
  | { readonly step: 'noRole'; readonly userPrincipalName: string }
  | {
      readonly step: 'signedIn'
      readonly technician: Technician
      /** `memoryOnly`: the system offers no protection, so the sign-in ends with the application. */
      readonly tokenStorage: 'protected' | 'memoryOnly'
      /** Set when a refresh was refused in the middle of work: the account is kept, a new sign-in is needed. */
      readonly needsSignIn?: boolean
    }
