export interface LaterTiming {
  /** From the first text that is not written yet to the write. */
  readonly joinMs?: number
  /** Between two writes at the least: there are times in which texts come all the time. */
  readonly everyMs?: number
  readonly now?: () => number
}

/** Joins writes of which only the newest counts. */
export interface LaterWrite {
  plan(text: string): void
  /** Whether something is to be written. */
  waits(): boolean
  /** Writes at once. Resolves when nothing is left to be written of what was planned before. */
  settle(): Promise<void>
  /** Nothing of what was planned is written. */
  drop(): void
}

/** @param inTurn runs the write when it is its turn: whatever was dropped until then is not written */
export const createLaterWrite = (inTurn: (task: () => Promise<void>) => Promise<void>, write: (text: string) => Promise<void>, { joinMs = 2_000, everyMs = 20_000, now = Date.now }: LaterTiming): LaterWrite => {
  let waiting: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let writtenAt = Number.NEGATIVE_INFINITY

  const settle = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    return inTurn(async () => {
      const text = waiting
      if (text === undefined) return
      waiting = undefined
      writtenAt = now()
      await write(text)
    })
  }
  return {
    plan(text) {
      waiting = text
      // A disk that refuses now is asked again with the next text.
      timer ??= setTimeout(() => void settle().catch(() => undefined), Math.max(joinMs, writtenAt + everyMs - now()))
      timer.unref()
    },
    waits: () => waiting !== undefined,
    settle,
    drop() {
      clearTimeout(timer)
      timer = undefined
      waiting = undefined
    }
  }
}
