import { useState, type ReactNode } from 'react'
import type { TenantId } from '../../../electron/contract/ids'
import { useTopic } from '../../stores/StoresContext'
import { PurposeDialog } from './PurposeDialog'

interface Administer {
  /** Opens the customer's portal, at one of its pages where one is named; a customer that is open only comes to the front. */
  readonly administer: (portalId?: string) => void
  readonly busy: boolean
  /** To be shown where the hook is used: what the session is for, where the setting wants that. */
  readonly dialog: ReactNode
}

/** Acting as a customer from one of its pages (capabilities 6.1, 6.7). */
export function useAdminister({ tenantId, name }: { readonly tenantId: TenantId; readonly name: string }): Administer {
  const open = useTopic('acting', state => state.open)
  const opening = useTopic('acting', state => state.opening)
  const asks = useTopic('settings', state => state.settings.actingReason)
  const isOpen = useTopic('acting', state => state.sessions.some(one => one.tenantId === tenantId))
  const [asking, setAsking] = useState<{ readonly portalId: string | undefined } | undefined>(undefined)
  return {
    administer: portalId => {
      if (asks === 'off' || isOpen) void open(tenantId, undefined, portalId)
      else setAsking({ portalId })
    },
    busy: opening === tenantId,
    dialog: asking !== undefined && (
      <PurposeDialog
        company={name}
        required={asks === 'required'}
        onCancel={() => setAsking(undefined)}
        onOpen={purpose => {
          setAsking(undefined)
          void open(tenantId, purpose, asking.portalId)
        }}
      />
    )
  }
}
