import { useCallback, useEffect, useRef, useState } from 'react'
import type { Administrators } from '../../../../electron/contract/administrators'
import type { AppError } from '../../../../electron/contract/errors'
import type { TenantId } from '../../../../electron/contract/ids'
import { useBridge } from '../../../stores/StoresContext'

export interface HeldAdministrators {
  readonly value: Administrators | undefined
  /** The cloud is being asked. */
  readonly reading: boolean
  /** Why the cloud did not say. */
  readonly error: AppError | undefined
}

/** Failures that say nothing about the right to know: what was read before may be shown. */
const passing: ReadonlySet<AppError['kind']> = new Set(['unreachable', 'timedOut', 'throttled', 'cancelled'])

/** What was read last, at once, and then what the cloud says. A refusal takes away what was shown. */
export function useAdministrators(tenantId: TenantId) {
  const bridge = useBridge()
  const [held, setHeld] = useState<HeldAdministrators>({ value: undefined, reading: true, error: undefined })
  const asked = useRef(0)
  const ask = useCallback(async () => {
    asked.current += 1
    const question = asked.current
    const put = (next: (before: HeldAdministrators) => HeldAdministrators): void => { if (asked.current === question) setHeld(next) }
    const kept = bridge.calls['administrators.kept']({ tenantId }).then(result => {
      // Slower than the cloud, it has nothing to say any more.
      if (result.ok) put(before => (before.value === undefined && before.reading ? { ...before, value: result.value } : before))
    })
    const read = await bridge.calls['administrators.read']({ tenantId })
    await kept
    put(before => {
      if (read.ok) return { value: read.value, reading: false, error: undefined }
      return { value: passing.has(read.error.kind) ? before.value : undefined, reading: false, error: read.error }
    })
  }, [bridge, tenantId])
  useEffect(() => {
    void ask()
    return () => { asked.current += 1 }
  }, [ask])
  const reload = useCallback(() => {
    setHeld(before => ({ ...before, reading: true, error: undefined }))
    void ask()
  }, [ask])
  return { held, reload }
}
