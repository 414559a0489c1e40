import { filesHolding } from '../acting/searchFolder'
import type { Visit } from '../acting/visit'
import type { Desk } from '../fixtures/app'

/** What only a visit knows, and where it is found afterwards. */
export async function markedFiles({ portal, session }: Visit): Promise<{ found(dataDir: string): Promise<readonly string[]> }> {
  const cookies = await session.evaluate((one) => one.cookies.get({}))
  const needles = [...cookies.filter(({ name }) => !name.startsWith('lab')).map(({ value }) => value), await portal.title(), 'Acting as Contoso']
  return { found: (dataDir) => filesHolding(dataDir, needles) }
}

/** Id of a helper process of the application. */
export function processOf({ app }: Desk, type: string): Promise<number | undefined> {
  return app.evaluate((electron, wanted) => electron.app.getAppMetrics().find((one) => one.type === wanted)?.pid, type)
}

/** Ends the process of the frame's page as a fault of the engine would. @returns how many customers' pages are shown right after it */
export function crashFrame({ app }: Desk): Promise<number> {
  return app.evaluate(({ BrowserWindow, webContents }) => new Promise<number>((resolve, reject) => {
    const frame = webContents.getAllWebContents().find((one) => one.getURL().includes('/frame/'))
    if (frame === undefined) {
      reject(new Error('there is no frame'))
      return
    }
    frame.once('render-process-gone', () => resolve(BrowserWindow.fromWebContents(frame)?.contentView.children.filter((view) => 'webContents' in view && view.webContents !== frame).length ?? -1))
    frame.forcefullyCrashRenderer()
  }))
}

/** How many customers' pages are in a window. */
export function framesShown({ app }: Desk): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().flatMap((window) => window.contentView.children.filter((view) => 'webContents' in view && view.webContents !== window.webContents)).length)
}

/**
 * Title of a page of ours that is alive, asked of the engine, because the driver does not follow a page over a crash. The frame's page takes
 * its title from what it shows.
 */
export function titleOf({ app }: Desk, path: string): Promise<string> {
  return app.evaluate(({ webContents }, part) => {
    const contents = webContents.getAllWebContents().find((one) => one.getURL().startsWith(`app://partner-desk${part}`))
    return contents === undefined || contents.isCrashed() || contents.isLoading() ? '' : contents.getTitle()
  }, path)
}
