import type { TenantId } from '../../contract/ids'
import type { AppPermission, PermissionName } from '../../domain/registration/permissions'

/** What a cloud says of the application's permissions. All methods reject with an AppFailure; nobody is asked to sign in for them. */
export interface PermissionPort {
  /** Names of the permissions in a fresh token for this tenant. */
  granted(tenantId: TenantId, service: AppPermission['service'], signal?: AbortSignal): Promise<readonly string[]>
  /** Whether the interface behind it exists in this cloud. */
  exists(permission: AppPermission): Promise<boolean>
  /** Whether there is a request that tries it without changing anything; a permission to write only has its place in the token. */
  canTry(permission: PermissionName, where: PermissionPlace): Promise<boolean>
  try(tenantId: TenantId, permission: PermissionName, where: PermissionPlace, signal?: AbortSignal): Promise<void>
  /**
   * Consents to these permissions in a customer's tenant, through the relationship. Sent once; the same `requestId` has no second effect.
   * Rejects with `conflict` where the consent is there already, `notAllowed`, `notFound` in a cloud without relationships.
   */
  consent(tenantId: TenantId, permissions: readonly PermissionName[], requestId: string, signal?: AbortSignal): Promise<void>
  /** Takes the whole consent back; resolves where there is none. Rejects with `notAllowed`, `notFound` in a cloud without relationships. */
  withdrawConsent(tenantId: TenantId, requestId: string, signal?: AbortSignal): Promise<void>
}

/** The partner's own tenant, or a customer's: other roles count there, and other requests show them. */
export type PermissionPlace = 'home' | 'customer'
