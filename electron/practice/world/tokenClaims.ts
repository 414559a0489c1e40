/** What an access token of the practice cloud says, after its signature was checked. */
export interface TokenClaims {
  /** The tenant the token is bound to (`tid`): the only tenant it may see. */
  readonly tenantId: string
  /** Object id of the user in the home tenant. */
  readonly userId: string
  /** The tenant the user belongs to; differs from `tenantId` when a technician entered a customer. */
  readonly homeTenantId: string
  readonly userPrincipalName: string
  /** Application id of the client. */
  readonly clientId: string
  readonly audience: 'graph' | 'partnerCenter'
  /** Names without a resource prefix, for example `User.Read`; Partner Center: `user_impersonation`. */
  readonly scopes: readonly string[]
  /** How the user signed in; Partner Center refuses a token without `mfa`. */
  readonly amr: readonly string[]
  /** Authentication contexts that the sign-in satisfied; absent: none. */
  readonly contexts?: readonly string[] | undefined
  /** Milliseconds since the epoch, by the real clock. */
  readonly issuedAt: number
  /** Milliseconds since the epoch, by the real clock (not the one the control endpoint moves). */
  readonly expiresAt: number
}

/** Reads the bearer token of a request; `undefined`: there is none, or it is not one of this cloud. An expired one is returned, so that it can be refused as expired. */
export type Authenticate = (request: Request) => Promise<TokenClaims | undefined>
