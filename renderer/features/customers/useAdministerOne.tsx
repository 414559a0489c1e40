import { useCallback, useState } from 'react'
import type { TenantId } from '../../../electron/contract/ids'
import { useStores, useTopic } from '../../stores/StoresContext'
import { PurposeDialog } from '../customer/PurposeDialog'

interface Wanted {
  readonly tenantId: TenantId
  readonly name: string
}

/** Acting as any customer of a list (capabilities 6.1, 6.7): the dialog that asks what for outlives the row that one points at. */
export function useAdministerOne() {
  const { acting } = useStores()
  const asks = useTopic('settings', state => state.settings.actingReason)
  const [wanted, setWanted] = useState<Wanted | undefined>(undefined)
  const administer = useCallback((customer: Wanted): void => {
    const { open, sessions } = acting.getState()
    // A customer that is open only comes to the front.
    if (asks === 'off' || sessions.some(one => one.tenantId === customer.tenantId)) void open(customer.tenantId)
    else setWanted(customer)
  }, [acting, asks])
  const dialog = wanted !== undefined && (
    <PurposeDialog
      company={wanted.name}
      required={asks === 'required'}
      onCancel={() => setWanted(undefined)}
      onOpen={purpose => {
        setWanted(undefined)
        void acting.getState().open(wanted.tenantId, purpose)
      }}
    />
  )
  return { administer, dialog }
}
