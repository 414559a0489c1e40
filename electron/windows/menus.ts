import { Menu, BrowserWindow, screen } from 'electron'
import type { PortalCommand } from '../contract/events'
import type { Translate } from '../startup/texts/translate'
import type { ActingWindowRegistry } from './actingWindows'
import { markImage } from './markImage'
import { menuTemplate } from './menuTemplate'
import { tiles } from './tiles'
import { bringToFront, tellPortal } from './portalWindow'

export interface MenuParts {
  readonly portal: BrowserWindow
  readonly acting: ActingWindowRegistry
  readonly text: Translate
}

/** Builds the application menu anew; called at the start, and when the language or the open customers change. */
export function applyMenu(parts: MenuParts): void {
  const { acting, portal, text } = parts
  const template = menuTemplate({
    platform: process.platform,
    text: (key) => text(key),
    acting: acting.list().map(({ tenantId, company, mark }) => ({ tenantId, title: text('acting.title', { company }), icon: markImage(mark, 16) })),
    actions: {
      command: (command) => carryOut(parts, command),
      reload: () => visitInFront(acting)?.reload(),
      zoom: (step) => zoom(parts, step),
      endActing: () => void visitInFront(acting)?.end('endedByTechnician'),
      tile: () => tileWindows(acting.windows()),
      focusPortal: () => bringToFront(portal),
      focusActing: (tenantId) => acting.list().filter((state) => state.tenantId === tenantId).forEach((state) => acting.focus(state.tenantId))
    }
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** On the screen of the first one; what fills a screen is made a window again. */
function tileWindows(windows: readonly BrowserWindow[]): void {
  const [first] = windows
  if (first === undefined) return
  for (const [index, place] of tiles(screen.getDisplayMatching(first.getBounds()).workArea, windows.length).entries()) {
    const window = windows[index]
    if (window?.isFullScreen() === true) window.setFullScreen(false)
    if (window?.isMaximized() === true) window.unmaximize()
    window?.showInactive()
    window?.setBounds(place)
  }
}

function visitInFront(acting: ActingWindowRegistry): ReturnType<ActingWindowRegistry['visitOf']> {
  return acting.visitOf(BrowserWindow.getFocusedWindow() ?? undefined)
}

/** Back and forward belong to the window in front; every other command is the portal page's. */
function carryOut({ acting, portal }: MenuParts, command: PortalCommand): void {
  const visit = visitInFront(acting)
  if (visit !== undefined && command === 'back') visit.history.back()
  else if (visit !== undefined && command === 'forward') visit.history.forward()
  else {
    bringToFront(portal)
    tellPortal(portal, 'menu.command', command)
  }
}

function zoom({ acting, portal }: MenuParts, step: 1 | -1 | 0): void {
  const visit = visitInFront(acting)
  if (visit !== undefined) {
    visit.zoom(step)
    return
  }
  if (portal.isDestroyed()) return
  const contents = portal.webContents
  contents.setZoomLevel(step === 0 ? 0 : Math.min(4, Math.max(-3, contents.getZoomLevel() + step)))
}
