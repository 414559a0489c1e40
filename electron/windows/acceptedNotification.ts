import { Notification, type BrowserWindow } from 'electron'
import type { Offer, OfferAcceptance } from '../contract/offer'
import type { Settings } from '../contract/settings'
import type { Translate } from '../startup/texts/translate'
import { bringToFront, tellPortal } from './portalWindow'

export interface AcceptedNotificationParts {
  readonly portal: BrowserWindow
  readonly text: Translate
  readonly settings: () => Pick<Settings, 'notifyAccepted' | 'notifyNames'>
}

/** Tells by the system's own means that a customer has accepted, while the technician looks elsewhere; a click shows the offer. */
export function createAcceptedNotification({ portal, text, settings }: AcceptedNotificationParts): (offer: Offer, acceptance: OfferAcceptance) => void {
  return (offer, { companyName, lines }) => {
    const { notifyAccepted: how, notifyNames } = settings()
    if (how === 'off' || portal.isDestroyed() || portal.isFocused() || !Notification.isSupported()) return
    const products = lines.map(({ name, licences }) => `${name} (${licences})`).join(', ')
    const body = products === '' ? text('offer.acceptedDelegated') : products
    const title = notifyNames ? text('offer.accepted', { company: companyName }) : text('offer.acceptedUnnamed')
    const notification = new Notification({ title, body, silent: how === 'quiet' })
    notification.on('click', () => {
      bringToFront(portal)
      tellPortal(portal, 'navigate', { path: `/offers/${offer.id}/details` })
    })
    notification.show()
  }
}
