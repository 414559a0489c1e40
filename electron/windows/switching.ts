import type { App, BrowserWindow, WebContents } from 'electron'
import type { Translate } from '../startup/texts/translate'
import type { ActingWindowRegistry } from './actingWindows'
import { bringToFront } from './portalWindow'
import { createSwitcher, type SwitchEntry } from './switcher'
import { createSwitcherWindow } from './switcherWindow'
import { listenForSwitchKeys } from './switchKeys'

export interface SwitchingParts {
  readonly app: Pick<App, 'on'>
  readonly portal: BrowserWindow
  readonly acting: Pick<ActingWindowRegistry, 'list' | 'windows' | 'focus'>
  readonly text: Translate
}

const portalId = 'portal'
/** A list whose key was released in another application goes by itself. */
const listLimitMs = 10_000

/** Joins keys, list and windows: the last used first, each customer with its mark and its digit (capabilities 6.6). */
export function createSwitching({ app, portal, acting, text }: SwitchingParts): { listen(contents: WebContents): void } {
  const used = new Map<number, number>()
  let uses = 0
  app.on('browser-window-focus', (_event, window) => {
    uses += 1
    used.set(window.id, uses)
  })
  const lastUse = ({ windowId }: { readonly windowId: number }): number => used.get(windowId) ?? 0
  const entries = (): readonly SwitchEntry[] => {
    const windows = acting.windows()
    const customers = acting.list().map(({ tenantId, company, mark }, index) => ({
      windowId: windows[index]?.id ?? 0,
      entry: { id: tenantId, name: company, mark, ...(index < 9 ? { digit: index + 1 } : {}) }
    }))
    const all = [{ windowId: portal.id, entry: { id: portalId, name: text('app.name') } }, ...customers]
    return all.toSorted((one, other) => lastUse(other) - lastUse(one)).map(({ entry }) => entry)
  }
  const go = (id: string): void => {
    const session = acting.list().find(({ tenantId }) => tenantId === id)
    if (session === undefined || !acting.focus(session.tenantId)) bringToFront(portal)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const list = createSwitcherWindow((index) => switcher.pick(index))
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
    },
    hide: () => {
      clearTimeout(timer)
      list.hide()
    }
  })
  const listen = (contents: WebContents): void => listenForSwitchKeys(contents, (key) => switcher.key(key))
  listen(portal.webContents)
  return { listen }
}
