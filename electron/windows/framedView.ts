import type { BrowserWindow, WebContents, WebContentsView } from 'electron'
import { portalBox } from './frameLayout'
import { restorePage } from './pageRestore'

export interface FramedViewParts {
  readonly window: Pick<BrowserWindow, 'isDestroyed' | 'getContentBounds'> & {
    readonly contentView: Pick<BrowserWindow['contentView'], 'addChildView' | 'removeChildView'>
    readonly webContents: Pick<WebContents, 'getZoomFactor' | 'on' | 'isDestroyed'>
  }
  readonly view: WebContentsView
  /** How many lines of news the frame has below its bar now. */
  readonly lines: () => number
  /** Loads the page of the frame. */
  readonly loadFrame: () => Promise<void>
  /** The frame cannot be shown, or is lost again and again. */
  readonly lost: () => void
}

/**
 * The customer's page in its window. It is there only while it is wanted and the page of the frame stands around it: a
 * customer's page is never seen without its name, neither before the frame is loaded nor after its process was lost.
 */
export class FramedView {
  readonly #parts: FramedViewParts
  #wanted = true
  #framed = false
  #shown = false

  constructor(parts: FramedViewParts) {
    this.#parts = parts
    restorePage({
      contents: parts.window.webContents,
      gone: () => this.#frame(false),
      restore: () => void this.begin(),
      giveUp: parts.lost
    })
  }

  /** Loads the frame. Never rejects: a frame that cannot be shown is told by `lost`. */
  async begin(): Promise<void> {
    if (this.#parts.window.isDestroyed()) return
    try {
      await this.#parts.loadFrame()
      this.#frame(true)
    } catch {
      this.#parts.lost()
    }
  }

  want(wanted: boolean): void {
    this.#wanted = wanted
    this.#apply()
  }

  /** Lays the page out inside of its frame, whatever the size of the window and the zoom of the frame. */
  place(): void {
    const { window, view } = this.#parts
    if (window.isDestroyed() || !this.#shown) return
    const { width, height } = window.getContentBounds()
    view.setBounds(portalBox({ width, height }, window.webContents.getZoomFactor(), this.#parts.lines()))
  }

  #frame(stands: boolean): void {
    this.#framed = stands
    this.#apply()
  }

  #apply(): void {
    const { window, view } = this.#parts
    const show = this.#wanted && this.#framed
    if (show === this.#shown || window.isDestroyed()) return
    this.#shown = show
    if (show) {
      window.contentView.addChildView(view)
      this.place()
    } else window.contentView.removeChildView(view)
  }
}
