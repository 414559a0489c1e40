import { useCallback, useEffect, useRef, useState } from 'react'
import type { AppError, Result } from '../../electron/contract/errors'

interface ActionState<T> {
  readonly busy: boolean
  readonly value: T | undefined
  readonly error: AppError | undefined
}

/** A call that is made when somebody asks for it: whether it runs, what came of it, and why it failed. A second press does nothing. */
export function useAction<T>(call: () => Promise<Result<T>>) {
  const [state, setState] = useState<ActionState<T>>({ busy: false, value: undefined, error: undefined })
  const latest = useRef(call)
  useEffect(() => { latest.current = call })
  const running = useRef(false)
  const run = useCallback(async (): Promise<Result<T> | undefined> => {
    if (running.current) return undefined
    running.current = true
    setState({ busy: true, value: undefined, error: undefined })
    const result = await latest.current()
    running.current = false
    setState(result.ok ? { busy: false, value: result.value, error: undefined } : { busy: false, value: undefined, error: result.error })
    return result
  }, [])
  return { ...state, run }
}
