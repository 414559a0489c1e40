import type { MenuItemConstructorOptions, NativeImage } from 'electron'
import type { PortalCommand } from '../contract/events'
import type { TextKey } from '../startup/texts/en'

export interface MenuActions {
  /** Carried out by the portal page, or by the acting-as window in front (back, forward). */
  command(command: PortalCommand): void
  reload(): void
  zoom(step: 1 | -1 | 0): void
  endActing(): void
  focusPortal(): void
  focusActing(tenantId: string): void
  /** Lays the customers' windows side by side. */
  tile(): void
}

export interface MenuInput {
  readonly platform: NodeJS.Platform
  readonly text: (key: TextKey) => string
  readonly acting: readonly { readonly tenantId: string; readonly title: string; readonly icon?: NativeImage }[]
  readonly actions: MenuActions
}

type Items = MenuItemConstructorOptions[]

/** The application menu by the conventions of each system. Pure, so that it can be tested without a screen. */
export function menuTemplate(input: MenuInput): Items {
  const mac = input.platform === 'darwin'
  const sections: Items = [fileMenu(input, mac), editMenu(input), viewMenu(input), goMenu(input), windowMenu(input, mac), helpMenu(input)]
  return mac ? [appMenu(input), ...sections] : sections
}

/** Mnemonics (`&File`) are a convention of Windows and Linux; macOS would show the sign. */
function title({ platform, text }: MenuInput, key: TextKey): string {
  return platform === 'darwin' ? text(key).replace('&', '') : text(key)
}

function command(input: MenuInput, name: PortalCommand, key: TextKey, accelerator?: string): MenuItemConstructorOptions {
  return {
    id: name,
    label: input.text(key),
    click: () => input.actions.command(name),
    ...(accelerator === undefined ? {} : { accelerator })
  }
}

function appMenu(input: MenuInput): MenuItemConstructorOptions {
  return {
    label: input.text('app.name'),
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      command(input, 'goSettings', 'menu.settings', 'Cmd+,'),
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' }
    ]
  }
}

function fileMenu(input: MenuInput, mac: boolean): MenuItemConstructorOptions {
  const own: Items = [
    command(input, 'offerDelegatedAdministration', 'menu.offerDelegatedAdministration', 'CmdOrCtrl+N'),
    command(input, 'sendTrialInvitation', 'menu.sendTrialInvitation', 'CmdOrCtrl+Shift+T'),
    command(input, 'createPurchaseOffer', 'menu.createPurchaseOffer', 'CmdOrCtrl+Shift+O'),
    command(input, 'refreshCustomers', 'menu.refreshCustomers'),
    { type: 'separator' },
    command(input, 'switchAccount', 'menu.switchAccount'),
    command(input, 'signOut', 'menu.signOut')
  ]
  const close: MenuItemConstructorOptions = { role: 'close', label: input.text('menu.closeWindow') }
  const elsewhere: Items = [
    { type: 'separator' },
    command(input, 'goSettings', 'menu.settings', 'Ctrl+,'),
    close,
    { role: 'quit', label: input.text('menu.quit') }
  ]
  return { label: title(input, 'menu.file'), submenu: [...own, ...(mac ? [close] : elsewhere)] }
}

function editMenu(input: MenuInput): MenuItemConstructorOptions {
  return {
    label: title(input, 'menu.edit'),
    submenu: [
      { role: 'undo' }, { role: 'redo' }, { type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' },
      { role: 'selectAll' }, { type: 'separator' }, command(input, 'quickFind', 'menu.quickFind', 'CmdOrCtrl+K')
    ]
  }
}

function viewMenu({ actions, text, ...rest }: MenuInput): MenuItemConstructorOptions {
  return {
    label: title({ actions, text, ...rest }, 'menu.view'),
    submenu: [
      { label: text('menu.zoomIn'), accelerator: 'CmdOrCtrl+Plus', click: () => actions.zoom(1) },
      { label: text('menu.zoomIn'), accelerator: 'CmdOrCtrl+=', click: () => actions.zoom(1), visible: false, acceleratorWorksWhenHidden: true },
      { label: text('menu.zoomOut'), accelerator: 'CmdOrCtrl+-', click: () => actions.zoom(-1) },
      { label: text('menu.actualSize'), accelerator: 'CmdOrCtrl+0', click: () => actions.zoom(0) },
      { type: 'separator' },
      { id: 'reload', label: text('menu.reload'), accelerator: 'CmdOrCtrl+R', click: () => actions.reload() },
      { role: 'togglefullscreen', label: text('menu.fullScreen') }
    ]
  }
}

function goMenu(input: MenuInput): MenuItemConstructorOptions {
  const mac = input.platform === 'darwin'
  return {
    label: title(input, 'menu.go'),
    submenu: [
      command(input, 'back', 'menu.back', mac ? 'Cmd+[' : 'Alt+Left'),
      command(input, 'forward', 'menu.forward', mac ? 'Cmd+]' : 'Alt+Right'),
      { type: 'separator' },
      command(input, 'goOverview', 'menu.goOverview'),
      command(input, 'goLookup', 'menu.goLookup', 'CmdOrCtrl+L'),
      command(input, 'goCustomers', 'menu.goCustomers'),
      command(input, 'goOffers', 'menu.goOffers'),
      command(input, 'goRelationships', 'menu.goRelationships'),
      command(input, 'goServiceRequests', 'menu.goServiceRequests'),
      command(input, 'goTeam', 'menu.goTeam'),
      command(input, 'goCompany', 'menu.goCompany'),
      command(input, 'goActivity', 'menu.goActivity')
    ]
  }
}

/** The portal and each customer that is open, in the order of opening, under the first nine digits. */
function windowMenu(input: MenuInput, mac: boolean): MenuItemConstructorOptions {
  const { acting, actions, text } = input
  const customers: Items = acting.map(({ tenantId, title: label, icon }, index) => ({
    id: `acting.${tenantId}`,
    label: label.replaceAll('&', '&&'),
    click: () => actions.focusActing(tenantId),
    ...(icon === undefined ? {} : { icon }),
    ...(index < 9 ? { accelerator: `CmdOrCtrl+${index + 1}` } : {})
  }))
  const ending: Items = acting.length === 0 ? [] : [
    { type: 'separator' },
    { id: 'tile', label: text('menu.tile'), click: () => actions.tile() },
    { id: 'endActing', label: text('menu.endActing'), accelerator: 'CmdOrCtrl+Shift+E', click: () => actions.endActing() }
  ]
  return {
    label: title(input, 'menu.window'),
    ...(mac ? { role: 'windowMenu' as const } : {}),
    submenu: [
      { role: 'minimize', label: text('menu.minimize') },
      { type: 'separator' },
      { id: 'portal', label: text('menu.portalWindow'), accelerator: 'CmdOrCtrl+Shift+P', click: () => actions.focusPortal() },
      ...customers,
      ...ending
    ]
  }
}

function helpMenu(input: MenuInput): MenuItemConstructorOptions {
  return {
    label: title(input, 'menu.help'),
    ...(input.platform === 'darwin' ? { role: 'help' as const } : {}),
    submenu: [command(input, 'showShortcuts', 'menu.shortcuts', 'CmdOrCtrl+/')]
  }
}
