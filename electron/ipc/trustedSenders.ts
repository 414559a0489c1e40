import type { WebContents, WebFrameMain } from 'electron'
import type { Caller } from '../contract/calls'

/** Who a call comes from, once it is known to be one of our own pages. */
export interface Sender {
  readonly caller: Caller
  readonly contentsId: number
}

/** The part of an IPC event that says who sent it. */
export interface SenderEvent {
  readonly sender: Pick<WebContents, 'id'>
  readonly senderFrame: Pick<WebFrameMain, 'url' | 'parent'> | null
}

/** The pages that may call: registered when their window is made, forgotten when it is destroyed. */
export class TrustedSenders {
  readonly #callers = new Map<number, Caller>()
  readonly #isOwnUrl: (url: string) => boolean

  constructor(isOwnUrl: (url: string) => boolean) {
    this.#isOwnUrl = isOwnUrl
  }

  trust(contents: Pick<WebContents, 'id' | 'once'>, caller: Caller): void {
    const { id } = contents
    this.#callers.set(id, caller)
    contents.once('destroyed', () => this.#callers.delete(id))
  }

  has(contentsId: number): boolean {
    return this.#callers.has(contentsId)
  }

  /**
   * Must be asked in the first synchronous step of a call: a frame that is gone answers `null` later, and so is refused.
   * @returns `undefined` for anyone but the main frame of a registered page that still shows our own address
   */
  identify(event: SenderEvent): Sender | undefined {
    const caller = this.#callers.get(event.sender.id)
    const frame = event.senderFrame
    if (caller === undefined || frame === null || frame.parent !== null) return undefined
    return this.#isOwnUrl(frame.url) ? { caller, contentsId: event.sender.id } : undefined
  }
}
