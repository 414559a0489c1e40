import { AppFailure, type AppError } from '../contract/errors'
import type { DelegatedRole } from '../contract/session'
import type { AgentGroup, CreatedUser, GroupReach, Team, TeamMember } from '../contract/team'
import { groupOfRole, roleByGroups, roleQuestions } from '../domain/teamRules'
import { isPassing } from './customersFacts'
import { keep } from './customersKeep'
import type { MetaMemory } from './metaMemory'
import type { Activity, Clock, TeamPort, TeamRecord } from './ports'
import type { PasswordMaker } from './passwordMaker'

export interface TeamParts {
  readonly port: TeamPort
  readonly memory: MetaMemory<Team>
  readonly passwords: PasswordMaker
  readonly activity: Activity
  readonly clock: Clock
  readonly company: () => string
  /** Where a group has access, from what was read of the relationships. */
  readonly reachOf: (group: AgentGroup, groupId: string) => GroupReach
  /** Told when one's own role was changed. */
  readonly ownRoleChanged: () => Promise<void>
}

const agentGroups = ['adminAgents', 'helpdeskAgents'] as const

/** The partner's users and their delegated administration roles (capabilities 2.3). */
export class TeamService {
  readonly #parts: TeamParts

  constructor(parts: TeamParts) {
    this.#parts = parts
  }

  /** From the cloud, and as it was last read when that does not answer. */
  async list(signal?: AbortSignal): Promise<Team> {
    try {
      return await this.#remembered(await this.#parts.port.read(signal))
    } catch (error) {
      const kept = error instanceof AppFailure && isPassing(error.error.kind) ? this.#parts.memory.read() : undefined
      if (kept === undefined) throw error
      return { ...kept, mayChange: false, source: 'cache' }
    }
  }

  /**
   * Puts a user into the group of a role and out of the other one, in this order, so that nobody is without a role in between.
   * @throws AppFailure `conflict` `team.askFirst` unless `confirmed`, for one's own role and the last Full one; `notFound` `team.noUser`,
   *   `team.noGroup`; `notAllowed` `team.notAllowed`; or of the cloud
   */
  async setRole(userId: string, role: DelegatedRole, confirmed: boolean): Promise<Team> {
    const read = await this.#mayChange()
    const members = membersOf(read)
    const member = members.find(({ id }) => id === userId.toLowerCase())
    if (member === undefined) throw new AppFailure({ kind: 'notFound', code: 'team.noUser' })
    if (!confirmed && roleQuestions(members, member, role).length > 0) throw new AppFailure({ kind: 'conflict', code: 'team.askFirst' })
    const detail = { user: member.userPrincipalName, from: member.role, to: role }
    try {
      await this.#giveRole(read, member.id, role)
      await keep(this.#parts.activity.record({ action: 'team.setRole', result: 'ok', detail }))
    } catch (error) {
      await this.#failed('team.setRole', detail, error)
      throw error
    }
    const team = await this.list()
    if (member.isSelf) await this.#parts.ownRoleChanged()
    return team
  }

  /**
   * Makes a user with a password of its own, who must choose another one at the first sign-in, and gives the role.
   * @throws AppFailure `notAllowed` `team.notAllowed`; `invalid` `team.nameTaken`; `unreachable` `team.notKnown` when nobody can tell whether the user is there now
   */
  async create(wanted: { readonly displayName: string; readonly alias: string; readonly domain: string; readonly role: DelegatedRole }): Promise<CreatedUser> {
    const { port, passwords, company, activity } = this.#parts
    const userPrincipalName = `${wanted.alias}@${wanted.domain}`
    const detail = { user: userPrincipalName, role: wanted.role }
    await this.#mayChange()
    try {
      if ((await port.find(userPrincipalName)) !== undefined) throw new AppFailure({ kind: 'invalid', code: 'team.nameTaken' })
      const { password } = passwords.make('words', { userPrincipalName, company: company() })
      const id = await this.#make({ displayName: wanted.displayName, userPrincipalName, password })
      const roleError = await this.#roleOfNew(id, wanted.role)
      await keep(activity.record({ action: 'team.create', result: 'ok', detail: { ...detail, roleSet: roleError === undefined } }))
      return { userPrincipalName, password, ...(roleError === undefined ? {} : { roleError }) }
    } catch (error) {
      await this.#failed('team.create', detail, error)
      throw error
    }
  }

  /** As it is now. The delegated role gives no right in the partner's own tenant: a directory role does, and only what it allows is asked for. */
  async #mayChange(): Promise<TeamRecord> {
    const read = await this.#parts.port.read()
    if (!read.mayChange) throw new AppFailure({ kind: 'notAllowed', code: 'team.notAllowed' })
    return read
  }

  /** A lost answer is resolved by looking: nobody had this name a moment ago. */
  async #make(user: Parameters<TeamPort['create']>[0]): Promise<string> {
    const { port } = this.#parts
    try {
      return (await port.create(user)).id
    } catch (error) {
      if (!(error instanceof AppFailure) || !isPassing(error.error.kind)) throw error
      const found = await port.find(user.userPrincipalName).catch(() => {
        throw new AppFailure({ kind: 'unreachable', code: 'team.notKnown', correlationId: error.error.correlationId }, { cause: error })
      })
      if (found === undefined) throw error
      return found.id
    }
  }

  async #roleOfNew(id: string, role: DelegatedRole): Promise<AppError | undefined> {
    if (role === 'none') return undefined
    try {
      await this.#giveRole(await this.#parts.port.read(), id, role)
      return undefined
    } catch (error) {
      if (error instanceof AppFailure) return error.error
      throw error
    }
  }

  async #giveRole({ groups }: TeamRecord, userId: string, role: DelegatedRole): Promise<void> {
    const { port } = this.#parts
    const wanted = groupOfRole(role)
    if (wanted !== undefined) {
      const group = groups[wanted]
      if (group === undefined) throw new AppFailure({ kind: 'notFound', code: 'team.noGroup' })
      if (!group.memberIds.includes(userId)) await port.addMember(group.id, userId)
    }
    for (const name of agentGroups) {
      const group = groups[name]
      if (name !== wanted && group?.memberIds.includes(userId) === true) await port.removeMember(group.id, userId)
    }
  }

  async #failed(action: string, detail: Readonly<Record<string, string>>, error: unknown): Promise<void> {
    if (!(error instanceof AppFailure)) return
    await keep(this.#parts.activity.record({ action, result: 'failed', detail: { ...detail, code: error.error.code, correlationId: error.error.correlationId } }))
  }

  async #remembered(read: TeamRecord): Promise<Team> {
    const reach = agentGroups.flatMap((group) => (read.groups[group] === undefined ? [] : [this.#parts.reachOf(group, read.groups[group].id)]))
    const team: Team = { members: membersOf(read), reach, domains: read.domains, mayChange: read.mayChange, readAt: new Date(this.#parts.clock.now()).toISOString(), source: 'cloud' }
    await keep(this.#parts.memory.write(team))
    return team
  }
}

function membersOf({ users, groups, selfId }: TeamRecord): readonly TeamMember[] {
  const inGroup = new Map(agentGroups.map((name) => [name, new Set(groups[name]?.memberIds)]))
  return users.map((user) => {
    const own = agentGroups.filter((name) => inGroup.get(name)?.has(user.id))
    return { ...user, groups: own, role: roleByGroups(own), isSelf: user.id === selfId }
  })
}
