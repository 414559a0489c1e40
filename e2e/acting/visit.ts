import { expect, type JSHandle, type Page } from '@playwright/test'
import type { FrameState } from '../../electron/contract/acting'
import type { FrameBridge } from '../../electron/contract/bridge'
import type { Result } from '../../electron/contract/errors'
import type { Desk } from '../fixtures/app'

/** What a page in the application, or a test in the main process, may see of a visit's session after its end. */
type VisitSession = JSHandle<Electron.Session>

/** One acting-as window: the frame's own page, the customer's page inside it, and the session both a test and the product know. */
export class Visit {
  constructor(
    readonly desk: Desk,
    readonly company: string,
    /** `http://127.0.0.1:PORT/portal/<tenantId>` */
    readonly base: string,
    readonly frame: Page,
    readonly portal: Page,
    readonly session: VisitSession
  ) {}

  get origin(): string {
    return new URL(this.base).origin
  }

  /** Goes to the page on which a portal can do whatever a page can do. */
  async openLab(): Promise<void> {
    await this.portal.getByRole('link', { name: 'Lab' }).click()
    await expect(this.portal.getByRole('heading', { name: 'Lab' })).toBeVisible()
  }

  async press(name: string): Promise<void> {
    await this.portal.getByRole('button', { name, exact: true }).click()
  }

  outcome() {
    return this.portal.locator('#outcome')
  }

  async endSession(): Promise<void> {
    await this.frame.getByRole('button', { name: 'End session' }).click()
  }

  /** The visit goes on: the product says so, and both pages are there. Asked after the effect of what was tried has been seen. */
  async expectGoesOn(): Promise<void> {
    const state = await this.frame.evaluate(async (): Promise<Result<FrameState>> => {
      const { partnerDeskFrame } = window as unknown as { readonly partnerDeskFrame: FrameBridge }
      return partnerDeskFrame.calls['frame.getState']()
    })
    expect(state).toMatchObject({ ok: true, value: { company: this.company, portal: 'shown' } })
    expect(this.portal.isClosed()).toBe(false)
    await expect(this.frame.getByRole('banner')).toContainText(`Acting as ${this.company}`)
  }

  /** The visit is over: told with its cause, nothing of it left, the partner's page alone and in front. */
  async expectEnded(cause: string): Promise<void> {
    const notice = this.desk.portal.getByRole('status').filter({ hasText: `You are no longer acting as ${this.company}` })
    await expect(notice).toContainText(cause, { timeout: 15_000 })
    await expect(notice).toContainText('Everything of the session was wiped')
    await expect.poll(() => [this.frame.isClosed(), this.portal.isClosed()]).toEqual([true, true])
    await expect.poll(() => pagesNow(this.desk)).toEqual(onlyThePortal)
    expect(await this.session.evaluate((session) => session.cookies.get({}))).toEqual([])
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await expect(notice).toHaveCount(0)
  }
}

/** The portal page, alone and in front. */
export const onlyThePortal = { pages: ['app://partner-desk/index.html'], inFront: 'app://partner-desk/index.html' }

/** Addresses of all pages of the application, in whatever window or view, and of the window that had the focus last. */
export function pagesNow(desk: Desk): Promise<{ readonly pages: readonly string[]; readonly inFront: string | undefined }> {
  return desk.app.evaluate(({ BrowserWindow, webContents }) => {
    const place = (contents: Electron.WebContents): string => contents.getURL().replace(/#.*$/u, '')
    const last = Reflect.get(globalThis, 'lastFocused') as number | undefined
    const front = BrowserWindow.getAllWindows().find(({ id }) => id === last)
    return {
      pages: webContents.getAllWebContents().map(place).toSorted((a, b) => a.localeCompare(b)),
      inFront: front === undefined ? undefined : place(front.webContents)
    }
  })
}

/** Remembers which window of the application got the focus last. Another application on the same display may take it away again. */
export async function rememberFocus(desk: Desk): Promise<void> {
  await desk.app.evaluate(({ app }) => {
    app.on('browser-window-focus', (_event, window) => { Reflect.set(globalThis, 'lastFocused', window.id) })
  })
}
