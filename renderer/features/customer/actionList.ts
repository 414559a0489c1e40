import type { CustomerAction } from '../../../electron/contract/customer'
import type { MessageKey } from '../../i18n/translator'
import type { IconName } from '../../ui/icons'

interface ActionEntry {
  readonly action: CustomerAction
  readonly label: MessageKey
  readonly icon: IconName
}

export const customerActions: readonly ActionEntry[] = [
  { action: 'administer', label: 'actions.administer', icon: 'open' },
  { action: 'createServiceRequest', label: 'actions.createServiceRequest', icon: 'headset' },
  { action: 'showAdministrators', label: 'actions.showAdministrators', icon: 'team' },
  { action: 'resetPassword', label: 'actions.resetPassword', icon: 'sync' },
  { action: 'offerDelegatedAdministration', label: 'actions.offerDelegatedAdministration', icon: 'handshake' }
]
