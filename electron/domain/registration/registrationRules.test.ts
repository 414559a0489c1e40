import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { registrationSchema } from '../../contract/registration'
import { allPermissions, serviceAppIds } from './permissions'
import { clientIdProblem, tenantProblem, tidy } from './registrationRules'

const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'

describe('a typed registration', () => {
  it.each([
    ['', 'missing'], ['  ', 'missing'], [id, undefined], [` {${id.toUpperCase()}} `, undefined], ['Partner Desk', 'notGuid'], [id.slice(1), 'notGuid'],
    ['00000000-0000-0000-0000-000000000000', 'zero'], ['aBc8Q~0123456789abcdefghijklmnopqrstuv', 'secret']
  ] as const)('client ID %j: %s', (typed, problem) => expect(clientIdProblem(typed)).toBe(problem))

  it.each([
    ['', undefined], [id, undefined], ['fabrikam.com', undefined], [' Fabrikam.onmicrosoft.com ', undefined], ['common', 'shared'], ['Organizations', 'shared'],
    ['full@fabrikam.com', 'userName'], ['https://fabrikam.com', 'address'], ['fabrikam', 'notTenant'], ['fabri kam.com', 'notTenant']
  ] as const)('tenant %j: %s', (typed, problem) => expect(tenantProblem(typed)).toBe(problem))

  it('that has no problem is one that is kept, and one that is kept has none', () => {
    const typed = fc.oneof(fc.string(), fc.uuid(), fc.domain(), fc.constantFrom('common', 'a.b', 'xn--bcher-kva.example'))
    fc.assert(fc.property(typed, typed, (clientId, tenant) => {
      const kept = registrationSchema.safeParse({ clientId: tidy(clientId), ...(tidy(tenant) === '' ? {} : { tenant: tidy(tenant) }) }).success
      const fine = clientIdProblem(clientId) === undefined && tenantProblem(tenant) === undefined
      // The contract takes the empty id, which no application has.
      expect(fine || clientIdProblem(clientId) === 'zero').toBe(kept || clientIdProblem(clientId) === 'zero')
    }), { numRuns: 60 })
  })
})

it('each permission is listed once, with an id of its own', () => {
  expect(new Set(allPermissions.map(({ name }) => name)).size).toBe(allPermissions.length)
  expect(new Set(allPermissions.map((one) => one.id)).size).toBe(allPermissions.length)
  for (const one of allPermissions) expect(one.id).toMatch(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u)
  expect(Object.keys(serviceAppIds)).toEqual(['graph', 'partnerCenter'])
})
