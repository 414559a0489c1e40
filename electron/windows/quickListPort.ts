import type { App, Menu, MenuItemConstructorOptions } from 'electron'
import type { TenantId } from '../contract/ids'
import type { TextKey } from '../startup/texts/en'
import { dockMenuOf, jumpListOf, type DockMenuParts, type QuickList } from './quickList'

export interface QuickListPortParts extends Pick<DockMenuParts, 'icon'> {
  readonly app: Pick<App, 'setJumpList' | 'getJumpListSettings' | 'isPackaged' | 'getAppPath'> & { readonly dock?: Pick<Electron.Dock, 'setMenu'> | undefined }
  readonly platform: NodeJS.Platform
  readonly program: string
  readonly text: (key: TextKey) => string
  readonly buildMenu: (template: MenuItemConstructorOptions[]) => Menu
  readonly show: (tenantId: TenantId) => void
  readonly go: (tenantId: TenantId) => void
}

export interface QuickListPort {
  /** Whether this system has such a list; where it has none, nothing needs to be read for it. */
  readonly present: boolean
  show(list: QuickList): void
}

/** Gives the system its list of customers, only when another one is to be shown than before. */
export function createQuickListPort(parts: QuickListPortParts): QuickListPort {
  const { app, platform } = parts
  let last: string | undefined
  const put = (list: QuickList): void => {
    if (platform === 'darwin') app.dock?.setMenu(parts.buildMenu(dockMenuOf(list, parts)))
    else if (platform === 'win32') putJumpList(list, parts)
  }
  return {
    present: platform === 'win32' || platform === 'darwin',
    show: (list) => {
      const words = JSON.stringify([list, parts.text('quickList.open'), parts.text('quickList.others')])
      if (words === last) return
      last = words
      put(list)
    }
  }
}

function putJumpList(list: QuickList, { app, program, text }: QuickListPortParts): void {
  const removed = app.getJumpListSettings().removedItems.flatMap((item) => ('args' in item && item.args !== undefined ? [item.args] : []))
  app.setJumpList(jumpListOf(list, { text, program, before: app.isPackaged ? [] : [app.getAppPath()], removed: new Set(removed) }))
}
