import type { CatalogueProduct } from '../../../../electron/contract/catalogue'
import type { OfferLine } from '../../../../electron/contract/offer'
import type { OfferProblem } from '../../../../electron/domain/offerRules'
import type { DraftStore } from '../../../stores/draft'
import type { Chosen } from '../../../stores/draftChoices'

/** What every step of the wizard is given. */
export interface StepProps {
  readonly state: DraftStore
  readonly chosen: Chosen
  readonly problems: readonly OfferProblem[]
  /** Next was pressed: everything that is missing is said, not only in the fields that were left. */
  readonly asked: boolean
}

/** What the parts that choose products are given. */
export interface ChoiceProps extends StepProps {
  readonly products: readonly CatalogueProduct[]
  readonly choose: (lines: readonly OfferLine[]) => void
  /** Where what is wrong with the whole choice is said. */
  readonly errorId: string
  readonly invalid: boolean
}
