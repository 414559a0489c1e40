import type { PasswordMaker } from '../../services/passwordMaker'
import type { Handlers } from './types'

type PasswordCalls = Extract<keyof Handlers, `passwords.${string}`>

export function passwordHandlers(maker: PasswordMaker): Pick<Handlers, PasswordCalls> {
  return {
    'passwords.make': ({ kind, userPrincipalName, company }) => maker.make(kind, { userPrincipalName, ...(company !== undefined && { company }) })
  }
}
