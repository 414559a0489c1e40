import type { WebContents } from 'electron'
import { withLimit } from './withLimit'

export const closeLimitMs = 2_000

export type ClosableContents = Pick<WebContents, 'close' | 'isDestroyed' | 'once' | 'forcefullyCrashRenderer'>

/**
 * Closes a page without asking it: a `beforeunload` handler cannot hold it, and one that hangs is crashed.
 * @returns whether the page is gone
 */
export async function closeContents(contents: ClosableContents, limitMs = closeLimitMs): Promise<boolean> {
  if (contents.isDestroyed()) return true
  const destroyed = new Promise<void>((resolve) => {
    contents.once('destroyed', () => resolve())
  })
  contents.close({ waitForBeforeUnload: false })
  if (await withLimit(destroyed, limitMs)) return true
  if (!contents.isDestroyed()) contents.forcefullyCrashRenderer()
  if (await withLimit(destroyed, limitMs)) return true
  return contents.isDestroyed()
}
