import type { PortalCommand } from '../../electron/contract/events'
import type { MessageKey, Translator } from '../i18n/translator'
import type { AppStores } from '../stores/appStores'
import type { IconName } from '../ui/icons'
import { paths } from './routes'

export interface Command {
  readonly id: PortalCommand
  readonly label: MessageKey
  readonly icon: IconName
  /** Written with `Mod` for Ctrl or Cmd. The native menu names the same keys. */
  readonly keys?: string
}

/** Every command of the application. The menu, the palette and the shortcut list all show this table. */
export const commands: readonly Command[] = [
  { id: 'quickFind', label: 'command.quickFind', icon: 'search', keys: 'Mod+K' },
  { id: 'goLookup', label: 'command.goLookup', icon: 'search', keys: 'Mod+L' },
  { id: 'goOverview', label: 'nav.overview', icon: 'home' },
  { id: 'goCustomers', label: 'nav.customers', icon: 'people' },
  { id: 'goOffers', label: 'nav.offers', icon: 'mail' },
  { id: 'goRelationships', label: 'nav.relationships', icon: 'handshake' },
  { id: 'goServiceRequests', label: 'nav.serviceRequests', icon: 'headset' },
  { id: 'goTeam', label: 'nav.team', icon: 'team' },
  { id: 'goCompany', label: 'nav.company', icon: 'building' },
  { id: 'goActivity', label: 'nav.activity', icon: 'history' },
  { id: 'goSettings', label: 'nav.settings', icon: 'settings', keys: 'Mod+,' },
  { id: 'offerDelegatedAdministration', label: 'command.offerDelegatedAdministration', icon: 'handshake', keys: 'Mod+N' },
  { id: 'sendTrialInvitation', label: 'command.sendTrialInvitation', icon: 'mail', keys: 'Mod+Shift+T' },
  { id: 'createPurchaseOffer', label: 'command.createPurchaseOffer', icon: 'mail', keys: 'Mod+Shift+O' },
  { id: 'refreshCustomers', label: 'command.refreshCustomers', icon: 'sync' },
  { id: 'back', label: 'command.back', icon: 'back', keys: 'Alt+Left' },
  { id: 'forward', label: 'command.forward', icon: 'back', keys: 'Alt+Right' },
  { id: 'showShortcuts', label: 'command.showShortcuts', icon: 'info', keys: '?' },
  { id: 'switchAccount', label: 'command.switchAccount', icon: 'people' },
  { id: 'signOut', label: 'command.signOut', icon: 'person' }
]

export interface CommandContext {
  readonly go: (path: string) => void
  readonly showShortcuts: () => void
  readonly stores: AppStores
}

const destinations: Readonly<Partial<Record<PortalCommand, string>>> = {
  goOverview: paths.overview,
  goLookup: paths.lookup,
  goCustomers: paths.customers,
  goOffers: paths.offers,
  goRelationships: paths.relationships,
  goServiceRequests: paths.serviceRequests,
  goTeam: paths.team,
  goCompany: paths.company,
  goActivity: paths.activity,
  goSettings: paths.settings,
  offerDelegatedAdministration: paths.newOffer,
  sendTrialInvitation: paths.trial,
  createPurchaseOffer: paths.purchase
}

/** Carries out a command, wherever it was given (menu, palette, key). */
export function runCommand(id: PortalCommand, { go, showShortcuts, stores }: CommandContext): void {
  const destination = destinations[id]
  if (destination !== undefined) go(destination)
  else if (id === 'quickFind') stores.palette.getState().show()
  else if (id === 'refreshCustomers') void stores.customers.getState().refresh()
  else if (id === 'switchAccount') void stores.session.getState().switchAccount()
  else if (id === 'signOut') void stores.session.getState().signOut()
  else if (id === 'back') history.back()
  else if (id === 'forward') history.forward()
  else if (id === 'showShortcuts') showShortcuts()
}

/** How a shortcut is written on this system, and on its keys: ⌘K, Ctrl+K, or in German Strg+K. */
export function keysFor(keys: string, platform: 'win32' | 'darwin' | 'linux', t: Translator['t']): string {
  if (platform !== 'darwin') return keys.replace('Mod', t('key.control')).replace('Shift', t('key.shift')).replace('Left', '←').replace('Right', '→')
  return keys.replace('Mod+Shift+', '⇧⌘').replace('Mod+', '⌘').replace('Alt+Left', '⌘[').replace('Alt+Right', '⌘]')
}
