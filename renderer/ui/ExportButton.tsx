import { useState, type ReactNode } from 'react'
import type { AppError, Result } from '../../electron/contract/errors'
import { Button } from './Button'
import { ErrorState } from './states'
import { isOwnCancel } from '../stores/ownCancel'

interface Props {
  /** Writes what is shown to a file that the technician chooses. */
  readonly write: () => Promise<Result<{ readonly count: number }>>
  /** What is said afterwards. */
  readonly said: (count: number) => string
  readonly children: ReactNode
}

/** Writes what a list shows to a file; afterwards it says how many. A technician who thinks better of it is told nothing. */
export function ExportButton({ write, said, children }: Props) {
  const [busy, setBusy] = useState(false)
  const [count, setCount] = useState<number | undefined>(undefined)
  const [error, setError] = useState<AppError | undefined>(undefined)
  const run = async (): Promise<void> => {
    setBusy(true)
    const result = await write()
    setBusy(false)
    setCount(result.ok ? result.value.count : undefined)
    setError(result.ok || isOwnCancel(result.error) ? undefined : result.error)
  }
  return (
    <>
      <Button icon="save" busy={busy} onClick={() => { void run() }}>{children}</Button>
      <span role="status" className="small muted">{count !== undefined && said(count)}</span>
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
