import type { User } from '@microsoft/microsoft-graph-types'
import { z } from 'zod'
import type { SignedInAccount } from '../../services/signInPorts'
import type { TeamPort } from '../../services/ports'
import type { CloudRecord } from '../cloud'
import { isFailure } from '../failures'
import { orUndefined } from '../http'
import { quoted, type GraphCall, type GraphClient } from './client'
import { holdsRole, toAgentGroups } from './transform'
import { domainSchema, groupSchema, memberOfSchema, partnerUserSchema } from './types'

const idSchema = z.object({ id: z.string() })
const mayChangeRoles = ['62e90394-69f5-4237-9190-012177145e10', 'fe930be7-5e62-47db-91af-98c3a49a38b1']
const members = (groupId: string): string => `/groups/${encodeURIComponent(groupId)}/members`

/** Users of the partner's tenant and the two groups behind their delegated roles (capabilities 2.3). */
export const createTeamPort = (graph: GraphClient, record: CloudRecord, account: () => Promise<SignedInAccount>): TeamPort => {
  const call = async (signal: AbortSignal | undefined): Promise<GraphCall> => ({ tenantId: (await account()).tenantId, signal })
  const memberIds = async (groupId: string, at: GraphCall): Promise<readonly string[]> => (await graph.all(idSchema, `${members(groupId)}?$select=id&$top=999`, at)).map(({ id }) => id)
  const isMember = async (groupId: string, userId: string, at: GraphCall): Promise<boolean> => (await memberIds(groupId, at)).includes(userId)
  return {
    async read(signal) {
      const at = await call(signal)
      const named = ['AdminAgents', 'HelpdeskAgents'].map((name) => `displayName%20eq%20${quoted(name)}`).join('%20or%20')
      const [users, groups, mine, domains, { objectId }] = await Promise.all([
        graph.all(partnerUserSchema, '/users?$select=id,displayName,userPrincipalName,accountEnabled&$top=999', at),
        graph.all(groupSchema, `/groups?$filter=${named}&$select=id,displayName`, at),
        graph.all(memberOfSchema, '/me/transitiveMemberOf?$top=300', at),
        graph.all(domainSchema, '/domains', at),
        account()
      ])
      const { adminAgents, helpdeskAgents } = toAgentGroups(groups)
      const [admins, helpdesk] = await Promise.all([adminAgents, helpdeskAgents].map(async (id) => (id === undefined ? undefined : { id, memberIds: await memberIds(id, at) })))
      return {
        users: users.map((user) => ({ id: user.id, displayName: user.displayName ?? (user.userPrincipalName || user.id), userPrincipalName: user.userPrincipalName, accountEnabled: user.accountEnabled ?? true })),
        groups: { ...(admins && { adminAgents: admins }), ...(helpdesk && { helpdeskAgents: helpdesk }) },
        domains: domains.filter((one) => one.isVerified).toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault)).map(({ id }) => id.toLowerCase()),
        selfId: objectId,
        mayChange: mayChangeRoles.some((role) => holdsRole(mine, role))
      }
    },
    async find(name, signal) {
      return orUndefined(graph.get(idSchema, `/users/${encodeURIComponent(name)}?$select=id`, await call(signal)))
    },
    async create({ displayName, userPrincipalName, password }, signal) {
      const body = { accountEnabled: true, displayName, mailNickname: userPrincipalName.replace(/@.*$/u, ''), userPrincipalName, passwordProfile: { password, forceChangePasswordNextSignIn: true } } satisfies User
      return graph.post(idSchema, '/users', body, await call(signal))
    },
    async addMember(groupId, userId, signal) {
      const at = await call(signal)
      try {
        await graph.post(z.unknown(), `${members(groupId)}/$ref`, { '@odata.id': `${record.graph.base}/directoryObjects/${userId}` }, at)
      } catch (error) {
        // Graph answers 400 for a member; so does a repeated request whose first answer was lost.
        if (!isFailure(error, 'invalid', 'conflict') || !(await isMember(groupId, userId, at))) throw error
      }
    },
    async removeMember(groupId, userId, signal) {
      await orUndefined(graph.delete(`${members(groupId)}/${encodeURIComponent(userId)}/$ref`, await call(signal)))
    }
  }
}
