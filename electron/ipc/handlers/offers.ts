import type { AccessSetup } from '../../services/accessSetup'
import type { OffersService } from '../../services/offers'
import type { Handlers } from './types'

type OfferCalls = Extract<keyof Handlers, `offers.${string}`>

export function offerHandlers(offers: OffersService, access: AccessSetup): Pick<Handlers, OfferCalls> {
  return {
    'offers.list': () => offers.list(),
    'offers.get': ({ offerId }) => offers.get(offerId),
    'offers.createDelegated': (wanted) => offers.createDelegated(wanted),
    'offers.issue': ({ offerId }) => offers.issue(offerId),
    'offers.edit': ({ offerId, ...typed }) => offers.edit(offerId, typed),
    'offers.discard': ({ offerId }) => offers.discard(offerId),
    'offers.measure': ({ offerId }) => offers.measure(offerId),
    'offers.openInEmail': ({ offerId }) => offers.openInEmail(offerId),
    'offers.copyMessage': ({ offerId }) => offers.copyMessage(offerId),
    'offers.copyLink': ({ offerId }) => offers.copyLink(offerId),
    'offers.saveEml': ({ offerId }) => offers.saveEml(offerId),
    'offers.confirmSent': ({ offerId, sent }) => offers.confirmSent(offerId, sent),
    'offers.refresh': ({ offerId }) => offers.refresh(offerId),
    'offers.withdraw': ({ offerId }) => offers.withdraw(offerId),
    'offers.setUpAccess': async ({ offerId }) => {
      await access.setUp(offers.get(offerId))
      return offers.get(offerId)
    }
  }
}
