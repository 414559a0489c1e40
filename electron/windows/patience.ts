import type { WebContents } from 'electron'

/** So long after an answer a page cannot ask again unless somebody has touched it since. */
export const quietMs = 10_000

/** Kinds of input that say that a person wants something; moving the mouse says nothing. */
const gestures: ReadonlySet<string> = new Set(['mouseDown', 'rawKeyDown', 'keyDown', 'touchStart', 'gestureTap'])

/** Keeps the scripts of one page from wearing out the technician with questions. */
export interface Patience {
  /** Whether the page may not ask now. */
  isTried(): boolean
  /** The technician has answered. */
  answered(): void
}

/** @param counts whether input counts now: what is done while a question is open is meant for the question */
export function createPatience(contents: Pick<WebContents, 'on'>, now: () => number, counts: () => boolean = () => true): Patience {
  let quietUntil = 0
  contents.on('input-event', (_event, { type }) => {
    if (counts() && gestures.has(type)) quietUntil = 0
  })
  return {
    isTried: () => now() < quietUntil,
    answered: () => {
      quietUntil = now() + quietMs
    }
  }
}
