import { describe, expect, it } from 'vitest'
import type { ReachStepName } from '../contract/relationship'
import { reachOf, type ReachFacts, type ReachRelationship } from './reachCheck'
import { directoryRoles } from './directoryRoles'

const now = Date.parse('2026-11-21T12:00:00.000Z')
const at = (days: number): string => new Date(now + days * 86_400_000).toISOString()
const assigned = (groupId: string, status = 'active', roles: readonly string[] = [directoryRoles.globalAdministrator]) => ({ groupId, group: groupId.toUpperCase(), status, roles })
const one = (more: Partial<ReachRelationship> = {}): ReachRelationship => ({ id: 'r1', status: 'active', createdAt: at(-40), activatedAt: at(-40), endsAt: at(300), assignments: [assigned('admins')], ...more })
const facts = (more: Partial<ReachFacts> = {}): ReachFacts => ({ technicianRole: 'full', groupIds: ['admins'], relationships: [one()], ...more })
const error = (code: string, kind: 'notAllowed' | 'unreachable' = 'notAllowed') => ({ ok: false, error: { kind, code, correlationId: 'c' } }) as const
const { endsAt: _endsAt, activatedAt: _activatedAt, ...never } = one()

describe('why somebody cannot get in', () => {
  it('finds nothing in the way of somebody who can', () => {
    const reach = reachOf(facts({ signIn: { ok: true } }), now)
    expect(reach.steps.map(({ outcome }) => outcome)).toEqual(Array<string>(8).fill('ok'))
    expect(reach).toMatchObject({ next: 'administer', role: 'full', relationshipId: 'r1' })
  })

  it.each<[string, Partial<ReachFacts>, ReachStepName, string, string]>([
    ['no delegated role', { technicianRole: 'none' }, 'technician', 'noDelegatedRole', 'giveRole'],
    ['no relationship', { relationships: [] }, 'relationship', 'noRelationship', 'offer'],
    ['an invitation', { relationships: [{ ...never, status: 'approvalPending' }] }, 'active', 'waitsForCustomer', 'waitForCustomer'],
    ['one of a provider that the own company has not agreed to', { relationships: [{ ...never, status: 'approvalPending', partnerConsentPending: true }] }, 'active', 'partnerConsentPending', 'agreeToProvider'],
    ['approved, not active', { relationships: [{ ...never, status: 'approved' }] }, 'active', 'activating', 'wait'],
    ['expired', { relationships: [one({ endsAt: at(-3) })] }, 'active', 'expired', 'renew'],
    ['an invitation that expired', { relationships: [{ ...never, status: 'expired' }] }, 'active', 'neverAnswered', 'offer'],
    ['ended by somebody', { relationships: [one({ status: 'terminated', endsAt: at(-3) })] }, 'active', 'terminated', 'offer'],
    ['nobody assigned', { relationships: [one({ assignments: [assigned('admins', 'deleted')] })] }, 'assignment', 'noAssignment', 'setUpAccess'],
    ['a hanging assignment', { relationships: [one({ assignments: [assigned('admins', 'pending')] })] }, 'inEffect', 'pending', 'wait'],
    ['a failed assignment', { relationships: [one({ assignments: [assigned('admins', 'error'), assigned('others')] })] }, 'inEffect', 'assignmentFailed', 'repairAccess'],
    ['not in the group', { groupIds: ['sales'] }, 'group', 'notMember', 'joinGroup'],
    ['a guest account', { signIn: error('token.noAccess') }, 'signIn', 'guest', 'removeGuest'],
    ['a guest account that the service calls so', { signIn: error('token.guest') }, 'signIn', 'guest', 'removeGuest'],
    ['conditional access', { signIn: error('token.blockedByPolicy') }, 'signIn', 'refused', 'askPolicy']
  ])('%s', (_, more, failing, because, next) => {
    const reach = reachOf(facts(more), now)
    const place = reach.steps.findIndex(({ outcome }) => outcome === 'failed')
    expect(reach.steps[place]).toMatchObject({ step: failing, because })
    expect(reach.next).toBe(next)
    expect(reach.steps.slice(0, place).every(({ outcome }) => outcome === 'ok')).toBe(true)
    expect(reach.steps.slice(place + 1).every(({ outcome }) => outcome === 'skipped')).toBe(true)
  })

  it('does not say that a colleague can sign in, nor that a cloud that is silent refuses', () => {
    const colleague = reachOf(facts(), now)
    expect(colleague.steps.at(-1)).toEqual({ step: 'signIn', outcome: 'unknown', because: 'onlyOneself' })
    expect(colleague.next).toBe('administer')
    const silent = reachOf(facts({ signIn: error('network.unreachable', 'unreachable') }), now)
    expect(silent.steps.at(-1)).toMatchObject({ outcome: 'unknown', because: 'notReached' })
    expect(silent.next).toBe('tryAgain')
  })

  it('takes any relationship that works before one that does not, and tells the role', () => {
    const limited = one({ id: 'r2', assignments: [assigned('admins', 'active', [directoryRoles.passwordAdministrator])] })
    const reach = reachOf(facts({ relationships: [one({ id: 'old', endsAt: at(-3) }), limited] }), now)
    expect(reach).toMatchObject({ role: 'limited', relationshipId: 'r2' })
    expect(reach.steps.find(({ step }) => step === 'role')).toMatchObject({ because: 'role.limited' })
  })
})
