import type { JumpListCategory, JumpListItem, MenuItemConstructorOptions, NativeImage } from 'electron'
import type { TenantMark } from '../contract/acting'
import type { TenantId } from '../contract/ids'
import type { TextKey } from '../startup/texts/en'

interface Named {
  readonly tenantId: TenantId
  readonly name: string
}

/** The customers that the system's own list of the application names: the jump list of Windows, the dock's menu of macOS. */
export interface QuickList {
  readonly open: readonly (Named & { readonly mark: TenantMark })[]
  /** Opened last, then favourites; none that is open. */
  readonly others: readonly Named[]
}

export interface QuickListSources {
  /** Whether names may be there at all: somebody is signed in, and the setting is on. */
  readonly allowed: boolean
  readonly open: readonly { readonly tenantId: TenantId; readonly company: string; readonly mark: TenantMark }[]
  /** The latest first. */
  readonly recent: readonly TenantId[]
  readonly favourites: readonly TenantId[]
  /** `undefined`: no customer any more. */
  readonly nameOf: (tenantId: TenantId) => string | undefined
}

/** Windows shows ten entries unless it is told otherwise, and more are no quick choice. */
const mostEntries = 10
/** As many as have a digit. */
const mostOpen = 9

export const noQuickList: QuickList = { open: [], others: [] }

/** Open customers first, because one switches more often than one begins (capabilities 6.6). */
export function quickList({ allowed, open, recent, favourites, nameOf }: QuickListSources): QuickList {
  if (!allowed) return noQuickList
  const shown = open.slice(0, mostOpen).map(({ tenantId, company, mark }) => ({ tenantId, name: company, mark }))
  const isOpen = new Set(open.map(({ tenantId }) => tenantId))
  const others = [...new Set([...recent, ...favourites])].filter((tenantId) => !isOpen.has(tenantId)).flatMap((tenantId) => {
    const name = nameOf(tenantId)
    return name === undefined ? [] : [{ tenantId, name }]
  })
  return { open: shown, others: others.slice(0, mostEntries - shown.length) }
}

export interface JumpListParts {
  readonly text: (key: TextKey) => string
  /** What starts the application, and what must stand before its arguments. */
  readonly program: string
  readonly before: readonly string[]
  /** Arguments of entries that somebody has taken off the list: Windows refuses a list with one of them once. */
  readonly removed: ReadonlySet<string>
}

/** The word that goes with the link of an open customer: its window comes to the front. No link can say it. */
export const showOpenArgument = '--show-open'

/** The jump list of Windows. Its entries start the application again with a link, which the one that runs takes. Pure. */
export function jumpListOf({ open, others }: QuickList, { text, program, before, removed }: JumpListParts): JumpListCategory[] {
  const start = before.map((argument) => `"${argument}" `).join('')
  const entry = ({ tenantId, name }: Named, more = ''): JumpListItem => ({
    type: 'task', title: shortened(name), program, args: `${start}${more}partnerdesk://customer/${tenantId}`, iconPath: program, iconIndex: 0
  })
  const category = (key: TextKey, items: readonly JumpListItem[]): JumpListCategory[] => {
    const wanted = items.filter(({ args = '' }) => !removed.has(args))
    return wanted.length === 0 ? [] : [{ type: 'custom', name: text(key), items: wanted }]
  }
  return [
    ...category('quickList.open', open.map((one) => entry(one, `${showOpenArgument} `))),
    ...category('quickList.others', others.map((one) => entry(one)))
  ]
}

export interface DockMenuParts {
  readonly text: (key: TextKey) => string
  readonly icon: (mark: TenantMark) => NativeImage
  /** Brings the window of an open customer to the front. */
  readonly show: (tenantId: TenantId) => void
  /** Opens a customer's page. */
  readonly go: (tenantId: TenantId) => void
}

/** The dock's menu of macOS, which the system adds its own entries to. Pure. */
export function dockMenuOf({ open, others }: QuickList, { text, icon, show, go }: DockMenuParts): MenuItemConstructorOptions[] {
  const section = (key: TextKey, items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.length === 0 ? [] : [{ label: text(key), enabled: false }, ...items]
  const opened = section('quickList.open', open.map(({ tenantId, name, mark }) => ({ label: name, icon: icon(mark), click: () => show(tenantId) })))
  const rest = section('quickList.others', others.map(({ tenantId, name }) => ({ label: name, click: () => go(tenantId) })))
  return [...opened, ...(opened.length > 0 && rest.length > 0 ? [{ type: 'separator' as const }] : []), ...rest]
}

/** Windows refuses texts of more than 260 characters. */
function shortened(name: string): string {
  const signs = [...name]
  return signs.length <= 80 ? name : `${signs.slice(0, 79).join('')}…`
}
