import { app, webContents as allContents, type WebContents } from 'electron'

export const processLimitMs = 2_000
const pauseMs = 20

/** The processes of the application that show pages; ids are those of the operating system. */
export interface PageProcesses {
  running(): ReadonlySet<number>
  /** Those in which a page is open now. */
  used(): ReadonlySet<number>
  kill(id: number): void
}

export type FollowedContents = Pick<WebContents, 'on' | 'isDestroyed'> & { readonly mainFrame: FollowedFrame }

interface FollowedFrame {
  readonly framesInSubtree: readonly { readonly osProcessId: number }[]
}

/**
 * The processes that showed the pages of one visit. Chromium keeps one alive in which a service worker was, and shows the next page of the
 * same session and host in it: what hung there would hang the next visit, and what was in its memory would be beside it.
 */
export class VisitProcesses {
  readonly #contents: FollowedContents
  readonly #processes: PageProcesses
  readonly #seen = new Set<number>()

  constructor(contents: FollowedContents, processes: PageProcesses = ofTheApplication) {
    this.#contents = contents
    this.#processes = processes
    contents.on('did-frame-navigate', () => this.note())
    contents.on('did-navigate', () => this.note())
  }

  /** Where the page and its frames are now; after the page is closed there is nobody to ask. */
  note(): void {
    if (this.#contents.isDestroyed()) return
    for (const { osProcessId } of this.#contents.mainFrame.framesInSubtree) if (osProcessId > 0) this.#seen.add(osProcessId)
  }

  /**
   * Ends those that are still there, when the page is closed. Never rejects.
   * @returns whether all of them are gone
   */
  async end(limitMs = processLimitMs): Promise<boolean> {
    const until = performance.now() + limitMs
    for (;;) {
      const left = this.#left()
      if (left.length === 0) return true
      if (performance.now() > until) return false
      for (const id of left) this.#kill(id)
      await new Promise((resolve) => { setTimeout(resolve, pauseMs) })
    }
  }

  /** An id that is no longer a process of ours may be anybody's by now. */
  #left(): readonly number[] {
    const [running, used] = [this.#processes.running(), this.#processes.used()]
    return [...this.#seen].filter((id) => running.has(id) && !used.has(id))
  }

  #kill(id: number): void {
    try {
      this.#processes.kill(id)
    } catch {
      // It went by itself meanwhile, or cannot be ended, which the next look tells.
    }
  }
}

const ofTheApplication: PageProcesses = {
  running: () => new Set(app.getAppMetrics().filter(({ type }) => type === 'Tab').map(({ pid }) => pid)),
  used: () => new Set(allContents.getAllWebContents().filter((one) => !one.isDestroyed()).flatMap((one) => one.mainFrame.framesInSubtree.map(({ osProcessId }) => osProcessId))),
  // Without a word: the crash that Electron can ask for may write the page's memory to the disk.
  kill: (id) => process.kill(id, 'SIGKILL')
}
