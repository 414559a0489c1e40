import { reachSteps, type ReachNext, type ReachStep, type ReachStepName } from '../contract/relationship'
import type { AppError } from '../contract/errors'
import type { DelegatedRole } from '../contract/session'
import { daysWaiting } from './relationshipLife'
import { foremostRelationship, isUsable, relationshipState } from './relationshipState'
import { delegatedRoleOf } from './roleTemplates'

/** Somebody's access through one relationship, as the cloud has it. */
export interface ReachRelationship {
  readonly id: string
  readonly status: string
  readonly createdAt: string
  readonly endsAt?: string | undefined
  readonly activatedAt?: string | undefined
  /** An indirect provider made it, and the own company has not agreed to it yet. */
  readonly partnerConsentPending?: boolean | undefined
  readonly assignments: readonly { readonly groupId: string; readonly group: string; readonly status: string; readonly roles: readonly string[] }[]
}

export interface ReachFacts {
  /** Whether the partner's own groups make this person a delegated administrator. */
  readonly technicianRole: DelegatedRole
  readonly groupIds: readonly string[]
  readonly relationships: readonly ReachRelationship[]
  /** What came of entering the customer's tenant; `undefined`: nobody else's sign-in can be tried. */
  readonly signIn?: { readonly ok: true } | { readonly ok: false; readonly error: AppError } | undefined
}

export interface Reach {
  readonly steps: readonly ReachStep[]
  readonly next: ReachNext
  readonly relationshipId?: string
  readonly role: DelegatedRole
}

type Answer = Omit<ReachStep, 'step'> & { readonly next?: ReachNext; readonly relationshipId?: string }
type Assignment = ReachRelationship['assignments'][number] & { readonly relationshipId: string }

const ok = (because: string, params?: ReachStep['params']): Answer => ({ outcome: 'ok', because, ...(params === undefined ? {} : { params }) })
const failed = (because: string, next: ReachNext, more: Partial<Answer> = {}): Answer => ({ outcome: 'failed', because, next, ...more })

/**
 * Why somebody cannot get into a customer, or that they can: one question after the other, as an experienced colleague would
 * ask them (capabilities 5.3). The first that fails says what to do; those behind it are not asked.
 */
export function reachOf(facts: ReachFacts, now: number): Reach {
  const asked: Readonly<Record<ReachStepName, () => Answer>> = {
    technician: () => (facts.technicianRole === 'none' ? failed('noDelegatedRole', 'giveRole') : ok(`delegatedRole.${facts.technicianRole}`)),
    relationship: () => (facts.relationships.length === 0 ? failed('noRelationship', 'offer') : ok('relationships', { count: facts.relationships.length })),
    active: () => active(facts, now),
    assignment: () => assignment(facts, now),
    inEffect: () => inEffect(facts, now),
    group: () => group(facts, now),
    role: () => ok(`role.${roleIn(facts, now)}`),
    signIn: () => signIn(facts)
  }
  const steps: ReachStep[] = []
  let decided: { readonly next: ReachNext; readonly relationshipId?: string } | undefined
  for (const step of reachSteps) {
    if (decided !== undefined) {
      steps.push({ step, outcome: 'skipped' })
      continue
    }
    const { next, relationshipId, ...answer } = asked[step]()
    steps.push({ step, ...answer })
    if (answer.outcome === 'failed' && next !== undefined) decided = { next, ...(relationshipId === undefined ? {} : { relationshipId }) }
  }
  const unknown = steps.some(({ outcome, error }) => outcome === 'unknown' && error !== undefined)
  const first = usableOf(facts, now)[0]
  const about = first === undefined ? {} : { relationshipId: first.id }
  return { steps, role: roleIn(facts, now), ...(decided ?? { next: unknown ? 'tryAgain' : 'administer', ...about }) }
}

const usableOf = ({ relationships }: ReachFacts, now: number): readonly ReachRelationship[] => relationships.filter((one) => isUsable(relationshipState(one, now)))

