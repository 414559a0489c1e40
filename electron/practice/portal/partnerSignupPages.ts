import { html } from 'hono/html'

import { banner, page } from '../server/page'
import type { Html } from '../server/page'
import { TRIAL_DAYS } from '../world/catalogue/catalogue'
import type { Tenant, User } from '../world/model'
import type { QuoteAcceptance, QuoteDecline, QuoteKind } from '../world/quotes/quote'
import type { OfferLine, OfferView } from './offerView'
import { dateOf, table } from './pages/table'

const frame = (title: string, body: Html): Html =>
  page({ title, body: html`${banner}<main class="middle"><section class="card wide"><h1>${title}</h1>${body}</section></main>` })

const kindNames: Readonly<Record<QuoteKind, string>> = { trial: 'Trial invitation', purchase: 'Purchase offer', delegatedAdministration: 'Delegated administration offer' }

const titleOf = ({ quote, partner }: OfferView): string => `${kindNames[quote.kind]} from ${partner.displayName}`

const facts = ({ quote, partner, office, contact, location }: OfferView): Html => html`<dl>
<dt>Partner</dt><dd>${partner.displayName}</dd>
<dt>Office</dt><dd>${office === undefined ? '' : `${office.name}, `}Partner ID ${quote.partnerId}</dd>
<dt>Contact</dt><dd>${contact}</dd>
${location === undefined ? '' : html`<dt>Usage location</dt><dd>${location}</dd>`}
<dt>Valid until</dt><dd>${dateOf(quote.expirationDate)}</dd>
<dt>Quote ID</dt><dd><code>${quote.id}</code></dd></dl>`

const terms = ({ quote }: OfferView): Html | string => {
  if (quote.kind === 'trial') return html`<p>The trial is free, lasts ${TRIAL_DAYS} days and has a fixed number of licences. It does not turn into a purchase by itself, and a company can try each product once.</p>`
  return quote.kind === 'purchase' ? html`<p>You decide how many licences you take. Microsoft bills your company directly.</p>` : ''
}

const delegation = ({ quote, partner }: OfferView): Html | string => quote.delegatedAdministrationPartnerRequested
  ? html`<h2>Delegated administration</h2><p>${partner.displayName} asks to administer your online services for you. Its technicians with full administration then act as global administrators of your company, those with limited administration reset passwords. You stay responsible for your company, and can remove the partner at any time under Partner relationships.</p>`
  : ''

const productTable = (lines: readonly OfferLine[]): Html | string => lines.length === 0 ? '' : table('Subscriptions', ['Product', 'What it is for', 'Licences'],
  lines.map((line) => [line.name, line.offer ? line.description : 'No longer available', String(line.quantity)]))

/** Where a page of the offer leads. */
export interface OfferLinks {
  /** The offer's own address. */
  readonly here: string
  readonly signIn: string
  readonly signUp: string
}

/** The first page behind the link: who offers what, and the ways in. */
export const landingPage = (view: OfferView, { signIn, signUp }: OfferLinks): Html => frame(titleOf(view), html`
<p><strong>${view.partner.displayName}</strong> makes your company this offer.</p>${facts(view)}${productTable(view.lines)}${terms(view)}${delegation(view)}
<h2>Answer the offer</h2><p>A global administrator of your company answers it. If your company has no account yet, sign up first.</p>
<div class="row"><a class="button primary" href="${signIn}">Sign in</a><a class="button" href="${signUp}">Sign up as a new company</a></div>`)

export interface ReviewView {
  readonly offer: OfferView
  readonly customer: Tenant
  readonly user: User
  readonly csrf: string
  readonly links: OfferLinks
  readonly declined?: QuoteDecline
  /** Why the last answer was refused, and what was typed then. */
  readonly problem?: string
  readonly typed?: Readonly<Record<string, string>>
}

const countText = (count: number): string => count.toLocaleString('en')

/** Name of the field with the licences of a product. */
export const licencesField = (offerId: string): string => `licences-${offerId}`

const licences = (line: OfferLine, typed: string | undefined): Html => {
  const name = licencesField(line.offerId)
  const [least, most] = [line.offer?.minimumQuantity ?? 1, line.offer?.maximumQuantity ?? line.quantity]
  return html`<label for="${name}">Licences for ${line.name}</label>
<input id="${name}" name="${name}" type="number" inputmode="numeric" step="1" min="${least}" max="${most}" required value="${typed ?? String(line.quantity)}" aria-describedby="${name}-limits">
<p class="hint" id="${name}-limits">${countText(least)} to ${countText(most)}</p>`
}

const delegationChoice = ({ offer: { quote, partner }, typed }: ReviewView): Html | string => {
  if (!quote.delegatedAdministrationPartnerRequested || quote.kind === 'delegatedAdministration') return ''
  const chosen = typed === undefined || typed['delegated'] !== undefined
  return html`<div class="check"><input id="delegated" name="delegated" type="checkbox" value="yes" ${chosen ? 'checked' : ''}>
<label for="delegated">Authorise ${partner.displayName} as delegated administrator</label></div>`
}

const declinedNote = ({ declined }: ReviewView): Html | string => declined
  ? html`<p class="soft">${declined.declinedBy} declined this offer on ${dateOf(declined.declinedDate)}. You can still accept it.</p>`
  : ''

