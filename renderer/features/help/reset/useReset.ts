import { useCallback, useEffect, useRef, useState } from 'react'
import type { AppError, Result } from '../../../../electron/contract/errors'
import type { RecordId } from '../../../../electron/contract/ids'
import type { ResetOutcome, ResetProgress, ResetRequest } from '../../../../electron/contract/passwordReset'
import { useBridge } from '../../../stores/StoresContext'
import { useForget } from '../../secret/useForget'
import { isOwnCancel } from '../../../stores/ownCancel'

export type ResetState =
  | { readonly step: 'form'; readonly error: AppError | undefined }
  | { readonly step: 'running'; readonly progress: ResetProgress['step']; readonly stopping: boolean }
  /** `error`: why a further look, or sending again, came to nothing. */
  | { readonly step: 'ended'; readonly outcome: ResetOutcome; readonly password: string; readonly error: AppError | undefined }

type Wanted = Omit<ResetRequest, 'intentId'>

/** Of the reset that this page is about. The password stands here and in the request, and nowhere else; empty: it was let go of. */
interface Current extends ResetRequest {
  readonly running: boolean
}

/**
 * One reset from the press to its outcome. Two presses are one intent, and an intent is carried out once; after an unknown outcome the
 * same intent is looked up or, where that does no harm, sent again with the same password.
 */
export function useReset() {
  const bridge = useBridge()
  const current = useRef<Current | undefined>(undefined)
  const [state, setState] = useState<ResetState>({ step: 'form', error: undefined })

  useEffect(() => bridge.on('reset.progress', ({ intentId, step }) => {
    if (current.current?.intentId === intentId && current.current.running) setState(before => ({ step: 'running', progress: step, stopping: before.step === 'running' && before.stopping }))
  }), [bridge])

  /** @param failed what is shown when nothing came of it */
  const run = useCallback(async (request: ResetRequest, ask: () => Promise<Result<ResetOutcome>>, failed: (error: AppError) => ResetState): Promise<void> => {
    current.current = { ...request, running: true }
    setState({ step: 'running', progress: 'checking', stopping: false })
    const result = await ask()
    if (current.current?.intentId !== request.intentId) return
    const { password } = current.current
    current.current = { ...request, password, running: false }
    const next: ResetState = result.ok ? { step: 'ended', outcome: result.value, password, error: undefined } : failed(result.error)
    // Let go of meanwhile: then it is not in the answer either.
    setState(next.step === 'ended' ? { ...next, outcome: withoutSending(next.outcome, password), password } : next)
  }, [])

  const start = useCallback((wanted: Wanted): void => {
    // The second press of a double click comes before anything of the first is on the screen.
    if (current.current?.running === true) return
    const request: ResetRequest = { ...wanted, intentId: crypto.randomUUID() as RecordId }
    void run(request, () => bridge.calls['passwords.reset'](request), error => {
      current.current = undefined
      return { step: 'form', error: isOwnCancel(error) ? undefined : error }
    })
  }, [bridge, run])

  const again = useCallback((how: 'look' | 'send'): void => {
    const request = current.current
    if (request === undefined || request.running || state.step !== 'ended') return
    const { outcome } = state
    const { running: _running, ...same } = request
    const ask = (): Promise<Result<ResetOutcome>> => (how === 'look' ? bridge.calls['passwords.check']({ intentId: request.intentId }) : bridge.calls['passwords.reset'](same))
    void run(same, ask, error => ({ step: 'ended', outcome, password: same.password, error }))
  }, [bridge, run, state])

  useForget(() => {
    if (current.current !== undefined) current.current = { ...current.current, password: '' }
    setState(before => (before.step === 'ended' ? { ...before, outcome: withoutSending(before.outcome, ''), password: '' } : before))
  })

  const stop = useCallback((): void => {
    if (current.current?.running !== true) return
    setState(before => (before.step === 'running' ? { ...before, stopping: true } : before))
    void bridge.calls['passwords.stop']({ intentId: current.current.intentId })
  }, [bridge])

  const reopen = useCallback((): void => {
    current.current = undefined
    setState({ step: 'form', error: undefined })
  }, [])

  return { state, start, again, stop, reopen }
}

/** What nobody has any more cannot be sent again. */
function withoutSending(outcome: ResetOutcome, password: string): ResetOutcome {
  return outcome.result === 'unknown' && password === '' ? { ...outcome, repeatable: false } : outcome
}
