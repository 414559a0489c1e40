import type { HealthIssue, ServiceState } from '../../contract/health'
import type { TenantId } from '../../contract/ids'

/** How a tenant's services are. */
export interface TenantHealth {
  readonly services: readonly ServiceState[]
  /** The newest first. */
  readonly issues: readonly HealthIssue[]
}

export interface HealthPort {
  /** In the customer's own tenant. Rejects with an AppFailure; `notAllowed` where the technician has no right to know. */
  read(tenantId: TenantId, options: { readonly signal?: AbortSignal | undefined; /** Nobody waits: every `Retry-After` is obeyed, and nobody is asked to sign in for it. */ readonly background?: boolean }): Promise<TenantHealth>
}
