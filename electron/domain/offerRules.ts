import type { Offer, OfferKind, WizardStep } from '../contract/offer'
import { isCountryCode } from './countries'
import { checkLicences, parseLicences, type LicenceProblem } from './licences'

/** How many subscriptions an offer of each kind has (capabilities 4.1). */
export const lineLimits: Readonly<Record<OfferKind, { readonly minimum: number; readonly maximum: number }>> = {
  trial: { minimum: 1, maximum: 1 },
  purchase: { minimum: 1, maximum: 100 },
  delegatedAdministration: { minimum: 0, maximum: 0 }
}

/** Keys of the catalogue below `offers.problem.`; each belongs to one step of the wizard. */
export type OfferProblem =
  | { readonly step: WizardStep; readonly reason: 'officeMissing' | 'locationMissing' | 'noSubscription' | 'onlyOneSubscription' | 'tooManySubscriptions' }
  | { readonly step: 'licences'; readonly reason: 'licences'; readonly offerId: string; readonly problem: LicenceProblem }

type Checked = Pick<Offer, 'kind' | 'via' | 'lines' | 'office' | 'usageLocation'>

/** Everything that keeps an offer from being issued, in the order of the wizard's steps; empty: it can be issued. */
export function offerProblems(offer: Checked): readonly OfferProblem[] {
  return offer.via === 'relationship' ? [] : [...chosenProblems(offer), ...subscriptionProblems(offer), ...licenceProblems(offer)]
}

function chosenProblems({ kind, office, usageLocation }: Checked): readonly OfferProblem[] {
  const problems: OfferProblem[] = []
  if (office === undefined) problems.push({ step: 'office', reason: 'officeMissing' })
  const needsLocation = kind !== 'delegatedAdministration'
  if (needsLocation && (usageLocation === undefined || !isCountryCode(usageLocation))) problems.push({ step: 'location', reason: 'locationMissing' })
  return problems
}

function subscriptionProblems({ kind, lines }: Checked): readonly OfferProblem[] {
  const { minimum, maximum } = lineLimits[kind]
  if (lines.length < minimum) return [{ step: 'subscriptions', reason: 'noSubscription' }]
  if (lines.length <= maximum) return []
  return [{ step: 'subscriptions', reason: kind === 'trial' ? 'onlyOneSubscription' : 'tooManySubscriptions' }]
}

function licenceProblems({ lines }: Checked): readonly OfferProblem[] {
  return lines.flatMap((line) => {
    const checked = line.typed === undefined ? checkLicences(line.licences, line) : parseLicences(line.typed, line)
    return checked.ok ? [] : [{ step: 'licences', reason: 'licences', offerId: line.offerId, problem: checked.problem } as const]
  })
}
