import { useCallback, useEffect, useState } from 'react'
import type { AppError } from '../../../../electron/contract/errors'
import type { TenantId } from '../../../../electron/contract/ids'
import type { OwnData, OwnEdit } from '../../../../electron/contract/own'
import { useBridge, useTopic } from '../../../stores/StoresContext'
import { shown, useCall } from '../../../ui/useCall'
import { TypedSaver } from './typedSaver'

export interface OwnState {
  /** Absent: not read yet. */
  readonly own: OwnData | undefined
  readonly note: string
  readonly saved: boolean
  readonly error: AppError | undefined
  readonly edit: (change: OwnEdit) => Promise<boolean>
  readonly typeNote: (text: string) => void
  readonly flush: () => Promise<void>
}

/** What the technician keeps about one customer: read when the page opens, which makes the customer a recent one, and kept as it is typed. */
export function useOwn(tenantId: TenantId): OwnState {
  const { calls } = useBridge()
  const revision = useTopic('own', state => (state.lastChanged === 'all' || state.lastChanged.includes(tenantId) ? state.revision : -1))
  const { state, put } = useCall(() => calls['own.get']({ tenantId, opened: true }), tenantId, revision)
  const [failed, setFailed] = useState<AppError | undefined>(undefined)
  /** What stands in the note and is not kept yet; it is newer than anything that could be read. */
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const edit = useCallback(async (change: OwnEdit): Promise<boolean> => {
    const result = await calls['own.edit']({ tenantId, ...change })
    setFailed(result.ok ? undefined : result.error)
    if (result.ok) put(result.value)
    return result.ok
  }, [calls, tenantId, put])
  const [saver] = useState(() => new TypedSaver(
    text => edit({ note: text }),
    () => setTyped(undefined)
  ))
  useEffect(() => {
    const leave = (): void => { void saver.flush() }
    window.addEventListener('pagehide', leave)
    window.addEventListener('blur', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('blur', leave)
      leave()
    }
  }, [saver])
  const own = shown(state)
  return {
    own,
    note: typed ?? own?.note ?? '',
    saved: typed === undefined,
    error: failed ?? (state.step === 'failed' ? state.error : undefined),
    edit,
    typeNote: text => {
      setTyped(text)
      saver.type(text)
    },
    flush: async () => { await saver.flush() }
  }
}
