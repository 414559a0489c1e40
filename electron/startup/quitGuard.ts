import type { App } from 'electron'
import { withLimit } from '../windows/withLimit'

/** Customer sessions are ended and the stores closed within this time; then the application goes in any case. */
export const quitLimitMs = 8_000

/**
 * Holds the first request to quit until everything is put away, then lets it through. Works for every way to quit: menu,
 * last window, the system's log-off.
 */
export function guardQuit(app: Pick<App, 'on' | 'quit'>, putAway: () => Promise<void>, limitMs = quitLimitMs): void {
  let step: 'running' | 'puttingAway' | 'done' = 'running'
  app.on('before-quit', (event) => {
    if (step === 'done') return
    event.preventDefault()
    if (step === 'puttingAway') return
    step = 'puttingAway'
    void withLimit(putAway(), limitMs).then(() => {
      step = 'done'
      app.quit()
    })
  })
}
