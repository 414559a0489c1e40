/**
 * Carries out one thing at a time, and at most once more for all that was asked for meanwhile: a page can ask a thousand times a second.
 * @param act never rejects
 * @param pauseMs before it is done again
 */
export function oneAtATime(act: () => Promise<void>, pauseMs = 5_000): () => void {
  let isBusy = false
  let again = false
  const run = async (): Promise<void> => {
    isBusy = true
    again = false
    await act()
    await new Promise((resolve) => {
      setTimeout(resolve, pauseMs).unref()
    })
    isBusy = false
    if (again) void run()
  }
  return () => {
    if (isBusy) again = true
    else void run()
  }
}
