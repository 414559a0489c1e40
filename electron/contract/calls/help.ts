import { administratorsExportSchema, type Administrators } from '../administrators'
import { resetIntentSchema, resetRequestSchema, resetTargetSchema, userSearchSchema, type FoundUsers, type ResetOutcome, type ResetTarget } from '../passwordReset'
import { passwordWishSchema, type MadePassword } from '../passwords'
import { call, tenant } from './define'

/** Help for a customer: its administrators, and new passwords for its users. */
export const helpCalls = {
  /** What was read last, at once; `undefined`: never. */
  'administrators.kept': call<Administrators | undefined>().portal(tenant),
  /** From the cloud. */
  'administrators.read': call<Administrators>().portal(tenant, 'technician', 'access'),
  /** What was read last, as it is shown. Asks for a file name. Rejects with `cancelled` `csv.saveCancelled`. */
  'administrators.exportCsv': call<{ count: number }>().portal(administratorsExportSchema),

  'passwords.make': call<MadePassword>().portal(passwordWishSchema),
  /** Users of a customer whose names begin so. */
  'passwords.find': call<FoundUsers>().portal(userSearchSchema, 'technician', 'access'),
  /** Rejects with `notFound` `reset.noSuchUser`, `notAllowed` `acting.<reason>`. */
  'passwords.target': call<ResetTarget>().portal(resetTargetSchema, 'technician', 'fullAccess'),
  /** Once for one intent. A rejection means that nothing was changed. */
  'passwords.reset': call<ResetOutcome>().portal(resetRequestSchema, 'technician', 'fullAccess'),
  /** Looks once more what became of an intent. */
  'passwords.check': call<ResetOutcome>().portal(resetIntentSchema),
  /** Stops waiting; the service may still carry it out. */
  'passwords.stop': call<void>().portal(resetIntentSchema)
} as const
