import type { RelationshipProblem, TimelineEntry, TimelineEvent } from '../contract/relationship'
import { isUsable, relationshipState } from './relationshipState'

const msPerDay = 86_400_000
/** An invitation that nobody has answered ends after so many days. */
export const invitationDays = 90
/** The service needs up to an hour to put access into effect; what takes longer hangs. */
const usualWaitMs = 60 * 60_000

export interface LifeFacts {
  readonly status: string
  readonly createdAt: string
  readonly activatedAt?: string | undefined
  readonly modifiedAt?: string | undefined
  readonly endsAt?: string | undefined
  readonly autoExtend?: boolean | undefined
  readonly partnerConsentPending?: boolean | undefined
}

/** A request as Graph keeps it. */
export interface LifeRequest {
  readonly action: string
  /** created, pending, succeeded, failed */
  readonly status: string
  readonly createdAt: string
}

export interface LifeAssignment {
  readonly id: string
  readonly group: string
  readonly status: string
  readonly createdAt?: string | undefined
  readonly modifiedAt?: string | undefined
}

/** A long operation of the service on an access assignment. */
export interface LifeOperation {
  readonly assignmentId?: string | undefined
  /** notStarted, running, succeeded, failed */
  readonly status: string
  readonly createdAt: string
}

export interface Life {
  readonly facts: LifeFacts
  readonly requests: readonly LifeRequest[]
  readonly assignments: readonly LifeAssignment[]
  readonly operations: readonly LifeOperation[]
}

const outcomes: Readonly<Record<string, TimelineEntry['outcome'] & {}>> = {
  created: 'waiting', pending: 'waiting', notStarted: 'waiting', running: 'waiting', succeeded: 'done', active: 'done', failed: 'failed', error: 'failed'
}
const outcomeOf = (status: string): Pick<TimelineEntry, 'outcome'> => {
  const outcome = outcomes[status]
  return outcome === undefined ? {} : { outcome }
}

const byAction: Readonly<Record<string, TimelineEvent>> = { lockForApproval: 'locked', approve: 'approved', reject: 'rejected', terminate: 'terminationAsked' }

/** What happened to a relationship and what is to come, in the order of time; what has no time stands where it belongs. */
export function timelineOf({ facts, requests, assignments, operations }: Life, now: number): readonly TimelineEntry[] {
  const asked = requests.flatMap(({ action, status, createdAt }): TimelineEntry[] => {
    const event = byAction[action]
    return event === undefined ? [] : [{ at: createdAt, event, ...outcomeOf(status) }]
  })
  const names = new Map(assignments.map(({ id, group }) => [id, group]))
  const made = assignments.flatMap(({ group, status, createdAt }): TimelineEntry[] => (createdAt === undefined ? [] : [{ at: createdAt, event: 'assigned', detail: group, ...outcomeOf(status) }]))
  const changed = operations.flatMap(({ assignmentId, status, createdAt }): TimelineEntry[] => {
    const known = assignments.find(({ id }) => id === assignmentId)
    // The first work on an assignment is its making, which stands there already.
    if (known?.createdAt !== undefined && Math.abs(Date.parse(known.createdAt) - Date.parse(createdAt)) < 1_000) return []
    const detail = assignmentId === undefined ? undefined : names.get(assignmentId)
    return [{ at: createdAt, event: 'assignmentChanged', ...outcomeOf(status), ...(detail === undefined ? {} : { detail }) }]
  })
  // Graph has no date of the customer's approval: a request of its own only where an indirect reseller approves, and `activatedDateTime` is when it came into force.
  const agreed = facts.activatedAt !== undefined || facts.status === 'approved' || facts.status === 'activating'
  const approved: TimelineEntry[] = agreed && !asked.some(({ event }) => event === 'approved') ? [{ event: 'approved' }] : []
  const began: TimelineEntry[] = facts.activatedAt === undefined ? [] : [{ at: facts.activatedAt, event: 'activated' }]
  const timed = [{ at: facts.createdAt, event: 'created' } as TimelineEntry, ...asked, ...began, ...made, ...changed, ...endOf(facts, asked, now)].toSorted(
    (a, b) => (a.at ?? '').localeCompare(b.at ?? '') || order(a.event) - order(b.event)
  )
  const place = timed.findIndex(({ event }) => event === 'activated')
  return place < 0 ? [...timed, ...approved] : timed.toSpliced(place, 0, ...approved)
}

const inOrder: readonly TimelineEvent[] = ['created', 'locked', 'approved', 'rejected', 'activated', 'assigned', 'assignmentChanged', 'terminationAsked', 'ended', 'expired']
const order = (event: TimelineEvent): number => inOrder.indexOf(event)

function endOf(facts: LifeFacts, asked: readonly TimelineEntry[], now: number): readonly TimelineEntry[] {
  const state = relationshipState(facts, now)
  const { endsAt, modifiedAt } = facts
  if (isUsable(state)) return endsAt === undefined ? [] : [{ at: endsAt, event: facts.autoExtend === true ? 'extends' : 'ends' }]
  if (facts.status === 'approvalPending') return [{ at: invitationEnd(facts, asked), event: 'invitationEnds' }]
  const at = endsAt ?? modifiedAt
  if (state === 'expired') return [{ event: 'expired', ...(at === undefined ? {} : { at }) }]
  return state === 'terminated' ? [{ event: 'ended', ...(at === undefined ? {} : { at }) }] : []
}

function invitationEnd({ createdAt }: LifeFacts, asked: readonly TimelineEntry[]): string {
  const locked = asked.find(({ event }) => event === 'locked')?.at ?? createdAt
  return new Date(Date.parse(locked) + invitationDays * msPerDay).toISOString()
}

/** Days since an invitation was made, whole. */
export const daysWaiting = (createdAt: string, now: number): number => Math.max(0, Math.floor((now - Date.parse(createdAt)) / msPerDay))

/** What is wrong with a relationship; the group where it is about one. An hour is the service's own time, so it is no problem yet. */
export function problemsOf({ facts, requests, assignments, operations }: Life, now: number): readonly { readonly problem: RelationshipProblem; readonly group?: string }[] {
  const state = relationshipState(facts, now)
  // Nothing else can come of it before.
  if (facts.partnerConsentPending === true && state !== 'expired' && state !== 'terminated') return [{ problem: 'partnerConsentPending' }]
  const hangs = (since: string | undefined): boolean => since !== undefined && now - Date.parse(since) > usualWaitMs
  if (facts.status === 'approved' || facts.status === 'activating') {
    const approved = requests.findLast(({ action }) => action === 'approve')?.createdAt ?? facts.modifiedAt
    return hangs(approved) ? [{ problem: 'notActivated' }] : []
  }
  if (facts.status === 'approvalPending') return daysWaiting(facts.createdAt, now) >= invitationDays ? [{ problem: 'stale' }] : []
  if (!isUsable(state)) return []
  const failed = assignments.filter(({ status }) => status === 'error').map(({ group }) => ({ problem: 'assignmentFailed', group }) as const)
  const pending = assignments.filter(({ status, modifiedAt, createdAt }) => status === 'pending' && hangs(modifiedAt ?? createdAt)).map(({ group }) => ({ problem: 'assignmentPending', group }) as const)
  const nobody = assignments.every(({ status }) => status === 'deleted' || status === 'deleting')
  const broken = operations.some(({ status }) => status === 'failed') && failed.length === 0
  return [...failed, ...pending, ...(nobody ? [{ problem: 'noAssignment' } as const] : []), ...(broken ? [{ problem: 'operationFailed' } as const] : [])]
}
