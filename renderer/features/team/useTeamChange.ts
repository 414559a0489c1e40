import { useState } from 'react'
import type { Result } from '../../../electron/contract/errors'
import { useBridge } from '../../stores/StoresContext'
import { useAction } from '../../ui/useAction'

/** A change of the team in a dialog. While it is under way, closing the dialog cancels it, and the dialog stays to say what was kept. */
export function useTeamChange<T>(change: () => Promise<Result<T>>, onClose: () => void) {
  const { calls } = useBridge()
  const { busy, error, run } = useAction(change)
  const [cancelling, setCancelling] = useState(false)
  return {
    busy,
    error,
    cancelling: busy && cancelling,
    run: () => {
      setCancelling(false)
      return run()
    },
    close: () => {
      if (!busy) onClose()
      else if (!cancelling) {
        setCancelling(true)
        void calls['team.cancel']()
      }
    }
  }
}
