import type { CustomerAction } from '../../../electron/contract/customer'
import type { MessageKey } from '../../i18n/translator'
import type { IconName } from '../../ui/icons'

interface ActionEntry {
  readonly action: CustomerAction
  readonly label: MessageKey
  readonly icon: IconName
  /** Whether this version has the page behind it; without one the button says so instead of pretending. */
  readonly built: boolean
}

export const customerActions: readonly ActionEntry[] = [
  { action: 'administer', label: 'actions.administer', icon: 'open', built: true },
  { action: 'createServiceRequest', label: 'actions.createServiceRequest', icon: 'headset', built: false },
  { action: 'showAdministrators', label: 'actions.showAdministrators', icon: 'team', built: true },
  { action: 'resetPassword', label: 'actions.resetPassword', icon: 'sync', built: true },
  { action: 'offerDelegatedAdministration', label: 'actions.offerDelegatedAdministration', icon: 'handshake', built: true }
]
