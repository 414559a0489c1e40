import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RoleTemplate } from '../contract/roleTemplate'
import { deviationsFrom, repairsFor, wantedIn, type Assigned, type MappedGroup, type Repair } from './accessMapping'
import { directoryRole, directoryRoleKeys, directoryRoles, holdsEverything, roleIds, roleWeight } from './directoryRoles'
import { renewedTerms } from './offerTerms'
import { roleName, roleNames } from './roleNames'
import { builtInTemplates, leastPrivilegeFirst, privilegeOf, recogniseTemplate, usualTemplate } from './roleTemplates'
import { mayAutoExtend, templateProblem, templateWarnings } from './templateRules'

const ids = directoryRoleKeys.map((key) => directoryRoles[key])
const someRoles = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 8 })
const everything = directoryRoles.globalAdministrator

describe('directory roles', () => {
  it('are each known once, with a name in both languages', () => {
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id))).toBe(true)
    for (const language of ['en', 'de'] as const) expect(new Set(Object.values(roleNames[language])).size).toBe(ids.length)
    expect(directoryRole(everything.toUpperCase())).toBe('globalAdministrator')
    expect(roleName('de', 'unknown')).toBe('unknown')
  })

  it('stand in the order of what they can do', () => {
    const weights = directoryRoleKeys.map(roleWeight)
    expect(weights).toEqual(weights.toSorted((a, b) => a - b))
    expect([roleWeight('globalReader'), roleWeight('passwordAdministrator'), roleWeight('exchangeAdministrator'), roleWeight('userAdministrator'), roleWeight('globalAdministrator')]).toEqual([1, 2, 3, 4, 5])
  })
})

describe('templates', () => {
  it('are ordered least privilege first, and more roles never come to less', () => {
    fc.assert(fc.property(someRoles, someRoles, (some, more) => {
      expect(privilegeOf([...some, ...more])).toBeGreaterThanOrEqual(privilegeOf(some))
    }))
    const order = leastPrivilegeFirst(builtInTemplates).map(({ id }) => id)
    expect(order[0]).toBe('reader')
    expect(order.indexOf('limited')).toBeLessThan(order.indexOf('serviceDesk'))
    expect(order.indexOf('everyService')).toBeLessThan(order.indexOf('full'))
    expect(order.at(-1)).toBe(usualTemplate)
  })

  it('are recognised by exactly their roles, in any order and case, an own one first', () => {
    fc.assert(fc.property(someRoles, (roles) => {
      const own: RoleTemplate = { id: 'own', name: 'Own', builtIn: false, roles }
      expect(recogniseTemplate(roles.toReversed().map((role) => role.toUpperCase()), [...builtInTemplates, own])?.id).toBe('own')
      const other = ids.find((id) => !roles.includes(id))
      if (other !== undefined) expect(recogniseTemplate([...roles, other], [own])).toBeUndefined()
    }))
  })

  it.each([
    ['nameMissing', { name: '  ', roles: [everything] }],
    ['nameTooLong', { name: 'x'.repeat(61), roles: [everything] }],
    ['nameTaken', { name: ' service Night ', roles: [everything] }],
    ['noRoles', { name: 'New', roles: [] }],
    ['unknownRole', { name: 'New', roles: ['11111111-1111-4111-8111-111111111111'] }],
    [undefined, { name: 'New', roles: [everything] }],
    [undefined, { id: 'night', name: 'Service night', roles: [everything] }]
  ])('say %s', (problem, edit) => {
    const others: RoleTemplate[] = [{ id: 'night', name: 'Service Night', builtIn: false, roles: [everything] }, ...builtInTemplates]
    expect(templateProblem(edit, others)).toBe(problem)
  })

  it('warn of the Global Administrator, which excludes automatic extension', () => {
    fc.assert(fc.property(someRoles, (roles) => {
      const holds = roles.some((role) => role === everything)
      expect(mayAutoExtend(roles)).toBe(!holds)
      expect(templateWarnings(roles).includes('noAutoExtend')).toBe(holds)
      expect(renewedTerms({ roles, autoExtend: true, durationDays: 9_999 })).toEqual({ roles, autoExtend: !holds, durationDays: 730 })
    }))
    expect(templateWarnings(roleIds(['passwordAdministrator']))).toEqual([])
    expect(templateWarnings([everything, directoryRoles.globalReader])).toEqual(['noAutoExtend', 'containsOthers', 'privileged'])
  })
})

describe('the mapping of templates to groups', () => {
  const groups = fc.uniqueArray(fc.constantFrom('g1', 'g2', 'g3', 'g4'), { minLength: 1 })
  const mappings = groups.chain((names) => fc.tuple(...names.map((groupId) => someRoles.map((roles): MappedGroup => ({ groupId, roles })))))
  const assignments = fc.uniqueArray(fc.record({ groupId: fc.constantFrom('g1', 'g2', 'g3', 'strangers'), roles: someRoles, status: fc.constantFrom('active', 'pending', 'error', 'deleted') }), { selector: ({ groupId }) => groupId })

  const applied = (present: readonly Assigned[], repairs: readonly Repair[]): readonly Assigned[] =>
    repairs.reduce<readonly Assigned[]>((all, repair) => {
      const others = all.filter(({ groupId }) => groupId !== repair.groupId)
      return repair.kind === 'remove' ? others : [...others, { groupId: repair.groupId, roles: repair.roles, status: 'active' }]
    }, present)

  it('never asks for a role that the relationship does not have', () => {
    fc.assert(fc.property(someRoles, mappings, (roles, mapping) => {
      for (const one of wantedIn(roles, mapping)) {
        expect(one.roles.length).toBeGreaterThan(0)
        expect(one.roles.every((role) => roles.some((other) => other === role))).toBe(true)
      }
    }))
    expect(wantedIn(roleIds(['userAdministrator', 'globalReader']), [{ groupId: 'g', roles: [everything] }])).toEqual([{ groupId: 'g', roles: roleIds(['userAdministrator', 'globalReader']) }])
  })

  it('is what there is after the repairs, and groups that it does not name keep their access unless that is wanted', () => {
    fc.assert(fc.property(someRoles, mappings, assignments, fc.boolean(), (roles, mapping, present, remove) => {
      const wanted = wantedIn(roles, mapping)
      const after = applied(present, repairsFor(deviationsFrom(wanted, present), wanted, remove))
      expect(deviationsFrom(wanted, after).filter(({ kind }) => remove || kind !== 'unmapped')).toEqual([])
      const unnamed = present.filter(({ groupId, status }) => status !== 'deleted' && !wanted.some((one) => one.groupId === groupId))
      expect(after.filter(({ groupId }) => unnamed.some((one) => one.groupId === groupId)).length).toBe(remove ? 0 : unnamed.length)
    }))
  })

  it('takes the Global Administrator for everything', () => {
    const wanted = [{ groupId: 'g', roles: [everything] }]
    expect(deviationsFrom(wanted, [{ groupId: 'g', roles: [everything, directoryRoles.globalReader], status: 'active' }])).toEqual([])
    expect(deviationsFrom(wanted, [{ groupId: 'g', roles: [directoryRoles.globalReader], status: 'active' }])).toMatchObject([{ kind: 'roles', lacking: [everything] }])
    expect(holdsEverything([everything.toUpperCase()])).toBe(true)
  })
})
