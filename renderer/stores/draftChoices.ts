import type { Offer, OfferLine, WizardStep } from '../../electron/contract/offer'
import type { OfferEdit } from '../../electron/contract/offerRequests'

/** What is chosen rather than written; what is here is not known to be kept yet. `null` takes a choice back. */
export type DraftChoices = Partial<Omit<OfferEdit, 'offerId' | 'to' | 'subject' | 'body'>>

/** The choices as they are shown: what was kept, and over it what was chosen since. */
export interface Chosen {
  readonly office: Offer['office']
  readonly usageLocation: string | undefined
  readonly lines: readonly OfferLine[]
  readonly includeDelegatedAdministration: boolean
  readonly language: Offer['language']
  readonly step: WizardStep
}

export function chosenOf(offer: Offer, choices: DraftChoices): Chosen {
  return {
    office: choices.office === undefined ? offer.office : (choices.office ?? undefined),
    usageLocation: choices.usageLocation === undefined ? offer.usageLocation : (choices.usageLocation ?? undefined),
    lines: choices.lines === undefined ? offer.lines : choices.lines.map(asLine),
    includeDelegatedAdministration: choices.includeDelegatedAdministration ?? offer.includeDelegatedAdministration,
    language: choices.language ?? offer.language,
    step: choices.step ?? offer.step ?? 'office'
  }
}

/** What a save did not carry, because it was chosen again while the save was under way. */
export function choicesLeft(now: DraftChoices, sent: DraftChoices): DraftChoices {
  const before: Readonly<Record<string, unknown>> = sent
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => before[name] !== value))
}

export const noChoices = (choices: DraftChoices): boolean => Object.keys(choices).length === 0

/** The request's form allows `undefined` where the record's has no such field. */
function asLine({ skuPartNumber, typed, ...line }: NonNullable<DraftChoices['lines']>[number]): OfferLine {
  return { ...line, ...(skuPartNumber !== undefined && { skuPartNumber }), ...(typed !== undefined && { typed }) }
}
