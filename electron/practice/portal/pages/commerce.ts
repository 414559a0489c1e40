import { html } from 'hono/html'

import type { Html } from '../../server/page'
import { countryName } from '../../world/catalogue/countries'
import { QUOTE_STATES, stateOf } from '../../world/quotes/quote'
import type { Quote, QuoteItem, QuoteKind, QuoteState } from '../../world/quotes/quote'
import { quoteLink } from '../../world/quotes/quoteLink'
import { portalPage } from '../layout'
import { productName } from '../offerView'
import type { Visit } from '../visit'
import { dateOf, table } from './table'

const kindNames: Readonly<Record<QuoteKind, string>> = { trial: 'Trial invitation', purchase: 'Purchase offer', delegatedAdministration: 'Delegated administration' }
const stateNames: Readonly<Record<QuoteState, string>> = { open: 'Open', accepted: 'Accepted', declined: 'Declined', expired: 'Expired', withdrawn: 'Withdrawn' }

const itemsText = (visit: Visit, items: readonly QuoteItem[]): string => items.map(({ offerId, quantity }) => `${productName(visit.world, offerId)}: ${quantity}`).join(', ')

const officeName = (visit: Visit, partnerId: string): string => visit.world.partner.offices.find((one) => one.mpnId === partnerId)?.name ?? partnerId

const row = (visit: Visit, quote: Quote): readonly (Html | string)[] => [
  html`<a href="${visit.base}/commerce/${quote.id}">${quote.id}</a>`, kindNames[quote.kind], stateNames[stateOf(quote, visit.world.now())], itemsText(visit, quote.items),
  dateOf(quote.createdDate), quote.acceptances.map((one) => one.companyName).join(', ')
]

export interface CommerceView {
  readonly search: string
  readonly state: QuoteState | undefined
  readonly quotes: readonly Quote[]
  /** Whether there are others that fit. */
  readonly more: boolean
}

/** All offers of the partner, the newest first, with a search. */
export const commercePage = (visit: Visit, { search, state, quotes, more }: CommerceView): Html => portalPage(visit, {
  title: 'Commerce dashboard',
  current: '/commerce',
  body: html`<form class="card" method="get" action="${visit.base}/commerce" role="search">
<label for="search">Quote ID, company, product or user</label><input id="search" name="search" type="search" maxlength="200" value="${search}">
<label for="state">State</label><select id="state" name="state"><option value="">All</option>${QUOTE_STATES.map((one) => html`<option value="${one}" ${one === state ? 'selected' : ''}>${stateNames[one]}</option>`)}</select>
<button class="primary" type="submit">Search</button></form>
${quotes.length === 0 ? html`<p>No offer fits.</p>` : table('Offers', ['Quote ID', 'Kind', 'State', 'Subscriptions', 'Created', 'Accepted by'], quotes.map((quote) => row(visit, quote)))}
${more ? html`<p>Only the newest ${quotes.length} are shown. Search to find others.</p>` : ''}`
})

const answers = (visit: Visit, { acceptances, declines }: Quote): Html => html`
${acceptances.length === 0 ? html`<p>No customer has accepted it.</p>` : table('Accepted', ['Company', 'By', 'On', 'Licences', 'Delegated administration'], acceptances.map((one) =>
  [one.companyName, one.acceptedBy, dateOf(one.acceptedDate), itemsText(visit, one.items), one.delegatedAdministration ? 'Yes' : 'No']))}
${declines.length === 0 ? '' : table('Declined', ['Company', 'By', 'On'], declines.map((one) => [one.companyName, one.declinedBy, dateOf(one.declinedDate)]))}`

/** One offer with its answers. */
export const quotePage = (visit: Visit, quote: Quote): Html => portalPage(visit, {
  title: `Quote ${quote.id}`,
  current: '/commerce',
  body: html`<section class="card" aria-label="Offer"><dl>
<dt>Kind</dt><dd>${kindNames[quote.kind]}</dd><dt>State</dt><dd>${stateNames[stateOf(quote, visit.world.now())]}</dd>
<dt>Office</dt><dd>${officeName(visit, quote.partnerId)}, Partner ID ${quote.partnerId}</dd>
${quote.country === undefined ? '' : html`<dt>Usage location</dt><dd>${countryName(quote.country)}</dd>`}
${quote.items.length === 0 ? '' : html`<dt>Subscriptions</dt><dd>${itemsText(visit, quote.items)}</dd>`}
<dt>Delegated administration</dt><dd>${quote.delegatedAdministrationPartnerRequested ? 'Requested' : 'Not requested'}</dd>
<dt>Created</dt><dd>${dateOf(quote.createdDate)} by ${quote.createdBy}</dd><dt>Valid until</dt><dd>${dateOf(quote.expirationDate)}</dd>
<dt>Link</dt><dd><code>${quoteLink(quote, visit.at.portal)}</code></dd></dl></section>
${answers(visit, quote)}<p><a href="${visit.base}/commerce">All offers</a></p>`
})
