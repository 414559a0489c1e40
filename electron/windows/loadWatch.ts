import type { WebContents } from 'electron'

export interface LoadTimes {
  /** So long without an answer, and it is said. */
  readonly slowMs: number
  /** So long without an answer, and nobody waits any longer. */
  readonly limitMs: number
}

export const loadTimes: LoadTimes = { slowMs: 10_000, limitMs: 30_000 }

export interface LoadWatchParts {
  readonly contents: Pick<WebContents, 'on'>
  /** The page that is on its way does not come, or comes, or is given up. */
  readonly slow: (isSlow: boolean) => void
  /** Nothing came within the limit. */
  readonly over: () => void
}

/**
 * Watches pages on their way: Chromium waits for the answer of a server for as long as the server likes.
 * @returns stops it
 */
export function watchLoad({ contents, slow, over }: LoadWatchParts, { slowMs, limitMs }: LoadTimes = loadTimes): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSlow = false
  let isStopped = false
  const say = (next: boolean): void => {
    if (isSlow !== next) slow(next)
    isSlow = next
  }
  const began = (): void => {
    clearTimeout(timer)
    if (isStopped) return
    timer = setTimeout(() => {
      say(true)
      timer = setTimeout(over, limitMs - slowMs)
    }, slowMs)
  }
  const came = (): void => {
    clearTimeout(timer)
    if (!isStopped) say(false)
  }
  contents.on('did-start-navigation', (event) => {
    if (event.isMainFrame && !event.isSameDocument) began()
  })
  contents.on('did-navigate', came)
  const failed = (_event: unknown, _code: number, _description: string, _url: string, isMainFrame: boolean): void => {
    if (isMainFrame) came()
  }
  contents.on('did-fail-load', failed)
  contents.on('did-fail-provisional-load', failed)
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}
