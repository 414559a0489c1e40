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
  /** Changes under way. */
  readonly #changes = new Set<AbortController>()

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
   * @throws AppFailure `cancelled` `team.cancelledUnchanged`, `team.cancelledPartly`, `team.cancelledNotKnown`; `conflict` `team.askFirst` unless `confirmed`, for one's own role and the last Full one; `notFound` `team.noUser`,
   *   `team.noGroup`; `notAllowed` `team.notAllowed`; or of the cloud
   */
  setRole(userId: string, role: DelegatedRole, confirmed: boolean): Promise<Team> {
    return this.#change(async (signal) => {
      const read = await this.#mayChange(signal)
      const members = membersOf(read)
      const member = members.find(({ id }) => id === userId.toLowerCase())
      if (member === undefined) throw new AppFailure({ kind: 'notFound', code: 'team.noUser' })
      if (!confirmed && roleQuestions(members, member, role).length > 0) throw new AppFailure({ kind: 'conflict', code: 'team.askFirst' })
      const detail = { user: member.userPrincipalName, from: member.role, to: role }
      try {
        await this.#giveRole(read, member.id, role, signal).catch((thrown: unknown) => this.#afterCancel(thrown, member, role))
        await keep(this.#parts.activity.record({ action: 'team.setRole', result: 'ok', detail }))
      } catch (error) {
        await this.#failed('team.setRole', detail, error)
        throw error
      }
      // It is done: a reading that fails now must not say otherwise, and whoever has another role finds out in any case.
      const team = await this.list().catch(() => this.#remembered(withRole(read, member.id, role)))
      if (member.isSelf) await this.#parts.ownRoleChanged()
      return team
    })
  }

  /**
   * Makes a user with a password of its own, who must choose another one at the first sign-in, and gives the role.
   * @throws AppFailure `notAllowed` `team.notAllowed`; `invalid` `team.nameTaken`; `unreachable` `team.notKnown` when nobody can tell whether the user is there now;
   *   `cancelled` `team.cancelledUnchanged`, `team.cancelledCreate`
   */
  create(wanted: { readonly displayName: string; readonly alias: string; readonly domain: string; readonly role: DelegatedRole }): Promise<CreatedUser> {
    return this.#change(async (signal) => {
      const { port, passwords, company, activity } = this.#parts
      const userPrincipalName = `${wanted.alias}@${wanted.domain}`
      const detail = { user: userPrincipalName, role: wanted.role }
      await this.#mayChange(signal)
      try {
        if ((await port.find(userPrincipalName, signal)) !== undefined) throw new AppFailure({ kind: 'invalid', code: 'team.nameTaken' })
        const { password } = passwords.make('words', { userPrincipalName, company: company() })
        const id = await this.#make({ displayName: wanted.displayName, userPrincipalName, password }, signal)
        const roleError = await this.#roleOfNew(id, wanted.role, signal)
        await keep(activity.record({ action: 'team.create', result: 'ok', detail: { ...detail, roleSet: roleError === undefined } }))
        return { userPrincipalName, password, ...(roleError === undefined ? {} : { roleError }) }
      } catch (error) {
        await this.#failed('team.create', detail, error)
        throw error
      }
    })
  }

  /** Ends what is under way as soon as it can: what has gone out is looked at, and the change itself says what was kept. */
  cancel(): void {
    for (const change of this.#changes) change.abort()
  }

  /** A cancel that nothing has said more of was before anything was sent. */
  async #change<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const change = new AbortController()
    this.#changes.add(change)
    try {
      return await work(change.signal)
    } catch (error) {
      throw isCancelled(error) && error.error.code === 'cancelled' ? new AppFailure({ ...error.error, code: 'team.cancelledUnchanged' }, { cause: error }) : error
    } finally {
      this.#changes.delete(change)
    }
  }

  /** A request that was cut off may have been carried out all the same: only the groups tell. Returns where the role was given before the cancel. */
  async #afterCancel(thrown: unknown, before: TeamMember, wanted: DelegatedRole): Promise<void> {
    if (!isCancelled(thrown)) throw thrown
    const told = (code: string): AppFailure => new AppFailure({ ...thrown.error, code }, { cause: thrown })
    const read = await this.#parts.port.read().catch(() => {
      throw told('team.cancelledNotKnown')
    })
    await this.#remembered(read)
    const groups = membersOf(read).find(({ id }) => id === before.id)?.groups ?? []
    const goal = groupOfRole(wanted)
    if (groups.join() === (goal ?? '')) return
    throw told(groups.join() === before.groups.join() ? 'team.cancelledUnchanged' : 'team.cancelledPartly')
  }

  /** As it is now. The delegated role gives no right in the partner's own tenant: a directory role does, and only what it allows is asked for. */
  async #mayChange(signal: AbortSignal): Promise<TeamRecord> {
    const read = await this.#parts.port.read(signal)
    if (!read.mayChange) throw new AppFailure({ kind: 'notAllowed', code: 'team.notAllowed' })
    return read
  }

  /** A lost answer, or one that nobody waited for, is resolved by looking: nobody had this name a moment ago. */
  async #make(user: Parameters<TeamPort['create']>[0], signal: AbortSignal): Promise<string> {
    const { port } = this.#parts
    try {
      return (await port.create(user, signal)).id
    } catch (error) {
      if (!(error instanceof AppFailure) || !(isPassing(error.error.kind) || isCancelled(error))) throw error
      const found = await port.find(user.userPrincipalName).catch(() => {
        throw new AppFailure({ kind: 'unreachable', code: 'team.notKnown', correlationId: error.error.correlationId }, { cause: error })
      })
      if (found === undefined) throw isCancelled(error) ? new AppFailure({ ...error.error, code: 'team.cancelledCreate' }, { cause: error }) : error
      return found.id
    }
  }

  async #roleOfNew(id: string, role: DelegatedRole, signal: AbortSignal): Promise<AppError | undefined> {
    if (role === 'none') return undefined
    try {
      await this.#giveRole(await this.#parts.port.read(signal), id, role, signal)
      return undefined
    } catch (error) {
      if (isCancelled(error)) return { ...error.error, code: 'team.roleCancelled' }
      if (error instanceof AppFailure) return error.error
      throw error
    }
  }

  async #giveRole({ groups }: TeamRecord, userId: string, role: DelegatedRole, signal: AbortSignal): Promise<void> {
    const { port } = this.#parts
    const wanted = groupOfRole(role)
    if (wanted !== undefined) {
      const group = groups[wanted]
      if (group === undefined) throw new AppFailure({ kind: 'notFound', code: 'team.noGroup' })
      if (!group.memberIds.includes(userId)) await port.addMember(group.id, userId, signal)
    }
    for (const name of agentGroups) {
      const group = groups[name]
      if (name !== wanted && group?.memberIds.includes(userId) === true) await port.removeMember(group.id, userId, signal)
    }
  }

  async #failed(action: string, detail: Readonly<Record<string, string>>, error: unknown): Promise<void> {
    if (!(error instanceof AppFailure)) return
    await keep(this.#parts.activity.record({ action, result: isCancelled(error) ? 'cancelled' : 'failed', detail: { ...detail, code: error.error.code, correlationId: error.error.correlationId } }))
  }

  async #remembered(read: TeamRecord): Promise<Team> {
    const reach = agentGroups.flatMap((group) => (read.groups[group] === undefined ? [] : [this.#parts.reachOf(group, read.groups[group].id)]))
    const team: Team = { members: membersOf(read), reach, domains: read.domains, mayChange: read.mayChange, readAt: new Date(this.#parts.clock.now()).toISOString(), source: 'cloud' }
    await keep(this.#parts.memory.write(team))
    return team
  }
}

const isCancelled = (thrown: unknown): thrown is AppFailure => thrown instanceof AppFailure && thrown.error.kind === 'cancelled'

/** The team as it is after a role was given, where it cannot be read again. */
function withRole(read: TeamRecord, userId: string, role: DelegatedRole): TeamRecord {
  const wanted = groupOfRole(role)
  const groups = agentGroups.flatMap((name) => {
    const group = read.groups[name]
    if (group === undefined) return []
    const others = group.memberIds.filter((id) => id !== userId)
    return [[name, { ...group, memberIds: name === wanted ? [...others, userId] : others }] as const]
  })
  return { ...read, groups: Object.fromEntries(groups) }
}

function membersOf({ users, groups, selfId }: TeamRecord): readonly TeamMember[] {
  const inGroup = new Map(agentGroups.map((name) => [name, new Set(groups[name]?.memberIds)]))
  return users.map((user) => {
    const own = agentGroups.filter((name) => inGroup.get(name)?.has(user.id))
    return { ...user, groups: own, role: roleByGroups(own), isSelf: user.id === selfId }
  })
}
