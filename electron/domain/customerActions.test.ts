import { describe, expect, it } from 'vitest'
import { customerActions as actionNames } from '../contract/customer'
import { actionReasons, customerActions, portalSectionsFor } from './customerActions'
import type { CustomerActionsInput } from './customerActions'

const base: CustomerActionsInput = { relationship: 'active', roleAtCustomer: 'full', technicianRole: 'full', connection: 'online' }
const reasons = (more: Partial<CustomerActionsInput>) =>
  Object.fromEntries(Object.entries(customerActions({ ...base, ...more })).map(([name, gate]) => [name, gate.allowed ? 'allowed' : gate.reason]))
/** administer, createServiceRequest, showAdministrators, resetPassword, offerDelegatedAdministration */
const expected = (...values: readonly string[]) => Object.fromEntries(actionNames.map((name, index) => [name, values[index]]))
const all = (reason: string) => expected(reason, reason, reason, reason, 'allowed')

describe('customerActions', () => {
  it.each([
    [{}, expected('allowed', 'allowed', 'allowed', 'allowed', 'allowed')],
    [{ relationship: 'expiring', connection: 'unknown' }, expected('allowed', 'allowed', 'allowed', 'allowed', 'allowed')],
    [{ roleAtCustomer: 'limited', technicianRole: 'limited' }, expected('allowed', 'allowed', 'allowed', 'limitedUsesPortal', 'allowed')],
    [{ roleAtCustomer: 'limited', connection: 'offline' }, expected('offline', 'allowed', 'offline', 'limitedUsesPortal', 'allowed')],
    [{ connection: 'offline' }, expected('offline', 'allowed', 'offline', 'offline', 'allowed')],
    [{ roleAtCustomer: 'none' }, all('noAssignment')],
    [{ roleAtCustomer: undefined }, all('roleNotChecked')],
    [{ relationship: undefined }, all('relationshipNotChecked')],
    [{ relationship: 'none', connection: 'offline' }, all('noRelationship')],
    [{ relationship: 'invited' }, all('invitationPending')],
    [{ relationship: 'expired' }, all('relationshipExpired')],
    [{ relationship: 'terminated' }, all('relationshipTerminated')],
    [{ technicianRole: 'none' }, expected(...actionNames.map(() => 'noDelegatedRole'))]
  ] satisfies readonly (readonly [Partial<CustomerActionsInput>, object])[])('%j', (input, gates) => {
    expect(reasons(input)).toEqual(gates)
    for (const reason of Object.values(reasons(input))) expect([...actionReasons, 'allowed']).toContain(reason)
  })
})

describe('portalSectionsFor', () => {
  it('keeps Manage, Purchase and Domains from Limited', () => {
    expect(portalSectionsFor('full')).toEqual(['users', 'domains', 'subscriptions', 'purchase', 'partnerRelationships'])
    expect(portalSectionsFor('limited')).toEqual(['users', 'partnerRelationships'])
    expect(portalSectionsFor('none')).toEqual([])
  })
})
