import type { Account, KoaContextWithOIDC } from 'oidc-provider'

import type { User } from '../world/model'
import { isValidSignIn } from '../world/validSignIn'
import type { World } from '../world/world'
import { desktopClientId } from './clients'
import { canUse } from './entry'
import type { Refusal } from './entraErrors'

/** Who signed in, under which the library keeps sessions and tokens: `<user id>.<home tenant id>`, as Entra's home account id. */
export const accountIdOf = (user: User): string => `${user.id}.${user.tenantId}`

/** The user of an account id; `undefined` when they are gone or disabled. */
export const userOf = (world: World, accountId: string | undefined): User | undefined => {
  const [userId, tenantId] = (accountId ?? '').split('.')
  const user = userId && tenantId ? world.directory.user(tenantId, userId) : undefined
  return user?.accountEnabled === true ? user : undefined
}

/** A tenant id, or the segments that mean the home tenant of whoever signs in. */
export type Realm = string

export const homeRealms: readonly Realm[] = ['organizations', 'common']

/** The tenant for which a token is made. */
export const tenantFor = (realm: Realm, user: User): string => (homeRealms.includes(realm) ? user.tenantId : realm)

/** Notes why an account was refused, for the error body that the token endpoint then answers. */
export type NoteRefusal = (ctx: KoaContextWithOIDC, refusal: Refusal) => void

/** When a code or refresh token was given out, milliseconds. */
const issuedAt = (token: unknown): number => {
  const iat = typeof token === 'object' && token !== null ? Reflect.get(token, 'iat') : undefined
  return typeof iat === 'number' ? iat * 1000 : Number.POSITIVE_INFINITY
}

/** @returns the library's way to an account; at the token endpoint only of those who may enter the tenant */
export const accountFinder = (world: World, realm: Realm, note: NoteRefusal) =>
  async (ctx: KoaContextWithOIDC, accountId: string, token?: unknown): Promise<Account | undefined> => {
    const user = userOf(world, accountId)
    if (!user) {
      note(ctx, 'disabled')
      return undefined
    }
    if (ctx.oidc.route === 'token' && !isValidSignIn(user, issuedAt(token))) {
      note(ctx, 'revoked')
      return undefined
    }
    const tenantId = tenantFor(realm, user)
    if (ctx.oidc.route === 'token' && !canUse(world, user, tenantId)) {
      note(ctx, 'noAccess')
      return undefined
    }
    // The portal is Microsoft's own; only other applications need the tenant's consent.
    if (ctx.oidc.route === 'token' && ctx.oidc.client?.clientId === desktopClientId && world.consents.isWithdrawn(tenantId)) {
      note(ctx, 'noConsent')
      return undefined
    }
    return {
      accountId,
      claims: async () => ({
        sub: accountId,
        tid: tenantId,
        oid: user.id,
        preferred_username: user.userPrincipalName,
        name: user.displayName,
        email: user.userPrincipalName,
        ver: '2.0'
      })
    }
  }
