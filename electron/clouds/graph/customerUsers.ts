import type { User } from '@microsoft/microsoft-graph-types'
import type { z } from 'zod'
import { AppFailure } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { CustomerUsers, PasswordOperation, UserPage } from '../../services/ports'
import { orUndefined } from '../http'
import { nextAddress } from '../paging'
import { retryAfterMs } from '../retry'
import { readAdministrators } from './administrators'
import type { GraphClient, GraphPage } from './client'
import { isGroup, toCustomerUser } from './transform'
import { customerUserSchema, memberOfSchema, passwordOperationSchema } from './types'

/** The id that the password has among the authentication methods of every user of every tenant. */
const passwordMethod = '28c10230-6103-485e-b985-444c60001490'
const fields = '$select=id,displayName,userPrincipalName,accountEnabled,onPremisesSyncEnabled,userType'
const pageSize = 25
/** Without it the service refuses `$search`. */
const eventual = { ConsistencyLevel: 'eventual' } as const

const path = (user: string): string => `/users/${encodeURIComponent(user)}`

/** A value inside the quotes of a `$search` clause. */
const searched = (text: string): string => text.replaceAll(/["\\]/gu, '\\$&')

const statuses: Readonly<Record<string, PasswordOperation['status']>> = { notStarted: 'notStarted', running: 'running', succeeded: 'succeeded', failed: 'failed' }

const found = ({ items, total, next }: GraphPage<z.infer<typeof customerUserSchema>>): UserPage => ({
  users: items.map(toCustomerUser),
  ...(total !== undefined && { total }),
  ...(next !== undefined && { next })
})

/** Users, administrators and passwords of customers. @param base Graph's, below which operations must lie */
export const createCustomerUsers = (graph: GraphClient, base: string, now: () => number): CustomerUsers => ({
  administrators: (tenantId, signal) => readAdministrators(graph, { tenantId, signal }),
  async search(tenantId, text, signal) {
    const search = encodeURIComponent(`"displayName:${searched(text)}" OR "userPrincipalName:${searched(text)}"`)
    const query = `/users?$search=${search}&$orderby=displayName&$count=true&$top=${pageSize}&${fields}`
    return found(await graph.page(customerUserSchema, { path: query }, { tenantId, signal, headers: eventual }))
  },
  async searchOn(tenantId, next, signal) {
    return found(await graph.page(customerUserSchema, { next }, { tenantId, signal, headers: eventual }))
  },
  async get(tenantId, user, signal) {
    const raw = await orUndefined(graph.get(customerUserSchema, `${path(user)}?${fields},lastPasswordChangeDateTime`, { tenantId, signal }))
    return raw && toCustomerUser(raw)
  },
  async roles(tenantId, userId, signal) {
    const memberships = await graph.all(memberOfSchema, `${path(userId)}/transitiveMemberOf`, { tenantId, signal })
    return memberships.flatMap((entry) => (isGroup(entry) || !entry.roleTemplateId ? [] : [{ templateId: entry.roleTemplateId, name: entry.displayName ?? entry.roleTemplateId }]))
  },
  async setPassword(tenantId, userId, { password, mustChange, correlationId }, signal) {
    await graph.sendOnce('PATCH', path(userId), { passwordProfile: { password, forceChangePasswordNextSignIn: mustChange } } satisfies User, { tenantId, signal, correlationId })
  },
  async beginReset(tenantId, userId, { password, correlationId }, signal) {
    const answer = await graph.sendOnce('POST', `${path(userId)}/authentication/methods/${passwordMethod}/resetPassword`, { newPassword: password }, { tenantId, signal, correlationId })
    const location = answer.headers.get('location')
    if (location === null) throw new AppFailure({ kind: 'unexpected', code: 'service.badAnswer', correlationId })
    const wait = retryAfterMs(answer.headers.get('retry-after'), now())
    return { operation: nextAddress(base, location), ...(wait !== undefined && { retryAfterMs: wait }) }
  },
  operation: (tenantId, operation, signal) => readOperation(graph, base, { tenantId, operation, signal })
})

interface Asked {
  readonly tenantId: TenantId
  readonly operation: string
  readonly signal?: AbortSignal | undefined
}

async function readOperation(graph: GraphClient, base: string, { tenantId, operation, signal }: Asked): Promise<PasswordOperation | undefined> {
  const address = nextAddress(base, operation)
  if (!address.startsWith(`${base}/`)) throw new AppFailure({ kind: 'unexpected', code: 'service.badAnswer' })
  const raw = await orUndefined(graph.get(passwordOperationSchema, address.slice(base.length), { tenantId, signal }))
  if (raw === undefined) return undefined
  const { status, statusDetail } = raw
  // A state that a later version of the service may have is one that goes on.
  return { status: statuses[status] ?? 'running', ...(statusDetail && { detail: statusDetail }) }
}
