import type { Offer, OfferKind, WizardStep } from '../../../../electron/contract/offer'
import { offerProblems, type OfferProblem } from '../../../../electron/domain/offerRules'
import type { MessageKey } from '../../../i18n/translator'
import type { Chosen } from '../../../stores/draftChoices'

/** A page of the wizard; each holds several of the steps at which a draft may stand. */
export type WizardPage = 'office' | 'subscriptions' | 'message'

const pageOfStep: Readonly<Record<WizardStep, WizardPage>> = {
  office: 'office',
  location: 'office',
  subscriptions: 'subscriptions',
  licences: 'subscriptions',
  delegated: 'subscriptions',
  message: 'message',
  handOver: 'message'
}

const pageTitles: Readonly<Record<WizardPage, MessageKey>> = {
  office: 'wizard.step.office',
  subscriptions: 'wizard.step.subscriptions',
  message: 'wizard.step.message'
}

/** An offer of delegated administration is for no location, so its first page asks for the office only. */
export function titleOf(page: WizardPage, kind: OfferKind): MessageKey {
  return page === 'office' && kind === 'delegatedAdministration' ? 'wizard.office' : pageTitles[page]
}

export function pagesOf(kind: OfferKind): readonly WizardPage[] {
  return kind === 'delegatedAdministration' ? ['office', 'message'] : ['office', 'subscriptions', 'message']
}

/** Where the wizard goes on: never beyond a page on which something is still missing. */
export function pageOf(offer: Offer, chosen: Chosen): WizardPage {
  const pages = pagesOf(offer.kind)
  const wanted = pages.indexOf(pageOfStep[chosen.step])
  const firstOpen = pages.findIndex(page => problemsOn(page, offer, chosen).length > 0)
  const at = firstOpen === -1 ? Math.max(0, wanted) : Math.min(Math.max(0, wanted), firstOpen)
  return pages[at] ?? 'office'
}

/** What is still missing or wrong on a page, by the same rules by which the main process issues an offer. */
export function problemsOn(page: WizardPage, offer: Offer, { office, usageLocation, lines }: Chosen): readonly OfferProblem[] {
  const checked = { kind: offer.kind, via: offer.via, lines, ...(office !== undefined && { office }), ...(usageLocation !== undefined && { usageLocation }) }
  return offerProblems(checked).filter(problem => pageOfStep[problem.step] === page)
}
