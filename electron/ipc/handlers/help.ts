import type { AdministratorsService } from '../../services/administrators'
import type { PasswordMaker } from '../../services/passwordMaker'
import type { PasswordResetService } from '../../services/passwordReset/passwordReset'
import type { Handlers } from './types'

type HelpCalls = Extract<keyof Handlers, `passwords.${string}` | `administrators.${string}`>

export interface HelpHandlerParts {
  readonly passwordMaker: PasswordMaker
  readonly passwordReset: PasswordResetService
  readonly administrators: AdministratorsService
}

/** Help for a customer: who its administrators are, and new passwords for its users. */
export function helpHandlers({ passwordMaker, passwordReset, administrators }: HelpHandlerParts): Pick<Handlers, HelpCalls> {
  return {
    'administrators.kept': ({ tenantId }) => administrators.kept(tenantId),
    'administrators.read': ({ tenantId }) => administrators.read(tenantId),
    'administrators.exportCsv': ({ tenantId, ...filter }) => administrators.exportCsv(tenantId, filter),
    'passwords.make': ({ kind, userPrincipalName, company }) => passwordMaker.make(kind, { userPrincipalName, ...(company !== undefined && { company }) }),
    'passwords.find': ({ tenantId, text, more }) => passwordReset.find(tenantId, text, more),
    'passwords.target': ({ tenantId, user }) => passwordReset.target(tenantId, user),
    'passwords.reset': (request) => passwordReset.reset(request),
    'passwords.check': ({ intentId }) => passwordReset.check(intentId),
    'passwords.stop': ({ intentId }) => passwordReset.stop(intentId)
  }
}
