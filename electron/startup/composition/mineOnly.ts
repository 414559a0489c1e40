import type { PortalEvents } from '../../contract/events'
import type { Ownership } from '../../services/accounts/ownership'
import type { ServiceParts } from './services'

/** What pages are told of one account's own work: nothing of another's that ends late. */
const ownEvents: ReadonlySet<string> = new Set<keyof PortalEvents>([
  'offers.changed', 'outbox.changed', 'orders.changed', 'merge.changed', 'requests.changed', 'own.changed', 'reset.progress', 'relationships.batch', 'roleTemplates.changed'
])

/** Ways to the technician by which work tells of itself, closed to work of an account that is not signed in. */
export function mineOnly({ tell, notifyAccepted, notifyEnding }: ServiceParts, ownership: Pick<Ownership, 'isMine'>): Pick<ServiceParts, 'tell' | 'notifyAccepted' | 'notifyEnding'> {
  return {
    tell: (name, payload) => {
      if (!ownEvents.has(name) || ownership.isMine()) tell(name, payload)
    },
    notifyAccepted: (offer, acceptance) => {
      if (ownership.isMine()) notifyAccepted(offer, acceptance)
    },
    notifyEnding: (reminders) => {
      if (ownership.isMine()) notifyEnding(reminders)
    }
  }
}
