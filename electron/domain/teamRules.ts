import type { AgentGroup, TeamMember } from '../contract/team'
import type { DelegatedRole } from '../contract/session'

/** What a change of a role is asked about first; `team.ask.<question>` in the catalogues. */
export type RoleQuestion = 'ownRole' | 'lastFull'

export const roleByGroups = (groups: readonly AgentGroup[]): DelegatedRole => (groups.includes('adminAgents') ? 'full' : groups.includes('helpdeskAgents') ? 'limited' : 'none')

/** The one group that makes a role. */
export const groupOfRole = (role: DelegatedRole): AgentGroup | undefined => (role === 'full' ? 'adminAgents' : role === 'limited' ? 'helpdeskAgents' : undefined)

/** One's own role, and the last Full one that can sign in, are changed only by somebody who means it. */
export const roleQuestions = (members: readonly TeamMember[], member: TeamMember, role: DelegatedRole): readonly RoleQuestion[] => {
  if (member.role === role) return []
  const full = members.filter((one) => one.role === 'full' && one.accountEnabled)
  const last = member.role === 'full' && full.every(({ id }) => id === member.id)
  return [...(member.isSelf ? (['ownRole'] as const) : []), ...(last ? (['lastFull'] as const) : [])]
}
