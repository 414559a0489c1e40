import { AppFailure } from '../contract/errors'
import type { MessageLanguage, Offer } from '../contract/offer'
import type { OfferFilter } from '../contract/offerRequests'
import { toCsv } from '../domain/csv'
import type { OfferBook } from './offerBook'
import type { OfferIndex } from './offerIndex'
import type { HandOverPort } from './ports'

export interface OfferExportParts {
  readonly index: OfferIndex
  readonly book: OfferBook
  readonly handOver: Pick<HandOverPort, 'saveAs'>
  readonly language: () => MessageLanguage
}

const headers: Readonly<Record<MessageLanguage, readonly string[]>> = {
  en: ['Quote ID', 'Kind', 'State', 'Customer', 'Products', 'Licences', 'Usage location', 'Partner office', 'Partner ID', 'Created', 'Expires', 'Accepted by', 'Accepted by user', 'Accepted at', 'Accepted licences', 'Delegated administration', 'Link'],
  de: ['Angebots-ID', 'Art', 'Zustand', 'Kunde', 'Produkte', 'Lizenzen', 'Nutzungsstandort', 'Partnerniederlassung', 'Partner-ID', 'Erstellt', 'Läuft ab', 'Angenommen von', 'Angenommen durch Benutzer', 'Angenommen am', 'Angenommene Lizenzen', 'Delegierte Administration', 'Link']
}

/** Saves the offers of a list as CSV, one row for each acceptance, or for the offer where there is none. @throws AppFailure `cancelled` `csv.saveCancelled`, `storage` */
export async function exportOffers({ index, book, handOver, language }: OfferExportParts, filter: OfferFilter): Promise<{ readonly count: number }> {
  const offers = index.find(filter).map(({ id }) => book.get(id))
  const saved = await handOver.saveAs('offers.csv', toCsv([headers[language()], ...offers.flatMap(toRows)]))
  if (saved === undefined) throw new AppFailure({ kind: 'cancelled', code: 'csv.saveCancelled' })
  return { count: offers.length }
}

type Cells = readonly (string | number)[]

function toRows(offer: Offer): readonly Cells[] {
  const about: Cells = [
    offer.quoteId, offer.kind, offer.state, offer.customerName ?? '', offer.lines.map(({ name }) => name).join('; '),
    offer.lines.map(({ licences }) => licences).join('; '), offer.usageLocation ?? '', offer.office?.name ?? '', offer.office?.partnerId ?? '',
    offer.createdAt, offer.expiresAt ?? ''
  ]
  const link = offer.link ?? ''
  if (offer.acceptances.length === 0) return [[...about, '', '', '', '', '', link]]
  return offer.acceptances.map(({ companyName, by, at, lines, delegatedAdministration }) => [
    ...about, companyName, by, at, lines.map(({ licences }) => licences).join('; '), delegatedAdministration ? 'yes' : 'no', link
  ])
}
