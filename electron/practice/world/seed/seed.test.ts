import { describe, expect, it } from 'vitest'
import { World } from '../world'
import { COMPANY_COUNT, companyAt } from './companyNames'
import { seededGuid } from './random'

const REAL_NOW = Date.UTC(2026, 10, 21, 12)
const realNow = (): number => REAL_NOW

function everything(world: World): unknown {
  return [...world.directory.customersFrom(0)].map((tenant) => [tenant, world.directory.users(tenant.id), world.relationships.of(tenant.id)])
}

describe('the seed', () => {
  it('gives the same data for the same seed, ids included', async () => {
    const [one, other] = await Promise.all([World.open({ seed: 'a', customers: 200, realNow }), World.open({ seed: 'a', customers: 200, realNow })])
    expect(everything(one)).toEqual(everything(other))
    expect(one.partner.profile('organization')).toEqual(other.partner.profile('organization'))
  })

  it('gives other data for another seed', async () => {
    const [one, other] = await Promise.all([World.open({ seed: 'a', customers: 50, realNow }), World.open({ seed: 'b', customers: 50, realNow })])
    const ids = new Set([...one.directory.customersFrom(0)].map((tenant) => tenant.id))
    expect([...other.directory.customersFrom(0)].some((tenant) => ids.has(tenant.id))).toBe(false)
  })

  it('keeps the first customers when there are more of them', async () => {
    const [few, many] = await Promise.all([World.open({ customers: 10, realNow }), World.open({ customers: 500, realNow })])
    expect([...many.directory.customersFrom(0)].slice(0, 16)).toEqual([...few.directory.customersFrom(0)])
  })

  it('makes well-formed ids that do not repeat', () => {
    const ids = Array.from({ length: 50_000 }, (_, index) => seededGuid('seed', 'tenant', index))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id))).toBe(true)
  })

  it('has a different domain label for each of enough companies, and names that fit a relationship', () => {
    const companies = Array.from({ length: COMPANY_COUNT }, (_, index) => companyAt(index))
    expect(COMPANY_COUNT).toBeGreaterThanOrEqual(100_000)
    expect(new Set(companies.map((company) => company.label)).size).toBe(COMPANY_COUNT)
    expect(companies.filter((company) => `Fabrikam for ${company.name}`.length > 50)).toEqual([])
  })

  it('starts with 100,000 customers and finds the last by domain, by id and by a user', async () => {
    const world = await World.open({ customers: 100_000, realNow })
    const last = [...world.directory.customersFrom(100_005)]
    expect(last).toHaveLength(1)
    for (const tenant of last) {
      for (const domain of tenant.domains) expect(world.directory.tenantByDomain(domain.name.toUpperCase())?.id).toBe(tenant.id)
      expect(world.directory.tenant(tenant.id)).toEqual(tenant)
      const user = world.directory.users(tenant.id)[0]
      expect(world.directory.userByName(user?.userPrincipalName ?? '')).toEqual(user)
    }
  })

  it('shows every state of a relationship among a few hundred customers, most of them active', async () => {
    const world = await World.open({ customers: 400, realNow })
    const states = [...world.directory.customersFrom(6)].map((tenant) => world.relationships.of(tenant.id)[0]?.status ?? 'none')
    const share = (state: string): number => states.filter((other) => other === state).length / states.length
    expect(share('active')).toBeGreaterThan(0.6)
    for (const state of ['approvalPending', 'expired', 'none']) expect(share(state)).toBeGreaterThan(0.02)
  })
})
