import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { CustomerUser, ResetRefusal, ResetTarget } from '../../contract/passwordReset'
import type { Technician } from '../../contract/session'
import { roleName } from '../../domain/roleNames'
import type { CustomerUsers } from '../ports'
import type { ResetBook } from './resetIntent'

export interface TargetParts {
  readonly users: Pick<CustomerUsers, 'get' | 'roles'>
  readonly book: Pick<ResetBook, 'openFor'>
  /** Of the roles' names. */
  readonly language: () => 'en' | 'de'
  readonly technician: () => Pick<Technician, 'objectId' | 'userPrincipalName'> | undefined
}

/**
 * Reads who a user is and whether the password may be reset from here at all.
 * @throws AppFailure `notFound` `reset.noSuchUser`; the others of the cloud
 */
export async function readTarget(parts: TargetParts, tenantId: TenantId, wanted: string, signal: AbortSignal): Promise<ResetTarget> {
  const user = await parts.users.get(tenantId, wanted, signal)
  if (user === undefined) throw new AppFailure({ kind: 'notFound', code: 'reset.noSuchUser' })
  const roles = await parts.users.roles(tenantId, user.id, signal)
  const refused = refusalOf(user, parts.technician())
  const open = parts.book.openFor(tenantId, user.id)
  const changed = open === undefined || user.passwordChangedAt === undefined ? undefined : user.passwordChangedAt !== open.changedBefore
  return {
    user,
    roles: roles.map(({ templateId, name }) => roleName(parts.language(), templateId, name)).toSorted(),
    ...(refused !== undefined && { refused }),
    ...(open !== undefined && { earlier: { intentId: open.id, at: open.at, kind: open.kind, ...(changed !== undefined && { changed }) } })
  }
}

/** The own account, also as a guest of the customer; and guests, whose password is kept elsewhere. */
export function refusalOf(user: CustomerUser, technician: ReturnType<TargetParts['technician']>): ResetRefusal | undefined {
  const own = technician?.userPrincipalName.toLowerCase() ?? ''
  const name = user.userPrincipalName.toLowerCase()
  const asGuest = `${own.replace('@', '_')}#ext#@`
  if (technician !== undefined && (user.id === technician.objectId || name === own || (own !== '' && name.startsWith(asGuest)))) return 'self'
  return user.guest ? 'guest' : undefined
}
