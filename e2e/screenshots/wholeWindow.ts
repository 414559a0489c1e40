import type { Desk } from '../fixtures/app'

interface Sized {
  readonly title: string
  readonly width: number
  readonly height: number
}

/** Gives the window whose title begins so this content size. */
export async function sizeWindow(desk: Desk, sized: Sized): Promise<void> {
  await desk.app.evaluate(({ BrowserWindow }, { title, width, height }) => {
    BrowserWindow.getAllWindows().find((one) => one.getTitle().startsWith(title))?.setContentSize(width, height)
  }, sized)
}

/**
 * A window as it is on the screen, with every view that lies in it: an acting-as window is the frame's page and the portal's,
 * and a picture of either alone would show what nobody ever sees.
 * @returns PNG, one pixel for each of the window's
 */
export async function wholeWindow(desk: Desk, title: string): Promise<Buffer> {
  const base64 = await desk.app.evaluate(async ({ BrowserWindow, WebContentsView, nativeImage }, begin) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.getTitle().startsWith(begin))
    if (window === undefined) throw new Error('there is no such window')
    const ground = await window.webContents.capturePage()
    const { width, height } = ground.getSize()
    const whole = ground.toBitmap({ scaleFactor: 1 })
    for (const view of window.contentView.children) {
      if (!(view instanceof WebContentsView) || view.webContents === window.webContents) continue
      const image = await view.webContents.capturePage()
      const { x, y } = view.getBounds()
      const part = image.toBitmap({ scaleFactor: 1 })
      const columns = image.getSize().width
      for (let row = 0; row < image.getSize().height; row += 1) part.copy(whole, ((y + row) * width + x) * 4, row * columns * 4, (row + 1) * columns * 4)
    }
    return nativeImage.createFromBitmap(whole, { width, height }).toPNG().toString('base64')
  }, title)
  return Buffer.from(base64, 'base64')
}
