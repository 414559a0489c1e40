import type { Offer } from '../contract/offer'
import { foldText } from '../lib/foldText'

/** The words by which an offer is found (capabilities 4.8): Quote ID, customers, products, and everything of the message. */
export function offerText({ customerName = '', to, subject, body, quoteId, link = '', lines, acceptances }: Offer): string {
  const products = lines.flatMap(({ name, skuPartNumber = '' }) => [name, skuPartNumber])
  const companies = acceptances.flatMap(({ companyName, by }) => [companyName, by])
  return foldText([quoteId, customerName, ...products, ...companies, to, subject, link, body].join(' '))
}
