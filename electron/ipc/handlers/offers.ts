import { AppFailure } from '../../contract/errors'
import type { AccessSetup } from '../../services/accessSetup'
import type { OfferBook } from '../../services/offerBook'
import type { OfferDesk } from '../../services/offerDesk'
import { exportOffers, type OfferExportParts } from '../../services/offerExport'
import type { OfferIndex } from '../../services/offerIndex'
import type { OffersService } from '../../services/offers'
import type { OfferTermsChange } from '../../services/offerTermsChange'
import type { OfferWizard } from '../../services/wizard'
import type { Handlers } from './types'

type OfferCalls = Extract<keyof Handlers, `offers.${string}` | `outbox.${string}`>

export interface OfferHandlerParts {
  readonly offers: OffersService
  readonly access: AccessSetup
  readonly book: OfferBook
  readonly desk: OfferDesk
  readonly wizard: OfferWizard
  readonly termsChange: OfferTermsChange
  readonly index: OfferIndex
  readonly exporting: OfferExportParts
}

export function offerHandlers(parts: OfferHandlerParts): Pick<Handlers, OfferCalls> {
  return { ...draftHandlers(parts), ...messageHandlers(parts), ...trackingHandlers(parts) }
}

type DraftCalls = 'offers.create' | 'offers.createDelegated' | 'offers.chooseTerms' | 'offers.edit' | 'offers.compose' | 'offers.acceptChanges' | 'offers.duplicate' | 'offers.discard'

function draftHandlers({ desk, wizard, termsChange }: OfferHandlerParts): Pick<Handlers, DraftCalls> {
  return {
    'offers.create': (wanted) => wizard.create(wanted),
    'offers.createDelegated': (wanted) => wizard.createRelationship(wanted),
    'offers.chooseTerms': ({ offerId, terms: { templateId, ...terms } }) => termsChange.choose(offerId, { ...terms, ...(templateId === undefined ? {} : { templateId }) }),
    'offers.edit': ({ offerId, ...typed }) => wizard.edit(offerId, typed),
    'offers.compose': ({ offerId, replace }) => wizard.compose(offerId, replace),
    'offers.acceptChanges': ({ offerId }) => wizard.acceptChanges(offerId),
    'offers.duplicate': ({ offerId }) => wizard.duplicate(offerId),
    'offers.discard': ({ offerId }) => desk.discard(offerId)
  }
}

type MessageCalls = 'offers.measure' | 'offers.openInEmail' | 'offers.copyMessage' | 'offers.copyLink' | 'offers.saveEml' | 'offers.confirmSent'

function messageHandlers({ offers, desk }: OfferHandlerParts): Pick<Handlers, MessageCalls> {
  return {
    'offers.measure': ({ offerId }) => offers.measure(offerId),
    'offers.openInEmail': ({ offerId }) => desk.openInEmail(offerId),
    'offers.copyMessage': ({ offerId }) => desk.copyMessage(offerId),
    'offers.copyLink': ({ offerId }) => offers.copyLink(offerId),
    'offers.saveEml': ({ offerId }) => desk.saveEml(offerId),
    'offers.confirmSent': ({ offerId, sent }) => desk.confirmSent(offerId, sent)
  }
}

function trackingHandlers({ offers, access, book, desk, index, exporting }: OfferHandlerParts): Pick<Handlers, Exclude<OfferCalls, DraftCalls | MessageCalls>> {
  return {
    'offers.list': () => offers.list(),
    'offers.get': ({ offerId }) => book.get(offerId),
    'offers.byQuote': async ({ quoteId }) => {
      await index.ready()
      const found = index.byQuote(quoteId)
      if (found === undefined) throw new AppFailure({ kind: 'notFound', code: 'offer.quoteNotFound' })
      return book.get(found)
    },
    'offers.find': async ({ offset, limit, ...filter }) => {
      await index.ready()
      const rows = index.find(filter)
      return { rows: rows.slice(offset, offset + limit), total: rows.length }
    },
    'offers.exportCsv': async (filter) => {
      await index.ready()
      return exportOffers(exporting, filter)
    },
    'offers.issue': ({ offerId }) => desk.issue(offerId),
    'offers.unqueue': ({ offerId }) => desk.unqueue(offerId),
    'offers.refresh': ({ offerId }) => desk.refresh(offerId),
    'offers.withdraw': ({ offerId }) => desk.withdraw(offerId),
    'offers.setUpAccess': async ({ offerId }) => {
      await access.setUp(offers.get(offerId))
      return offers.get(offerId)
    },
    'outbox.list': () => desk.list(),
    'outbox.retry': () => desk.retry()
  }
}
