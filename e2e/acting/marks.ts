import type { Page } from '@playwright/test'

/** A visit, or anything else with a page that has the lab's script. */
interface Marked {
  readonly portal: Page
}

/** What a page finds of what a browser keeps for its origin; read by the portal's own page for experiments. */
export interface Marks {
  readonly cookie: string
  /** Of the window. */
  readonly name: string
  readonly local: string | null
  readonly session: string | null
  readonly databases: string
  readonly caches: string
  readonly workers: number
  readonly files: string
  /** Status of what wants a password: 200 where the browser knows one. */
  readonly password: number
  /** A number that the server gives out once; one that was seen before came from a cache. */
  readonly answer: number
}

/** What a page finds to which nobody has been before, apart from the number. */
export const untouched: Omit<Marks, 'answer'> = { cookie: '', name: '', local: null, session: null, databases: '', caches: '', workers: 0, files: '', password: 401 }

/** Leaves a mark in everything there is; the page must be one for experiments. @returns the number that the server gave out for it */
export function leaveMarks({ portal }: Marked): Promise<number> {
  return portal.evaluate(() => (Reflect.get(window, 'leaveMarks') as () => Promise<number>)())
}

export function readMarks({ portal }: Marked): Promise<Marks> {
  return portal.evaluate(() => (Reflect.get(window, 'readMarks') as () => Promise<Marks>)())
}

/** Reads pages' marks one after the other, and tells whether anything of an earlier one was found. */
export class MarkReader {
  #lastAnswer = 0

  /** @returns what there is, and whether its number is a new one */
  async read(visit: Marked): Promise<Omit<Marks, 'answer'> & { readonly fresh: boolean }> {
    const { answer, ...marks } = await readMarks(visit)
    return { ...marks, fresh: this.#isNew(answer) }
  }

  /** @returns whether the number it got was a new one */
  async leave(visit: Marked): Promise<boolean> {
    return this.#isNew(await leaveMarks(visit))
  }

  #isNew(answer: number): boolean {
    const fresh = answer > this.#lastAnswer
    this.#lastAnswer = Math.max(answer, this.#lastAnswer)
    return fresh
  }
}

export const nothing = { ...untouched, fresh: true }