const elsewhereNote = ({ offer: { quote, location }, customer }: ReviewView): Html | string => quote.country === undefined || quote.country === customer.country
  ? ''
  : html`<p class="soft">The offer is made for ${location}, and your company is registered elsewhere (${customer.country}).</p>`

/** The offer for somebody who may answer it. */
export const reviewPage = (view: ReviewView): Html => {
  const { offer, customer, user, csrf, links, problem, typed } = view
  const missing = offer.lines.filter((line) => !line.offer)
  const isPurchase = offer.quote.kind === 'purchase'
  return frame(titleOf(offer), html`${problem === undefined ? '' : html`<p role="alert">${problem}</p>`}
${missing.length === 0 ? '' : html`<p role="alert">This offer cannot be accepted: ${missing.map((line) => line.name).join(', ')} ${missing.length === 1 ? 'is' : 'are'} no longer available. Ask ${offer.partner.displayName} for a new one.</p>`}
${declinedNote(view)}<p><strong>${offer.partner.displayName}</strong> makes <strong>${customer.displayName}</strong> this offer.</p>${facts(offer)}${productTable(offer.lines)}${terms(offer)}${elsewhereNote(view)}${delegation(offer)}
<form method="post" action="${links.here}"><input type="hidden" name="csrf" value="${csrf}">
${isPurchase && missing.length === 0 ? html`<h2>Your licences</h2>${offer.lines.map((line) => licences(line, typed?.[licencesField(line.offerId)]))}` : ''}${delegationChoice(view)}
<div class="row">${missing.length === 0 ? html`<button class="primary" type="submit" name="answer" value="accept">Accept</button>` : ''}<button type="submit" name="answer" value="decline" formnovalidate>Decline</button></div></form>
<p class="soft">You answer as ${user.displayName} (${user.userPrincipalName}). <a href="${links.signIn}">Sign in with another account</a></p>`)
}

const acceptedItem = (view: OfferView) => ({ offerId, quantity }: QuoteAcceptance['items'][number]): readonly string[] =>
  [view.lines.find((line) => line.offerId === offerId)?.name ?? offerId, String(quantity)]

const acceptedFacts = (view: OfferView, { acceptedBy, acceptedDate, items, delegatedAdministration }: QuoteAcceptance): Html => html`
<dl><dt>Accepted by</dt><dd>${acceptedBy}</dd><dt>On</dt><dd>${dateOf(acceptedDate)}</dd>
<dt>Delegated administration</dt><dd>${delegatedAdministration ? `${view.partner.displayName} can administer your company` : 'Not authorised'}</dd></dl>
${items.length === 0 ? '' : table('Your subscriptions from this offer', ['Product', 'Licences'], items.map(acceptedItem(view)))}`

/** What was accepted. @param justNow whether this is the answer to accepting */
export const acceptedPage = (view: OfferView, acceptance: QuoteAcceptance, portal: string, justNow: boolean): Html =>
  frame(justNow ? 'Accepted' : 'Already accepted', html`<p role="status">${justNow ? 'Your company has accepted the offer.' : 'Your company accepted this offer before. There is nothing left to do.'}</p>
${acceptedFacts(view, acceptance)}<p class="row"><a class="button primary" href="${portal}/subscriptions">Subscriptions</a><a class="button" href="${portal}/relationships">Partner relationships</a></p>`)

/** Confirms that the company does not want it. */
export const declinedPage = (view: OfferView, here: string): Html => frame('Declined', html`<p role="status">Your company has declined the offer. ${view.partner.displayName} gets no access and you get no subscription.</p>
<p><a class="button" href="${here}">Back to the offer</a></p>`)

/** Says why the offer cannot be answered here and now. @param otherAccount where another account signs in, when that may help */
export const offerProblemPage = (title: string, text: string, otherAccount?: string): Html =>
  frame(title, html`<p role="alert">${text}</p>${otherAccount === undefined ? '' : html`<p><a class="button" href="${otherAccount}">Sign in with another account</a></p>`}`)

/** The form with which a company signs up. */
export const signUpPage = (view: OfferView, { here }: OfferLinks, csrf: string, typed: Readonly<Record<string, string>> = {}, problem?: string): Html => frame('Sign up as a new company', html`
${problem === undefined ? '' : html`<p role="alert">${problem}</p>`}<p>Afterwards you can answer the offer of ${view.partner.displayName}. Nothing is ordered by signing up.</p>
<form method="post" action="${here}&amp;step=sign-up"><input type="hidden" name="csrf" value="${csrf}">
<label for="company">Company name</label><input id="company" name="company" required maxlength="120" autocomplete="organization" value="${typed['company'] ?? ''}">
<label for="domain">Domain</label><input id="domain" name="domain" required maxlength="253" autocapitalize="none" spellcheck="false" aria-describedby="domain-hint" value="${typed['domain'] ?? ''}">
<p class="hint" id="domain-hint">A domain of your own, such as litware.example</p>
<label for="administrator">Administrator’s name</label><input id="administrator" name="administrator" required maxlength="120" autocomplete="name" value="${typed['administrator'] ?? ''}">
<label for="alias">User name, before the @</label><input id="alias" name="alias" required maxlength="64" autocapitalize="none" spellcheck="false" value="${typed['alias'] ?? 'admin'}">
<label for="password">Password, at least 8 characters</label><input id="password" name="password" type="password" required minlength="8" autocomplete="new-password">
<div class="row"><button class="primary" type="submit">Sign up</button><a class="button" href="${here}">Back to the offer</a></div></form>`)
