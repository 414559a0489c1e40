import { callRules } from '../../services/callRules'
import type { TeamService } from '../../services/team'
import type { Handlers } from './types'

type TeamCalls = Extract<keyof Handlers, `team.${string}`>

export function teamHandlers(team: TeamService): Pick<Handlers, TeamCalls> {
  return {
    'team.list': () => team.list(),
    'team.setRole': ({ userId, role, confirmed }) => team.setRole(userId, role, confirmed),
    'team.create': (wanted) => team.create(wanted),
    'team.cancel': () => team.cancel(),
    'team.rights': () => callRules
  }
}
