import type { TenantId } from '../contract/ids'
import type { SignedInAccount } from '../services/signInPorts'
import type { PartnerDirectory } from '../services/ports'
import type { CloudRecord } from './cloud'
import { quoted, type GraphClient } from './graph/client'
import { isGlobalAdministrator, isGroup, roleOf, toAgentGroups } from './graph/transform'
import { groupSchema, memberOfSchema, meSchema, organizationSchema } from './graph/types'
import { isFailure } from './failures'
import { AppFailure } from '../contract/errors'
import type { PartnerCenterClient } from './partnerCenter/client'
import { toCompany } from './partnerCenter/transform'
import { mpnProfileSchema, officeSchema, organizationProfileSchema, supportProfileSchema } from './partnerCenter/types'

interface PartnerDirectoryOptions {
  readonly record: CloudRecord
  readonly graph: GraphClient
  readonly partnerCenter: PartnerCenterClient
  readonly account: () => Promise<SignedInAccount>
  readonly now: () => number
}

/** A part of the company's record that may be missing or not readable; the rest is shown all the same. */
const optional = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work
  } catch (error) {
    if (isFailure(error, 'notFound', 'notAllowed')) return undefined
    throw error
  }
}

const allOffices = async (partnerCenter: PartnerCenterClient, signal: AbortSignal | undefined) => {
  const offices = []
  for await (const { items } of partnerCenter.pages(officeSchema, '/partneroffices', { signal })) offices.push(...items)
  return offices
}

/** The technician from Graph, the company from Partner Center (capabilities 2.1, 2.3). */
export const createPartnerDirectory = ({ record, graph, partnerCenter, account, now }: PartnerDirectoryOptions): PartnerDirectory => ({
  async technician(signal) {
    const { homeAccountId, tenantId, userPrincipalName } = await account()
    const call: { tenantId: TenantId; signal: AbortSignal | undefined } = { tenantId, signal }
    const [me, memberships, organizations] = await Promise.all([
      graph.get(meSchema, '/me?$select=id,displayName,userPrincipalName', call),
      // Also what somebody is by a group in a group: a directory role is often given to a group, and Partner Center takes such members of AdminAgents for agents.
      graph.all(memberOfSchema, '/me/transitiveMemberOf?$top=300', call),
      graph.all(organizationSchema, '/organization?$select=id,displayName', call)
    ])
    const own = organizations.find(({ id }) => id === tenantId)
    if (own === undefined) throw new AppFailure({ kind: 'unexpected', code: 'token.wrongTenant', params: { tenantId } })
    return {
      homeAccountId,
      objectId: me.id,
      userPrincipalName: me.userPrincipalName ?? userPrincipalName,
      displayName: me.displayName ?? me.userPrincipalName ?? userPrincipalName,
      partnerTenantId: tenantId,
      partnerName: own.displayName ?? userPrincipalName.replace(/^.*@/u, ''),
      role: roleOf(memberships),
      partnerGlobalAdministrator: isGlobalAdministrator(memberships),
      groupIds: memberships.filter(isGroup).map(({ id }) => id)
    }
  },
  async agentGroups(signal) {
    const { tenantId } = await account()
    const named = ['AdminAgents', 'HelpdeskAgents'].map((name) => `displayName%20eq%20${quoted(name)}`).join('%20or%20')
    return toAgentGroups(await graph.all(groupSchema, `/groups?$filter=${named}&$select=id,displayName`, { tenantId, signal }))
  },
  async company(signal) {
    const [organization, support, mpn, offices] = await Promise.all([
      partnerCenter.get(organizationProfileSchema, '/profiles/organization', { signal }),
      optional(partnerCenter.get(supportProfileSchema, '/profiles/support', { signal })),
      optional(partnerCenter.get(mpnProfileSchema, '/profiles/mpn', { signal })),
      record.capabilities.partnerOffices === true ? optional(allOffices(partnerCenter, signal)) : undefined
    ])
    return toCompany({ organization, support, mpn, offices }, new Date(now()).toISOString())
  }
})
