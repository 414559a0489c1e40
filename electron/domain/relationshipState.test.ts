import { describe, expect, it } from 'vitest'
import { foremostRelationship, isUsable, relationshipState } from './relationshipState'
import { delegatedRoleOf, directoryRoles, offeredRoles, roleIds, roleTemplates } from './roleTemplates'

const now = Date.parse('2026-11-21T12:00:00.000Z')
const of = (status: string, endsAt?: string) => ({ status, endsAt })
const inDays = (days: number) => new Date(now + days * 86_400_000).toISOString()

describe('relationshipState', () => {
  it.each([
    ['created', undefined, 'none'],
    ['approvalPending', undefined, 'invited'],
    ['approved', undefined, 'invited'],
    ['activating', inDays(700), 'invited'],
    ['active', inDays(700), 'active'],
    ['active', undefined, 'active'],
    ['active', 'no date', 'active'],
    ['active', inDays(30.1), 'active'],
    ['active', inDays(30), 'expiring'],
    ['active', inDays(12), 'expiring'],
    ['active', inDays(0), 'expired'],
    ['expiring', inDays(1), 'expiring'],
    ['expiring', inDays(-1), 'expired'],
    ['expired', inDays(-1), 'expired'],
    ['terminationRequested', inDays(100), 'terminated'],
    ['terminating', inDays(100), 'terminated'],
    ['terminated', inDays(-1), 'terminated'],
    ['somethingNew', inDays(100), 'none'],
    ['constructor', undefined, 'none']
  ])('%s until %s is %s', (status, endsAt, state) => {
    expect(relationshipState({ status, endsAt }, now)).toBe(state)
  })

  it('takes the most usable, then the one that ends last', () => {
    const late = of('active', inDays(400))
    const soon = of('active', inDays(5))
    const relationships = [of('terminated'), of('expired', inDays(-3)), soon, of('approvalPending'), of('active', inDays(100)), late]
    expect(foremostRelationship(relationships, now)).toBe(late)
    expect(foremostRelationship([of('approvalPending'), soon], now)).toBe(soon)
    expect(foremostRelationship([], now)).toBeUndefined()
    expect(isUsable('active') && isUsable('expiring')).toBe(true)
    expect(isUsable('invited') || isUsable('expired') || isUsable('none') || isUsable('terminated')).toBe(false)
  })
})

describe('role templates', () => {
  it('amount to the role they are for', () => {
    expect(delegatedRoleOf(roleIds(roleTemplates.full))).toBe('full')
    expect(delegatedRoleOf(roleIds(roleTemplates.limited))).toBe('limited')
    expect(delegatedRoleOf(roleIds(offeredRoles))).toBe('full')
    expect(delegatedRoleOf([])).toBe('none')
    expect(delegatedRoleOf([directoryRoles.globalAdministrator.toUpperCase()])).toBe('full')
    expect(delegatedRoleOf([directoryRoles.userAdministrator, directoryRoles.domainNameAdministrator])).toBe('full')
    expect(delegatedRoleOf([directoryRoles.userAdministrator])).toBe('limited')
    expect(delegatedRoleOf([directoryRoles.domainNameAdministrator])).toBe('limited')
  })

  it('give Limited no way to manage subscriptions or domains, and offer no role twice', () => {
    expect(roleTemplates.limited).not.toContain('globalAdministrator')
    expect(new Set(offeredRoles).size).toBe(offeredRoles.length)
    expect(new Set(Object.values(directoryRoles)).size).toBe(Object.keys(directoryRoles).length)
  })
})
