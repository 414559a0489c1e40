import { readStartHints, writeStartHints, type StartHints } from './startHints'

/** Remembers what the next start needs before its stores are open. Written a moment after the last change. */
export interface HintsKeeper {
  current(): StartHints
  update(change: StartHints): void
  /** Writes what is still waiting. */
  flush(): Promise<void>
}

const pauseMs = 500

export function createHintsKeeper(file: string, failed: (cause: unknown) => void): HintsKeeper {
  let hints = readStartHints(file)
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  const write = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(() => writeStartHints(file, hints)).catch(failed)
    return writing
  }
  return {
    current: () => hints,
    update: (change) => {
      hints = { ...hints, ...change }
      timer ??= setTimeout(() => void write(), pauseMs)
    },
    flush: () => (timer === undefined ? writing : write())
  }
}
