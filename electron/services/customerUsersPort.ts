import type { Administrator, HeldRole } from '../contract/administrators'
import type { TenantId } from '../contract/ids'
import type { CustomerUser } from '../contract/passwordReset'

export interface UserPage {
  readonly users: readonly CustomerUser[]
  readonly total?: number
  /** Where the next page is; of the service's own and never shown to a page. */
  readonly next?: string
}

/** A reset that the service carries out behind its answer. */
export interface PasswordOperation {
  readonly status: 'notStarted' | 'running' | 'succeeded' | 'failed'
  /** Why it failed, in the service's own words. */
  readonly detail?: string
  /** How long the service asks to wait before the next question. */
  readonly retryAfterMs?: number
}

/** A write that is found again under the id it was given beforehand. */
interface PasswordWrite {
  readonly password: string
  readonly correlationId: string
}

/** The users of customers. Every call runs in the customer's own tenant. */
export interface CustomerUsers {
  /** Everybody and everything with a directory role there, members of groups that hold one included. */
  administrators(tenantId: TenantId, signal?: AbortSignal): Promise<readonly Administrator[]>
  /** Users whose names begin so, in the order of their names. */
  search(tenantId: TenantId, text: string, signal?: AbortSignal): Promise<UserPage>
  searchOn(tenantId: TenantId, next: string, signal?: AbortSignal): Promise<UserPage>
  /** By object id or user name; `undefined`: there is no such user. */
  get(tenantId: TenantId, user: string, signal?: AbortSignal): Promise<CustomerUser | undefined>
  /** The directory roles that a user holds, by groups too. */
  roles(tenantId: TenantId, userId: string, signal?: AbortSignal): Promise<readonly HeldRole[]>
  /** Sets the password at once. Sent once and never repeated here; the same again does no harm. */
  setPassword(tenantId: TenantId, userId: string, write: PasswordWrite & { readonly mustChange: boolean }, signal?: AbortSignal): Promise<void>
  /**
   * Asks for a reset that is carried out behind the answer. Sent once and never repeated here, and not to be repeated by anybody.
   * @returns where its progress is read
   */
  beginReset(tenantId: TenantId, userId: string, write: PasswordWrite, signal?: AbortSignal): Promise<{ readonly operation: string; readonly retryAfterMs?: number }>
  /** `undefined`: the service does not know the operation any more. */
  operation(tenantId: TenantId, operation: string, signal?: AbortSignal): Promise<PasswordOperation | undefined>
}
