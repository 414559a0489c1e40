import type { WebContents } from 'electron'
import type { EndCause } from '../contract/acting'

/** How long a page may hang after the system has called it unresponsive. */
export const hangLimitMs = 10_000

export type WatchedContents = Pick<WebContents, 'on'>

/** Ends a session whose page crashed, or hangs for longer than the limit. Returns the function that stops the clock. */
export function guardHealth(contents: WatchedContents, end: (cause: EndCause) => void, limitMs = hangLimitMs): () => void {
  let timer: NodeJS.Timeout | undefined
  const stop = (): void => clearTimeout(timer)
  contents.on('render-process-gone', () => {
    stop()
    end('portalCrashed')
  })
  contents.on('unresponsive', () => {
    stop()
    timer = setTimeout(() => end('portalHung'), limitMs)
  })
  contents.on('responsive', stop)
  return stop
}
