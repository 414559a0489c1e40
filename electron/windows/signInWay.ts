import { answersOf } from '../domain/navigationPolicy'

/** Where a navigation of the main frame comes from. */
export interface Way {
  readonly from: string | undefined
  /** Origins that the sign-in was told to answer to: applications, and no identity providers. */
  readonly answersTo: readonly string[]
}

/**
 * Follows the way of a page through a sign-in: what is shown, and through which addresses a navigation has gone since. The events of a
 * navigation that is asked for by a page come in this order: started, asked (`will-frame-navigate`), redirected (any number), shown.
 */
export class SignInWay {
  #shown: string | undefined
  #last: string | undefined
  readonly #answersTo = new Set<string>()

  started(url: string): Way {
    const way = this.requested()
    this.#goOn(url)
    return way
  }

  /** @returns the way of what a page asks for */
  requested(): Way {
    return this.#wayFrom(this.#shown)
  }

  /** @returns the way to `url`, before it is gone */
  redirected(url: string): Way {
    const way = this.#wayFrom(this.#last)
    this.#goOn(url)
    return way
  }

  /** @param isPortal the sign-in is over there */
  shown(url: string, isPortal: boolean): void {
    this.#shown = url
    if (isPortal) this.#answersTo.clear()
    else this.#goOn(url)
  }

  #wayFrom(from: string | undefined): Way {
    return { from, answersTo: [...this.#answersTo] }
  }

  #goOn(url: string): void {
    this.#last = url
    for (const origin of answersOf(url)) this.#answersTo.add(origin)
  }
}
