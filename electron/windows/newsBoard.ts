import type { Refusal, VisitDownload, VisitNews } from '../contract/visitNews'

/** A page can want things a thousand times a second; the frame is told ten times. */
const pauseMs = 100

/** What the frame of one visit says below its bar. */
export class NewsBoard {
  readonly #tell: (news: VisitNews) => void
  #news: VisitNews = {}
  #timer: ReturnType<typeof setTimeout> | undefined
  #waits = false

  /** @param tell hears the newest news, at once and then at most ten times a second */
  constructor(tell: (news: VisitNews) => void) {
    this.#tell = tell
  }

  /** The portal wanted something that it does not get. Said once more, it is counted. */
  refuse(what: Refusal, about?: string): void {
    const last = this.#news.word
    const isSame = last?.what === what && last.about === about
    this.#change({ ...this.#news, word: { what, times: isSame ? last.times + 1 : 1, ...(about === undefined ? {} : { about }) } })
  }

  /** @param what only one of these; none: whatever is said */
  forget(...what: readonly Refusal[]): void {
    const said = this.#news.word
    if (said !== undefined && (what.length === 0 || what.includes(said.what))) this.#change({ ...this.#news, word: undefined })
  }

  downloads(downloads: readonly VisitDownload[]): void {
    this.#change({ ...this.#news, downloads })
  }

  /** From here on nothing is told. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#waits = false
    this.#change = () => undefined
  }

  #change = (news: VisitNews): void => {
    this.#news = news
    if (this.#timer !== undefined) {
      this.#waits = true
      return
    }
    this.#tell(news)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      const again = this.#waits
      this.#waits = false
      if (again) this.#change(this.#news)
    }, pauseMs)
  }
}
