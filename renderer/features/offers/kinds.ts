import type { CloudCapabilities } from '../../../electron/contract/app'
import type { OfferKind } from '../../../electron/contract/offer'
import type { MessageKey } from '../../i18n/translator'

export type OrderedKind = Exclude<OfferKind, 'delegatedAdministration'>

/** The title of the pages on which an offer of a kind is made. */
export const kindTitles: Readonly<Record<OfferKind, MessageKey>> = {
  trial: 'wizard.title.trial',
  purchase: 'wizard.title.purchase',
  delegatedAdministration: 'composer.title'
}

/** Why this cloud does not have offers of a kind at all; `undefined`: it has them (capabilities 4.11). */
export function refusalOf(kind: OfferKind, capabilities: CloudCapabilities | undefined): MessageKey | undefined {
  if (capabilities === undefined) return undefined
  if (kind === 'delegatedAdministration') return capabilities.openInvitation || capabilities.gdap ? undefined : 'wizard.refused.delegated'
  return capabilities.quotes || capabilities.cart ? undefined : 'wizard.refused.quotes'
}

/** Whether an offer of a kind becomes an order in a cart, for a customer that the partner sells to: the cloud issues none that a link could carry. */
export function isOrdered(kind: OfferKind, capabilities: CloudCapabilities | undefined): kind is OrderedKind {
  return kind !== 'delegatedAdministration' && capabilities !== undefined && !capabilities.quotes && capabilities.cart
}

/** What an offer of a kind lacks in this cloud, said before any work is put into it. */
export function limitsOf(kind: OfferKind, capabilities: CloudCapabilities | undefined): readonly MessageKey[] {
  if (capabilities === undefined) return []
  const limits: MessageKey[] = []
  if (!capabilities.advisorLink) limits.push('wizard.limit.advisorLink')
  if (kind === 'delegatedAdministration' && !capabilities.openInvitation) limits.push('wizard.limit.oneCustomer')
  return limits
}
