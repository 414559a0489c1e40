import type { WebContents } from 'electron'
import { originOf } from './visitOrigins'
import { withLimit } from './withLimit'

export type ReadPage = Pick<WebContents, 'on' | 'getURL' | 'isDestroyed' | 'executeJavaScriptInIsolatedWorld'>

export interface PageReaderParts {
  readonly contents: ReadPage
  /** Whether pages of this origin are asked. */
  readonly asks: (origin: string) => boolean
  /** An expression: a constant, of which nothing from outside becomes a part, and which changes nothing. */
  readonly question: string
  /** Believed only as far as the asker checks it. */
  readonly answered: (answer: unknown) => void
}

/** A world of scripts that the page's own cannot see or change; any number that the application uses for nothing else. */
const ownWorld = 4711
const answerLimitMs = 5_000

/**
 * Asks each page of some origins one thing, whenever it may have changed. Beside pageVoice, which is there earlier, this file is the only one
 * that runs anything in a page: a preload script would have to be in every frame of it, and a header says what the server meant and not what is shown.
 * Isolated, so that the page cannot answer for us by changing its own functions.
 */
export function readPages({ contents, asks, question, answered }: PageReaderParts): void {
  const ask = (): void => {
    if (contents.isDestroyed() || !asks(originOf(contents.getURL()))) return
    // A page that does not answer has gone or hangs, which others watch.
    void withLimit(contents.executeJavaScriptInIsolatedWorld(ownWorld, [{ code: question }]).then(answered), answerLimitMs)
  }
  contents.on('dom-ready', ask)
  contents.on('did-finish-load', ask)
  // A page that changes in place tells so by its address or its title.
  contents.on('did-navigate-in-page', (_event, _url, isMainFrame) => {
    if (isMainFrame) ask()
  })
  contents.on('page-title-updated', ask)
}
