/** What an answer, or none, says about how much the service can bear. */
export interface Told {
  /** The service refused because it is asked too often, or is overloaded and says until when. */
  readonly refused: boolean
  /** Of a refusal: how long it wants to be left alone. */
  readonly retryAfterMs?: number | undefined
  /** How far its limit is used up, 1 being all of it; absent: it did not say. */
  readonly used?: number | undefined
  /** It failed, or did not answer in time. */
  readonly failed: boolean
  readonly tookMs: number
}

/** From this share of a limit on the background slows down. Graph tells the share from here on. */
const tightFrom = 0.8
const shortestGapMs = 50
const longestGapMs = 10_000
const slowMs = 5_000
const fastMs = 1_500
/** So many good answers in a row before it gets a step faster again. */
const calmFor = 5
const smallestPage = 50
const mostAtOnce = 8
const usualAtOnce = 4

/**
 * How fast the background asks one service in one tenant. It slows down as soon as the service says that its limit comes near, holds
 * still while it was told to, and gets faster again step by step: down by half at once, up by a little after each few good answers.
 * Pages get smaller where they take long, and bigger again; so does the number of requests at a time.
 */
export class Pace {
  #gapMs = 0
  #nextAt = 0
  #heldUntil = 0
  #calm = 0
  #share = 1
  #atOnce = usualAtOnce
  /** The last answer was a refusal. */
  #storm = false

  /** Takes the next turn. @returns milliseconds until it comes; 0: now */
  turn(now: number): number {
    const at = Math.max(now, this.#nextAt, this.#heldUntil)
    this.#nextAt = at + this.#gapMs
    return at - now
  }

  /** Nobody asks before then. Milliseconds since the epoch. */
  get heldUntil(): number {
    return this.#heldUntil
  }

  get gapMs(): number {
    return this.#gapMs
  }

  /** How many records a page is asked to have. @param most what the service allows */
  pageSize(most: number): number {
    return Math.max(Math.min(smallestPage, most), Math.round(most * this.#share))
  }

  /** How many requests may be under way together where they do not depend on each other. */
  get atOnce(): number {
    return this.#atOnce
  }

  answered({ refused, retryAfterMs, used, failed, tookMs }: Told, now: number): void {
    if (refused) {
      if (retryAfterMs !== undefined) this.#heldUntil = Math.max(this.#heldUntil, now + retryAfterMs)
      // Once a storm: tries that are refused one after the other say no more than the first.
      this.#slowDown(this.#storm ? this.#gapMs : this.#gapMs * 2)
      this.#storm = true
      this.#atOnce = Math.max(1, Math.floor(this.#atOnce / 2))
      return
    }
    this.#storm = false
    if (used !== undefined && used >= tightFrom) {
      // At 0.8 a fifth of a second, at the limit more than half a second, beyond it more.
      this.#slowDown(2_000 * (used - tightFrom + 0.1))
      this.#atOnce = Math.max(1, this.#atOnce - 1)
      return
    }
    if (failed || tookMs > slowMs) {
      this.#share = Math.max(this.#share / 2, 0.05)
      this.#atOnce = Math.max(1, this.#atOnce - 1)
      this.#calm = 0
      return
    }
    this.#calm += 1
    if (this.#calm < calmFor) return
    this.#calm = 0
    this.#gapMs = this.#gapMs <= shortestGapMs ? 0 : this.#gapMs * 0.7
    if (tookMs < fastMs) this.#share = Math.min(1, this.#share * 1.5)
    this.#atOnce = Math.min(mostAtOnce, this.#atOnce + 1)
  }

  #slowDown(gapMs: number): void {
    this.#calm = 0
    this.#gapMs = Math.min(longestGapMs, Math.max(this.#gapMs, gapMs, shortestGapMs))
  }
}

/** One pace for each service and tenant: that is how the services count. */
export class Paces {
  readonly #known = new Map<string, Pace>()

  of(audience: string, tenantId: string): Pace {
    const key = `${audience} ${tenantId}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const made = new Pace()
    this.#known.set(key, made)
    return made
  }
}

/** The share of its limit that an answer of Graph says is used; `undefined` when it says nothing that can be read. */
export const usedShare = (headers: Headers): number | undefined => {
  const text = headers.get('x-ms-throttle-limit-percentage')
  const share = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(share) ? share : undefined
}
