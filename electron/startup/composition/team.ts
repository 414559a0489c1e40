import type { Activity, Clock, TeamPort } from '../../services/ports'
import type { RelationshipBook } from '../../services/relationships/relationshipBook'
import type { PasswordMaker } from '../../services/passwordMaker'
import type { SignInService } from '../../services/signIn'
import { TeamService } from '../../services/team'
import { createTeamMemory } from '../../services/teamMemory'
import { reachOfGroup } from '../../services/teamReach'
import type { Stores } from './stores'

export interface TeamServiceParts {
  readonly stores: Stores
  readonly port: TeamPort
  readonly passwords: PasswordMaker
  readonly activity: Activity
  readonly clock: Clock
  readonly signIn: SignInService
  readonly book: RelationshipBook
}

/** Joins what belongs to the partner's users and their roles (capabilities 2.3). */
export function createTeamService({ stores, port, passwords, activity, clock, signIn, book }: TeamServiceParts): TeamService {
  return new TeamService({
    port, passwords, activity, clock, memory: createTeamMemory(stores.customers),
    company: () => signIn.technician()?.partnerName ?? '',
    reachOf: (group, groupId) => reachOfGroup(book, clock.now(), group, groupId),
    ownRoleChanged: () => signIn.check()
  })
}
