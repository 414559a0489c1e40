import type { AppError, Result } from '../../electron/contract/errors'

/** Longest time between a key and its save, in milliseconds. */
const saveDelay = 300

export interface Autosave<Edit> {
  /** Puts something in line to be saved. */
  readonly plan: (edit: Edit) => void
  /** Saves now what is in line. Resolves with whether all is kept. */
  readonly flush: () => Promise<boolean>
}

interface Parts<Edit, Kept> {
  readonly write: (edit: Edit) => Promise<Result<Kept>>
  /** `kept`: what the main process holds now, once nothing more is in line. */
  readonly tell: (state: { readonly saved: boolean; readonly error: AppError | undefined; readonly kept?: Kept }) => void
}

/** Keeps what is typed: after a short delay, at once when asked, one write at a time, and again what a failed write carried (capabilities 4.9). */
export function createAutosave<Edit extends object, Kept>({ write, tell }: Parts<Edit, Kept>): Autosave<Edit> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pending: Edit | undefined
  let writing: Promise<boolean> | undefined
  const run = async (): Promise<boolean> => {
    while (pending !== undefined) {
      const edit: Edit = pending
      pending = undefined
      const result = await write(edit)
      if (!result.ok) {
        pending = together(edit, pending)
        tell({ saved: false, error: result.error })
        return false
      }
      tell({ saved: pending === undefined, error: undefined, ...(pending === undefined && { kept: result.value }) })
    }
    return true
  }
  const flush = (): Promise<boolean> => {
    clearTimeout(timer)
    timer = undefined
    writing ??= run().finally(() => { writing = undefined })
    return writing
  }
  return {
    flush,
    plan: edit => {
      pending = pending === undefined ? edit : { ...pending, ...edit }
      tell({ saved: false, error: undefined })
      // The first key starts the clock, so that somebody who types without a pause is saved as well.
      timer ??= setTimeout(() => { void flush() }, saveDelay)
    }
  }
}

const together = <Edit extends object>(earlier: Edit, later: Edit | undefined): Edit => (later === undefined ? earlier : { ...earlier, ...later })
