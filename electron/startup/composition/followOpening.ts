import type { Notices } from '../../services/ports'
import type { RecoveryReport } from '../../store/types'
import type { Log } from '../log'
import { customersNotices } from './storeNotices'

interface Opening {
  readonly opened: Promise<void>
  readonly recovery: RecoveryReport
}

export interface FollowOpeningParts {
  readonly notices: Pick<Notices, 'add'>
  readonly log: Pick<Log, 'error'>
  /** Says in plain words why there is nothing to work with, and ends the application. */
  readonly cannotStart: (cause: unknown) => void
}

/** Tells how the customers were found, as soon as they are open; or ends the start as every store does that cannot be opened. */
export function followOpening(customers: Opening, { notices, log, cannotStart }: FollowOpeningParts): void {
  customers.opened.then(
    () => {
      for (const notice of customersNotices(customers)) notices.add(notice)
    },
    (thrown: unknown) => {
      log.error('the customers could not be opened', { thrown })
      cannotStart(thrown)
    }
  )
}
