import type { z } from 'zod'
import type { Administrator, HeldRole, PrincipalKind } from '../../contract/administrators'
import type { GraphCall, GraphClient } from './client'
import { heldRoleSchema, principalSchema } from './types'

type Principal = z.infer<typeof principalSchema>
type Role = z.infer<typeof heldRoleSchema>

/** At the same time; more would only be asked to wait. */
const atOnce = 4
/** Whether somebody may sign in is not said unless it is asked for. */
const members = '/members?$select=id,displayName,userPrincipalName,accountEnabled,onPremisesSyncEnabled'

const kindOf = ({ '@odata.type': type }: Principal): PrincipalKind => {
  if (type?.endsWith('.group') === true) return 'group'
  return type?.endsWith('.servicePrincipal') === true ? 'application' : 'user'
}

/** Everything that holds a role, as it is put together. */
interface Holder {
  readonly principal: Principal
  readonly kind: PrincipalKind
  readonly roles: Map<string, HeldRole>
  readonly through: Set<string>
}

/**
 * Reads who holds which directory role of a tenant. The service lists only roles that somebody holds or held. `$expand=members` is not
 * used: it brings twenty members at most, without a word about the rest. Members of a role come a thousand at once; there is no `$top` for them. Groups are shown, and their members beside them with the
 * roles that they have by the group; such groups cannot contain others.
 */
export async function readAdministrators(graph: GraphClient, call: GraphCall): Promise<readonly Administrator[]> {
  const roles = (await graph.all(heldRoleSchema, '/directoryRoles', call)).filter(({ roleTemplateId }) => roleTemplateId !== '')
  const holders = new Map<string, Holder>()
  const membersOfRoles = await eachOf(roles, ({ id }) => graph.all(principalSchema, `/directoryRoles/${encodeURIComponent(id)}${members}`, call))
  for (const [index, found] of membersOfRoles.entries()) {
    const role = roles[index]
    if (role !== undefined) for (const member of found) note(holders, member, role)
  }
  const groups = [...holders.values()].filter(({ kind }) => kind === 'group')
  const membersOfGroups = await eachOf(groups, ({ principal }) => graph.all(principalSchema, `/groups/${encodeURIComponent(principal.id)}${members}&$top=999`, call))
  for (const [index, found] of membersOfGroups.entries()) {
    const group = groups[index]
    if (group !== undefined) for (const member of found) noteThrough(holders, member, group)
  }
  return [...holders.values()].map(toAdministrator)
}

/** Works through a list a few at a time, in order. */
async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  for (let from = 0; from < items.length; from += atOnce) results.push(...(await Promise.all(items.slice(from, from + atOnce).map(work))))
  return results
}

function holderOf(holders: Map<string, Holder>, principal: Principal): Holder {
  const known = holders.get(principal.id)
  if (known !== undefined) return known
  const holder: Holder = { principal, kind: kindOf(principal), roles: new Map(), through: new Set() }
  holders.set(principal.id, holder)
  return holder
}

function note(holders: Map<string, Holder>, principal: Principal, role: Role): void {
  holderOf(holders, principal).roles.set(role.roleTemplateId, { templateId: role.roleTemplateId, name: role.displayName ?? role.roleTemplateId })
}

function noteThrough(holders: Map<string, Holder>, principal: Principal, group: Holder): void {
  const holder = holderOf(holders, principal)
  holder.through.add(group.principal.displayName ?? group.principal.id)
  for (const [id, role] of group.roles) if (!holder.roles.has(id)) holder.roles.set(id, role)
}

function toAdministrator({ principal, kind, roles, through }: Holder): Administrator {
  const { id, displayName, userPrincipalName, accountEnabled, onPremisesSyncEnabled } = principal
  return {
    id,
    kind,
    name: displayName ?? userPrincipalName ?? id,
    ...(userPrincipalName && { userPrincipalName }),
    roles: [...roles.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    ...(kind === 'user' && { accountEnabled: accountEnabled !== false, synchronised: onPremisesSyncEnabled === true }),
    ...(through.size > 0 && { through: [...through].toSorted() })
  }
}
