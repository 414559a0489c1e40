import { AsyncLocalStorage } from 'node:async_hooks'
import type { AppFailure } from '../contract/errors'

/** Whether somebody is there for whom work is done, who can be asked for something. */
export interface Presence {
  readonly unattended: boolean
  /** Why nothing more is asked for this work: somebody has been asked, and did not want to. */
  declined?: AppFailure
}

const here = new AsyncLocalStorage<Presence>()

/** Work for somebody who waits for it: one call of a page. What they declined once is not asked for again by the rest of it. */
export const attended = <T>(work: () => T): T => here.run({ unattended: false }, work)

/** Work that goes on by itself, with all that it begins (timers too): nothing may be opened in front of anybody for it. */
export const unattended = <T>(work: () => T): T => here.run({ unattended: true }, work)

/** For whom the work that is running now is done; `undefined` where nobody has said. */
export const presence = (): Presence | undefined => here.getStore()
