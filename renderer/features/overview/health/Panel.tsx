import { useId, type ReactNode } from 'react'
import type { AppError } from '../../../../electron/contract/errors'
import { Age } from '../../../ui/Age'
import { ErrorState, Loading } from '../../../ui/states'
import { shown, type Loaded } from '../../../ui/useCall'

interface Props<T> {
  readonly title: string
  readonly state: Loaded<T>
  readonly onRetry: () => void
  /** When what is shown was read; absent: it is counted here and now. */
  readonly readAt?: (value: T) => string | undefined
  readonly children: (value: T) => ReactNode
}

/** One view of the overview: its title, what it shows or why not, and its age. */
export function Panel<T>({ title, state, onRetry, readAt, children }: Props<T>) {
  const id = useId()
  const value = shown(state)
  const error: AppError | undefined = state.step === 'failed' ? state.error : undefined
  const at = value === undefined ? undefined : readAt?.(value)
  return (
    <section className="stack panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {state.step === 'loading' && <Loading />}
      {error !== undefined && <ErrorState error={error} onRetry={onRetry} />}
      {value !== undefined && children(value)}
      {at !== undefined && <p><Age instant={at} /></p>}
    </section>
  )
}
