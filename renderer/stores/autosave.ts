import type { AppError, Result } from '../../electron/contract/errors'

/** Longest time between a key and its save, in milliseconds. */
const saveDelay = 300

export interface Autosave<Edit> {
  /** Puts something in line to be saved. */
  readonly plan: (edit: Edit) => void
  /** Saves now what is in line. Resolves with whether all is kept. */
  readonly flush: () => Promise<boolean>
  /** Makes a call that works on what is kept, once everything typed is. What cannot be kept is the answer then, and nothing is called: it would act on older words. */
  readonly afterKept: <T>(call: () => Promise<Result<T>>) => Promise<Result<T>>
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
  let writing: Promise<AppError | undefined> | undefined
  /** Resolves with what kept it from being kept. */
  const run = async (): Promise<AppError | undefined> => {
    while (pending !== undefined) {
      const edit: Edit = pending
      pending = undefined
      const result = await write(edit)
      if (!result.ok) {
        pending = together(edit, pending)
        tell({ saved: false, error: result.error })
        return result.error
      }
      tell({ saved: pending === undefined, error: undefined, ...(pending === undefined && { kept: result.value }) })
    }
    return undefined
  }
  const settle = (): Promise<AppError | undefined> => {
    clearTimeout(timer)
    timer = undefined
    writing ??= run().finally(() => { writing = undefined })
    return writing
  }
  return {
    flush: async () => (await settle()) === undefined,
    afterKept: async call => {
      const error = await settle()
      return error === undefined ? call() : { ok: false, error }
    },
    plan: edit => {
      pending = pending === undefined ? edit : { ...pending, ...edit }
      tell({ saved: false, error: undefined })
      // The first key starts the clock, so that somebody who types without a pause is saved as well.
      timer ??= setTimeout(() => { void settle() }, saveDelay)
    }
  }
}

const together = <Edit extends object>(earlier: Edit, later: Edit | undefined): Edit => (later === undefined ? earlier : { ...earlier, ...later })