function active(facts: ReachFacts, now: number): Answer {
  const usable = usableOf(facts, now)
  const last = foremostRelationship(usable, now)
  if (last !== undefined) return last.endsAt === undefined ? ok('active') : ok('activeUntil', { until: last.endsAt })
  const foremost = foremostRelationship(facts.relationships, now)
  if (foremost === undefined) return failed('noRelationship', 'offer')
  const about = { relationshipId: foremost.id }
  const state = relationshipState(foremost, now)
  if (foremost.partnerConsentPending === true && state !== 'expired' && state !== 'terminated') return failed('partnerConsentPending', 'agreeToProvider', about)
  if (foremost.status === 'approved' || foremost.status === 'activating') return failed('activating', 'wait', about)
  if (foremost.status === 'approvalPending') return failed('waitsForCustomer', 'waitForCustomer', { ...about, params: { days: daysWaiting(foremost.createdAt, now) } })
  const ended = foremost.endsAt ?? ''
  if (state === 'expired') return foremost.activatedAt === undefined && ended === '' ? failed('neverAnswered', 'offer', about) : failed('expired', 'renew', { ...about, params: { at: ended } })
  return state === 'terminated' && ended !== '' ? failed('terminated', 'offer', { ...about, params: { at: ended } }) : failed('notOffered', 'offer', about)
}

const gone: ReadonlySet<string> = new Set(['deleted', 'deleting'])

function assignmentsOf(facts: ReachFacts, now: number): readonly Assignment[] {
  return usableOf(facts, now).flatMap(({ id, assignments }) => {
    const of = (one: ReachRelationship['assignments'][number]): Assignment => ({ ...one, relationshipId: id })
    return assignments.filter(({ status }) => !gone.has(status)).map(of)
  })
}

/** Those of this person's groups, or all where there is none: what hangs for others does not matter. */
function relevant(facts: ReachFacts, now: number): readonly Assignment[] {
  const all = assignmentsOf(facts, now)
  const mine = all.filter(({ groupId }) => facts.groupIds.includes(groupId))
  return mine.length > 0 ? mine : all
}

const namesOf = (assignments: readonly Assignment[]): string => [...new Set(assignments.map((one) => one.group))].join(', ')

function assignment(facts: ReachFacts, now: number): Answer {
  const all = assignmentsOf(facts, now)
  if (all.length > 0) return ok('assigned', { groups: namesOf(all) })
  return failed('noAssignment', 'setUpAccess', aboutFirst(facts, now))
}

function inEffect(facts: ReachFacts, now: number): Answer {
  const all = relevant(facts, now)
  const works = all.filter(({ status }) => status === 'active')
  if (works.length > 0) return ok('inEffect', { groups: namesOf(works) })
  const [first] = all
  const about = first === undefined ? aboutFirst(facts, now) : { relationshipId: first.relationshipId }
  if (all.some(({ status }) => status === 'pending')) return failed('pending', 'wait', { ...about, params: { groups: namesOf(all) } })
  return failed('assignmentFailed', 'repairAccess', { ...about, params: { groups: namesOf(all) } })
}

function aboutFirst(facts: ReachFacts, now: number): Pick<Answer, 'relationshipId'> {
  const first = usableOf(facts, now)[0]
  return first === undefined ? {} : { relationshipId: first.id }
}

const mineOf = (facts: ReachFacts, now: number): readonly Assignment[] =>
  assignmentsOf(facts, now).filter(({ groupId, status }) => status === 'active' && facts.groupIds.includes(groupId))

function group(facts: ReachFacts, now: number): Answer {
  const mine = mineOf(facts, now)
  if (mine.length > 0) return ok('member', { groups: namesOf(mine) })
  const all = assignmentsOf(facts, now).filter(({ status }) => status === 'active')
  return failed('notMember', 'joinGroup', { ...aboutFirst(facts, now), params: { groups: namesOf(all) } })
}

const roleIn = (facts: ReachFacts, now: number): DelegatedRole => delegatedRoleOf(mineOf(facts, now).flatMap(({ roles }) => roles))

/** A guest account of the same person in the customer's tenant stands in the way of delegated administration (AADSTS50020, 50177). */
function signIn({ signIn: entered }: ReachFacts): Answer {
  if (entered === undefined) return { outcome: 'unknown', because: 'onlyOneself' }
  if (entered.ok) return ok('entered')
  const { error } = entered
  if (error.code === 'token.noAccess' || error.code === 'token.guest') return failed('guest', 'removeGuest', { error })
  if (error.kind === 'notAllowed') return failed('refused', 'askPolicy', { error })
  return { outcome: 'unknown', because: 'notReached', error }
}
