import type { App, BrowserWindow, NativeImage, WebContents } from 'electron'
import type { Translate } from '../startup/texts/translate'
import type { ActingWindowRegistry } from './actingWindows'
import { bringToFront } from './portalWindow'
import { createSwitcher, type SwitchEntry } from './switcher'
import type { Box } from './frameLayout'
import { createSwitcherWindow } from './switcherWindow'
import { SwitchPictures } from './switchPictures'
import { listenForSwitchKeys } from './switchKeys'

export interface SwitchingParts {
  readonly app: Pick<App, 'on'>
  readonly portal: BrowserWindow
  readonly acting: Pick<ActingWindowRegistry, 'list' | 'windows' | 'focus' | 'pictureOf'>
  readonly text: Translate
  /** Of the screen on which a window lies. */
  readonly workAreaOf: (window: BrowserWindow) => Box
}

export interface Switching {
  listen(contents: WebContents): void
  /** The set of open windows changed: nothing of one that is gone stays to be seen. */
  changed(): void
}

const portalId = 'portal'
/** A list whose key was released in another application goes by itself. */
const listLimitMs = 10_000

/** Joins keys, list and windows: the last used first, each customer with its mark, its digit and a picture (capabilities 6.6). */
export function createSwitching({ app, portal, acting, text, workAreaOf }: SwitchingParts): Switching {
  const used = new Map<number, number>()
  let uses = 0
  app.on('browser-window-focus', (_event, window) => {
    uses += 1
    used.set(window.id, uses)
  })
  const pictures = new SwitchPictures({ capture: (id) => captureOf(id, portal, acting) })
  const lastUse = ({ windowId }: { readonly windowId: number }): number => used.get(windowId) ?? 0
  const entries = (): readonly SwitchEntry[] => {
    const windows = acting.windows()
    const customers = acting.list().map(({ tenantId, company, mark }, index) => ({
      windowId: windows[index]?.id ?? 0,
      entry: { id: tenantId, name: company, mark, ...(index < 9 ? { digit: index + 1 } : {}) }
    }))
    const all = [{ windowId: portal.id, entry: { id: portalId, name: text('app.name') } }, ...customers]
    return all.toSorted((one, other) => lastUse(other) - lastUse(one)).map(({ entry }) => withPicture(entry, pictures.of(entry.id)))
  }
  const present = (): readonly string[] => [portalId, ...acting.list().map(({ tenantId }) => tenantId)]
  /** The list is there at once, with the pictures of before; newer ones join. */
  const renewPictures = (): void => {
    pictures.keepOnly(present())
    for (const id of present()) {
      void pictures.renew(id).then((isNew) => {
        if (isNew) switcher.refresh()
      })
    }
  }
  const go = (id: string): void => {
    const session = acting.list().find(({ tenantId }) => tenantId === id)
    if (session === undefined || !acting.focus(session.tenantId)) bringToFront(portal)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let isShown = false
  const inFront = (): BrowserWindow => [...acting.windows(), portal].toSorted((one, other) => lastUse({ windowId: other.id }) - lastUse({ windowId: one.id }))[0] ?? portal
  const list = createSwitcherWindow((index) => switcher.pick(index), () => workAreaOf(inFront()))
  const switcher = createSwitcher({
    entries,
    go,
    openAt: (index) => {
      const session = acting.list()[index]
      if (session !== undefined) acting.focus(session.tenantId)
    },
    show: (shown, selected) => {
      clearTimeout(timer)
      timer = setTimeout(() => switcher.cancel(), listLimitMs)
      list.show(shown, selected)
      if (!isShown) renewPictures()
      isShown = true
    },
    hide: () => {
      clearTimeout(timer)
      isShown = false
      list.hide()
    }
  })
  const listen = (contents: WebContents): void => listenForSwitchKeys(contents, (key) => switcher.key(key))
  listen(portal.webContents)
  const changed = (): void => {
    pictures.keepOnly(present())
    switcher.cancel()
  }
  changed()
  return { listen, changed }
}

function withPicture(entry: SwitchEntry, picture: string | undefined): SwitchEntry {
  return picture === undefined ? entry : { ...entry, picture }
}

function captureOf(id: string, portal: BrowserWindow, acting: Pick<ActingWindowRegistry, 'list' | 'pictureOf'>): Promise<NativeImage | undefined> | undefined {
  if (id === portalId) return portal.isDestroyed() ? undefined : portal.webContents.capturePage()
  const session = acting.list().find(({ tenantId }) => tenantId === id)
  return session && acting.pictureOf(session.tenantId)
}
