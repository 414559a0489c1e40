/**
 * Waits for a step of the end of a session, but never longer than its limit: a step that hangs or fails must not hold the
 * next one.
 * @returns whether the step came to its end in time
 */
export async function withLimit(step: Promise<unknown>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs)
  })
  const done = step.then(() => true, () => false)
  try {
    return await Promise.race([done, limit])
  } finally {
    clearTimeout(timer)
  }
}
