import { app, Menu, type BrowserWindow } from 'electron'
import type { SettingsService } from '../../services/settings'
import type { Tell } from '../../services/ports'
import type { ActingWindowRegistry } from '../../windows/actingWindows'
import { markImage } from '../../windows/markImage'
import { bringToFront } from '../../windows/portalWindow'
import { createQuickListPort } from '../../windows/quickListPort'
import type { Links } from '../links'
import type { Translate } from '../texts/translate'
import { watchQuickList, type QuickListWatch } from './quickList'
import type { Services } from './services'

export interface JoinQuickListParts {
  readonly portal: BrowserWindow
  readonly acting: ActingWindowRegistry
  readonly links: Pick<Links, 'switchWith'>
  readonly settings: SettingsService
  readonly text: Translate
  readonly tell: Tell
  readonly services: () => Pick<Services, 'session' | 'recent' | 'own' | 'cache'>
}

/** Joins the system's list of customers with what it names and with what its entries do. */
export function joinQuickList({ portal, acting, links, settings, text, tell, services }: JoinQuickListParts): QuickListWatch {
  links.switchWith((tenantId) => acting.focus(tenantId))
  const port = createQuickListPort({
    app, platform: process.platform, program: process.execPath, text,
    icon: (mark) => markImage(mark, 16),
    buildMenu: (template) => Menu.buildFromTemplate(template),
    show: (tenantId) => void acting.focus(tenantId),
    go: (tenantId) => {
      bringToFront(portal)
      tell('navigate', { path: `/customers/${tenantId}` })
    }
  })
  return watchQuickList({
    port,
    session: () => services().session.state,
    namesAllowed: () => settings.get().systemListNames,
    open: () => acting.list(),
    recent: () => services().recent.list(),
    favourites: { ready: () => services().own.ready(), list: () => services().own.favourites() },
    nameOf: (tenantId) => services().cache.get(tenantId)?.name
  })
}
