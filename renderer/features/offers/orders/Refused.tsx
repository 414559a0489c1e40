import type { AppError } from '../../../../electron/contract/errors'
import { ErrorState } from '../../../ui/states'
import { ResellerLink } from './ResellerLink'

interface Props {
  readonly error: AppError
  /** Absent: asking again is of no use. */
  readonly onRetry: (() => void) | undefined
}

/** Why there is no order, or what its last step came to; where the partner does not sell to the customer, how it comes to that. */
export function Refused({ error, onRetry }: Props) {
  const notSold = error.code === 'order.notReseller'
  return <ErrorState error={error} onRetry={notSold ? undefined : onRetry}>{notSold && <ResellerLink />}</ErrorState>
}
