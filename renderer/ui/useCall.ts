import { useCallback, useEffect, useRef, useState } from 'react'
import type { AppError, Result } from '../../electron/contract/errors'

export type Loaded<T> =
  | { readonly step: 'loading' }
  | { readonly step: 'ready'; readonly value: T }
  | { readonly step: 'failed'; readonly error: AppError; readonly last?: T }

interface Answer<T> {
  readonly state: Loaded<T>
  /** Asks again, and keeps what is shown until the new answer is there. */
  readonly reload: () => void
  /** Puts in an answer that came another way; a function gets what is there then. */
  readonly put: (value: T | ((now: T | undefined) => T)) => void
}

/**
 * Asks when the page opens and whenever `key` or `revision` changes. Another `key` is another thing, so the old answer goes;
 * another `revision` is the same thing again, so it stays until the new one is there.
 */
export function useCall<T>(ask: () => Promise<Result<T>>, key: string, revision = 0): Answer<T> {
  const [held, setHeld] = useState<{ readonly key: string; readonly state: Loaded<T> }>({ key, state: { step: 'loading' } })
  const [round, setRound] = useState(0)
  const latest = useRef(ask)
  useEffect(() => { latest.current = ask })
  const question = `${key} ${revision} ${round}`
  const asked = useRef(question)
  useEffect(() => {
    asked.current = question
    void latest.current().then(result => {
      // An answer to an older question must not take the place of a newer one.
      if (asked.current !== question) return
      setHeld(before => ({ key, state: settle(result, before.key === key ? before.state : undefined) }))
    })
    return () => { asked.current = '' }
  }, [key, question])
  const reload = useCallback(() => setRound(value => value + 1), [])
  const put = useCallback((value: T | ((now: T | undefined) => T)) => setHeld(({ key: of, state }) => ({
    key, state: { step: 'ready', value: isChange(value) ? value(of === key ? shown(state) : undefined) : value }
  })), [key])
  return { state: held.key === key ? held.state : { step: 'loading' }, reload, put }
}

const isChange = <T>(value: T | ((now: T | undefined) => T)): value is (now: T | undefined) => T => typeof value === 'function'

function settle<T>(result: Result<T>, before: Loaded<T> | undefined): Loaded<T> {
  if (result.ok) return { step: 'ready', value: result.value }
  if (before?.step === 'ready') return { step: 'failed', error: result.error, last: before.value }
  if (before?.step === 'failed' && before.last !== undefined) return { step: 'failed', error: result.error, last: before.last }
  return { step: 'failed', error: result.error }
}

/** What can be shown now, an older answer included. */
export function shown<T>(state: Loaded<T>): T | undefined {
  if (state.step === 'ready') return state.value
  return state.step === 'failed' ? state.last : undefined
}
