import type { WebContents } from 'electron'
import { sleep } from '../lib/wait'
import { withLimit } from './withLimit'

/** A window that is not visible is not painted; nothing waits longer for it than this. */
export const paintLimitMs = 3_000

/** The title that the page has before there is anything on it. */
const bareTitle = 'Partner Desk'

/** From the title to the pixels: drawing takes a few frames, more on a busy machine. */
const drawMs = 100

/**
 * Resolves when the page shows its first content, or the limit is over. Each of our pages writes its name into the title when
 * it is put together, so that this needs nothing from inside the page.
 */
export async function firstPaint(contents: Pick<WebContents, 'on' | 'getTitle'>, limitMs = paintLimitMs): Promise<void> {
  const named = new Promise<void>((resolve) => {
    const look = (title: string): void => {
      if (title.endsWith(bareTitle) && title !== bareTitle) resolve()
    }
    contents.on('page-title-updated', (_event, title) => look(title))
    look(contents.getTitle())
  })
  if (await withLimit(named, limitMs)) await sleep(drawMs)
}
