import type { TenantId } from '../../contract/ids'
import type { ActingWindows, Activity } from '../../services/ports'

/**
 * What follows when a token of another tenant came back for this one and was refused (capabilities 6.2): it is on record, and
 * nothing of that customer stays open.
 */
export function refuseWrongTenant(parts: { readonly windows: Pick<ActingWindows, 'end'>; readonly activity: Activity }, tenantId: TenantId): void {
  // Neither can be waited for here. The windows tell of their end themselves, the store of a disk that refuses.
  parts.windows.end(tenantId, 'wrongTenant').catch(() => undefined)
  parts.activity.record({ action: 'token.wrongTenant', tenantId, result: 'failed' }).catch(() => undefined)
}
