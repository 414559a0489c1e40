import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { app, nativeTheme, type BrowserWindow } from 'electron'
import { judgeExternalUrl } from './domain/externalUrl'
import { startRouter } from './ipc/router'
import { TrustedSenders } from './ipc/trustedSenders'
import { isOwnUrl } from './security/appPaths'
import { serveAppPages } from './security/appProtocol'
import { createOpener } from './security/openExternal'
import { prepareBeforeReady } from './startup/beforeReady'
import { continuedAt } from './startup/continueAt'
import { readEnvironment } from './startup/environment'
import { lazily } from './startup/lazily'
import { claimLinks, listenForLinks } from './startup/links'
import { loadInParts } from './startup/loadInParts'
import { createLog } from './startup/log'
import { guardQuit } from './startup/quitGuard'
import { createHintsKeeper } from './windows/hintsKeeper'
import { restorePage } from './windows/pageRestore'
import { guardPortalClose } from './windows/portalClose'
import { bringToFront, createPortalWindow, loadPortal, rememberPortalPlace, tellPortal } from './windows/portalWindow'
import { listenForWays } from './windows/wayGestures'

/**
 * The composition root. The order is the point: what must precede `ready`; then the window, at once; and only when its page
 * has been painted, or asks for something, the stores, the services and all that they load.
 */
const environment = readEnvironment(process.env)
if (environment.dataFolder !== undefined) app.setPath('userData', environment.dataFolder)
const dataFolder = app.getPath('userData')
const built = join(import.meta.dirname, '..')

// One application a data folder: two would write the same files.
if (app.requestSingleInstanceLock()) start()
else app.quit()

function start(): void {
  const log = createLog(join(dataFolder, 'logs'))
  const senders = new TrustedSenders(isOwnUrl)
  const openWeb = createOpener((url) => judgeExternalUrl(url, { allowLoopbackHttp: true }))
  prepareBeforeReady({ app, senders, open: openWeb, log })
  const shown: { portal?: BrowserWindow } = {}
  const toFront = (): void => {
    if (shown.portal !== undefined) bringToFront(shown.portal)
  }
  const links = listenForLinks({ app, argv: process.argv.slice(1), dropped: () => log.warn('a link was dropped'), again: toFront })
  const hints = createHintsKeeper(join(dataFolder, 'window.json'), (cause) => log.warn('window place not saved', { cause }))
  nativeTheme.themeSource = hints.current().appearance ?? 'system'

  void app.whenReady().then(() => {
    serveAppPages(realpathSync(join(built, 'renderer')))
    const devTools = !app.isPackaged
    const portal = createPortalWindow({ preload: join(built, 'preload/portal.cjs'), devTools, hints: hints.current() })
    shown.portal = portal
    senders.trust(portal.webContents, 'portal')
    const services = lazily(async () => {
      const { compose } = await loadInParts()
      return compose({ environment, dataFolder, built, devTools, log, senders, openWeb, hints, portal, links })
    }, { keepFailure: true })
    startRouter({ senders, log, answer: async () => (await services()).answer })
    portal.webContents.once('did-finish-load', () => {
      claimLinks(app, process.platform)
      services().catch((thrown: unknown) => log.error('start', { thrown }))
    })
    const linked = links.showWith((path) => void loadPortal(portal, path))
    void loadPortal(portal, continuedAt(process.argv) ?? linked)

    restorePage({ contents: portal.webContents, gone: () => log.error('the page was lost'), restore: () => portal.webContents.reload() })
    rememberPortalPlace(portal, hints)
    listenForWays(portal, (way) => tellPortal(portal, 'menu.command', way))
    guardPortalClose(portal, app, process.platform)
    app.on('activate', toFront)
    guardQuit(app, async () => {
      await services.started()?.then(({ putAway }) => putAway(), () => undefined)
      await hints.flush()
      await log.flush()
    })
  })
}
