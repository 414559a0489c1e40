import type { TenantId } from '../../electron/contract/ids'
import { useBridge } from '../stores/StoresContext'
import { shown, useCall } from './useCall'

/** The name of a customer that is in the cache; empty until it is there. @param known what is known of it already */
export function useCustomerName(tenantId: TenantId, known?: string): string {
  const bridge = useBridge()
  const { state } = useCall(() => bridge.calls['customers.search']({ text: tenantId, limit: 1 }), tenantId)
  return known ?? shown(state)?.rows.find(row => row.tenantId === tenantId)?.name ?? ''
}
