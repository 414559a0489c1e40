import { webFrameMain, type WebContents } from 'electron'

export type HeardContents = Pick<WebContents, 'on' | 'isDestroyed'> & { readonly mainFrame: Pick<WebContents['mainFrame'], 'executeJavaScript'> }

export interface PageVoiceParts {
  readonly contents: HeardContents
  /** Runs in every document as soon as it is there; a constant of ours, which does nothing the second time. */
  readonly script: string
  /** Expression that waits for what {@link script} has to say in the main frame: a promise of a list. */
  readonly listen: string
  readonly heard: (message: unknown) => void
}

/**
 * Hears what our script has to say in a customer's page. Asked of the frame itself, because asking the page as a whole waits until everything
 * is loaded, which a page can keep from happening. Not by the protocol of the developer tools: tried, and in Electron 33 it keeps frames of
 * other sites from loading while a second client is there.
 */
export class PageVoice {
  readonly #parts: PageVoiceParts
  #documents = 0
  #heardDocument = -1
  #isClosed = false
  #replaced: (() => void) | undefined

  constructor(parts: PageVoiceParts) {
    this.#parts = parts
    const { contents } = parts
    contents.on('did-navigate', () => {
      this.#documents += 1
      this.#replaced?.()
      void this.#listen()
    })
    contents.on('dom-ready', () => void this.#listen())
    contents.on('did-frame-navigate', (_event, _url, _code, _text, isMainFrame, processId, routingId) => {
      if (!isMainFrame && !this.#isClosed) webFrameMain.fromId(processId, routingId)?.executeJavaScript(parts.script).catch(() => undefined)
    })
  }

  /**
   * Settles when the main frame's page answers. Where no page is there yet nobody can be asked, and one that is replaced meanwhile takes the
   * question with it without an answer: both count as answers. Never rejects.
   */
  async answers(): Promise<void> {
    if (this.#documents === 0) return
    const replaced = new Promise<void>((resolve) => {
      this.#replaced = resolve
    })
    await Promise.race([this.#run('0').catch(() => undefined), replaced])
  }

  close(): void {
    this.#isClosed = true
    this.#replaced?.()
  }

  #run(code: string): Promise<unknown> {
    const { contents } = this.#parts
    return this.#isClosed || contents.isDestroyed() ? Promise.reject(new Error('closed')) : contents.mainFrame.executeJavaScript(code)
  }

  /** For as long as the document lives, once for each. */
  async #listen(): Promise<void> {
    const document = this.#documents
    if (this.#heardDocument === document) return
    this.#heardDocument = document
    try {
      await this.#run(this.#parts.script)
      for (;;) {
        const messages = await this.#run(this.#parts.listen)
        if (document !== this.#documents || !Array.isArray(messages)) return
        for (const message of messages) this.#parts.heard(message)
      }
    } catch {
      // The document is gone, or was not ready: the next event asks again.
      if (document === this.#documents) this.#heardDocument = -1
    }
  }
}
