/** Runs tasks strictly one after another, in the order in which they were given. */
export interface Sequence {
  /** Resolves or rejects with the task's own outcome; a failed task does not stop the ones behind it. */
  run<T>(task: () => Promise<T>): Promise<T>
  /** Resolves when everything given so far has ended. */
  idle(): Promise<void>
}

export function createSequence(): Sequence {
  let tail: Promise<unknown> = Promise.resolve()
  return {
    run(task) {
      const result = tail.then(task)
      tail = result.catch(() => undefined)
      return result
    },
    async idle() {
      await tail
    }
  }
}
