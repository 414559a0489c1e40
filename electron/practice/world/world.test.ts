import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entry } from './api'
import type { Tenant, User } from './model'
import { FULL_ROLES, GLOBAL_ADMINISTRATOR, LIMITED_ROLES } from './roleTemplates'
import { World } from './world'

const DAY = 24 * 60 * 60 * 1000
let world: World

beforeEach(async () => {
  world = await World.open({ customers: 20 })
})

function tenant(domain: string): Tenant {
  const found = world.directory.tenantByDomain(domain)
  if (!found) throw new Error(`no ${domain}`)
  return found
}

function user(name: string): User {
  const found = world.directory.userByName(name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

function enter(name: string, domain: string): Entry {
  return world.canEnter(user(name).id, tenant(domain).id)
}

function firstRelationship(domain: string): string {
  const found = world.relationships.of(tenant(domain).id)[0]
  if (!found) throw new Error(`no relationship of ${domain}`)
  return found.id
}

describe('the fixed contents', () => {
  it.each(['owner@fabrikam.com', 'full@fabrikam.com', 'limited@fabrikam.com', 'none@fabrikam.com', 'admin@contoso.com', 'user@contoso.com', 'admin@adatum.com', 'user@woodgrovebank.com'])(
    'lets %s sign in with the known password only', async (name) => {
      expect((await world.directory.verifyPassword(name, 'practice'))?.userPrincipalName).toBe(name)
      expect(await world.directory.verifyPassword(name, 'Practice')).toBeUndefined()
    }
  )

  it('knows no user of another name', async () => {
    expect(await world.directory.verifyPassword('nobody@contoso.com', 'practice')).toBeUndefined()
    expect(await world.directory.verifyPassword('owner', 'practice')).toBeUndefined()
  })

  it('has the roles of the four technicians', () => {
    const { adminAgents, helpdeskAgents } = world.directory
    expect(world.directory.groupMembers(adminAgents).map((member) => member.userPrincipalName)).toEqual(['owner@fabrikam.com', 'full@fabrikam.com'])
    expect(world.directory.groupMembers(helpdeskAgents).map((member) => member.userPrincipalName)).toEqual(['limited@fabrikam.com'])
    expect(user('owner@fabrikam.com').directoryRoles).toEqual([GLOBAL_ADMINISTRATOR])
    expect(user('full@fabrikam.com').directoryRoles).toEqual([])
  })

  it('finds a tenant by any of its domains, in either form', () => {
    expect(tenant('contoso.co.uk')).toEqual(tenant('CONTOSO.onmicrosoft.com'))
    expect(tenant('spielzeug-wingtip-nürnberg.de').displayName).toBe('Wingtip Toys')
    expect(tenant('xn--spielzeug-wingtip-nrnberg-xwc.de').displayName).toBe('Wingtip Toys')
    expect(world.directory.tenantByDomain('contoso')).toBeUndefined()
    expect(world.directory.tenantByDomain('oso.com')).toBeUndefined()
  })

  it('has the three offices', () => {
    expect(world.partner.offices.map((office) => [office.name, office.mpnId])).toEqual([['Seattle', '4567890'], ['Dublin', '4567891'], ['Sydney', '4567892']])
  })
})

describe('entering a customer', () => {
  it.each([
    ['full@fabrikam.com', 'contoso.com', FULL_ROLES],
    ['limited@fabrikam.com', 'contoso.com', LIMITED_ROLES],
    ['full@fabrikam.com', 'woodgrovebank.com', FULL_ROLES]
  ])('%s enters %s with the roles of the group', (name, domain, roles) => {
    expect(enter(name, domain)).toMatchObject({ allowed: true, roles })
    expect(world.rolesIn(user(name).id, tenant(domain).id)).toEqual(roles)
  })

  it.each([
    ['none@fabrikam.com', 'contoso.com', 'notInGroup'],
    ['limited@fabrikam.com', 'woodgrovebank.com', 'notInGroup'],
    ['owner@fabrikam.com', 'adatum.com', 'noRelationship'],
    ['owner@fabrikam.com', 'northwindtraders.com', 'noRelationship'],
    ['owner@fabrikam.com', 'tailspintoys.com', 'expired'],
    ['admin@contoso.com', 'adatum.com', 'noRelationship'],
    ['admin@contoso.com', 'fabrikam.com', 'noRelationship']
  ])('%s does not enter %s: %s', (name, domain, why) => {
    expect(enter(name, domain)).toEqual({ allowed: false, why })
    expect(world.rolesIn(user(name).id, tenant(domain).id)).toEqual([])
  })

  it('ends with the relationship', async () => {
    await world.setClockOffset(11 * DAY)
    expect(enter('full@fabrikam.com', 'wingtiptoys.com').allowed).toBe(true)
    await world.setClockOffset(13 * DAY)
    expect(enter('full@fabrikam.com', 'wingtiptoys.com')).toEqual({ allowed: false, why: 'expired' })
  })

  it('ends at once when the customer ends it', async () => {
    await world.relationships.terminate(firstRelationship('contoso.com'), user('admin@contoso.com'))
    expect(enter('full@fabrikam.com', 'contoso.com')).toEqual({ allowed: false, why: 'noRelationship' })
  })

  it('needs an assignment after the customer approved', async () => {
    const id = firstRelationship('northwindtraders.com')
    await world.relationships.approve(id, user('admin@northwindtraders.com'))
    expect(enter('full@fabrikam.com', 'northwindtraders.com')).toEqual({ allowed: false, why: 'noAssignment' })
    const made = await world.relationships.assign(id, world.directory.adminAgents.id, FULL_ROLES)
    expect(made.status).toBe('pending')
    expect(enter('full@fabrikam.com', 'northwindtraders.com')).toMatchObject({ allowed: true })
    expect(enter('limited@fabrikam.com', 'northwindtraders.com')).toEqual({ allowed: false, why: 'notInGroup' })
  })
})

describe('the life of a relationship', () => {
  it('is not approved by a user, by another customer, or twice', async () => {
    const id = firstRelationship('northwindtraders.com')
    await expect(world.relationships.approve(id, user('user@northwindtraders.com'))).rejects.toMatchObject({ refusal: 'notAllowed' })
    await expect(world.relationships.approve(id, user('admin@adatum.com'))).rejects.toMatchObject({ refusal: 'notAllowed' })
    await expect(world.relationships.approve(id, user('owner@fabrikam.com'))).rejects.toMatchObject({ refusal: 'notAllowed' })
    const approved = await world.relationships.approve(id, user('admin@northwindtraders.com'))
    expect(approved.status).toBe('active')
    await expect(world.relationships.approve(id, user('admin@northwindtraders.com'))).rejects.toMatchObject({ refusal: 'conflict' })
  })

  it('expires unanswered 90 days after it was sent', async () => {
    const created = await world.relationships.create({ displayName: 'Waits', duration: 'P30D', unifiedRoles: LIMITED_ROLES })
    await world.relationships.request(created.id, 'lockForApproval', created.etag)
    await world.setClockOffset(89 * DAY)
    expect(world.relationships.get(created.id)?.status).toBe('approvalPending')
    await world.setClockOffset(91 * DAY)
    expect(world.relationships.get(created.id)?.status).toBe('expired')
    await expect(world.relationships.approve(created.id, user('admin@adatum.com'))).rejects.toMatchObject({ refusal: 'conflict' })
  })

  it('without a customer belongs to the one who approves it', async () => {
    const created = await world.relationships.create({ displayName: 'For anyone', duration: 'P1Y', unifiedRoles: LIMITED_ROLES })
    await world.relationships.request(created.id, 'lockForApproval')
    await world.relationships.approve(created.id, user('admin@adatum.com'))
    expect(world.relationships.of(tenant('adatum.com').id)).toMatchObject([{ id: created.id, status: 'active', customer: { displayName: 'Adatum' } }])
  })

  it('is extended by 180 days as often as needed', async () => {
    const created = await world.relationships.create({ displayName: 'Goes on', duration: 'P10D', autoExtendDuration: 'P180D', unifiedRoles: LIMITED_ROLES })
    await world.relationships.request(created.id, 'lockForApproval')
    const { endDateTime } = await world.relationships.approve(created.id, user('admin@adatum.com'))
    await world.setClockOffset(200 * DAY)
    expect(world.relationships.get(created.id)).toMatchObject({ status: 'active', endDateTime: new Date(Date.parse(endDateTime ?? '') + 360 * DAY).toISOString() })
  })

  it.each([
    [{ displayName: 'x'.repeat(51) }, 'invalid'],
    [{ displayName: ' ' }, 'invalid'],
    [{ duration: 'P731D' }, 'invalid'],
    [{ duration: 'PT0S' }, 'invalid'],
    [{ duration: 'two years' }, 'invalid'],
    [{ unifiedRoles: [] }, 'invalid'],
    [{ unifiedRoles: ['00000000-0000-0000-0000-000000000000'] }, 'invalid'],
    [{ autoExtendDuration: 'P180D', unifiedRoles: [GLOBAL_ADMINISTRATOR] }, 'invalid'],
    [{ autoExtendDuration: 'P90D' }, 'invalid'],
    [{ customer: { tenantId: '00000000-0000-0000-0000-000000000000' } }, 'invalid'],
    [{ displayName: 'fabrikam for contoso' }, 'conflict'],
    [{ displayName: 'Another for Contoso' }, 'allowed']
  ])('is made only as the rules allow: %o → %s', async (change, outcome) => {
    const request = { displayName: 'New one', duration: 'P2Y', unifiedRoles: LIMITED_ROLES, ...change }
    if (outcome === 'allowed') expect((await world.relationships.create(request)).status).toBe('created')
    else await expect(world.relationships.create(request)).rejects.toMatchObject({ refusal: outcome })
  })

  it('has a name that no second one gets, also not at the same moment', async () => {
    const request = { displayName: 'Once', duration: 'P1D', unifiedRoles: LIMITED_ROLES }
    const outcomes = await Promise.allSettled([world.relationships.create(request), world.relationships.create(request)])
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('people of a tenant', () => {
  it('adds a user who can then sign in, and not a second one of that name', async () => {
    const { id } = tenant('contoso.com')
    const added = await world.directory.addUser(id, { userPrincipalName: 'new.hire@contoso.co.uk', displayName: 'New Hire', password: 'Secret-2026' })
    expect(world.directory.users(id)).toContainEqual(added)
    expect((await world.directory.verifyPassword('New.Hire@contoso.co.uk', 'Secret-2026'))?.id).toBe(added.id)
    await expect(world.directory.addUser(id, { userPrincipalName: 'NEW.hire@contoso.co.uk', displayName: 'Again', password: 'x' })).rejects.toMatchObject({ refusal: 'conflict' })
    await expect(world.directory.addUser(id, { userPrincipalName: 'a@adatum.com', displayName: 'Elsewhere', password: 'x' })).rejects.toMatchObject({ refusal: 'invalid' })
  })

  it('changes one password and no other', async () => {
    const target = user('user@contoso.com')
    await world.directory.setPassword(target.tenantId, target.id, 'Changed-2026')
    expect(await world.directory.verifyPassword('user@contoso.com', 'practice')).toBeUndefined()
    expect(await world.directory.verifyPassword('user@contoso.com', 'Changed-2026')).toBeDefined()
    expect(await world.directory.verifyPassword('admin@contoso.com', 'practice')).toBeDefined()
  })

  it('adds an international domain by which the tenant is found', async () => {
    await world.directory.addDomain(tenant('contoso.com').id, 'Büro-Contoso.example')
    expect(tenant('büro-contoso.example').displayName).toBe('Contoso')
    expect(tenant('contoso.com').domains.at(-1)?.name).toBe('xn--bro-contoso-thb.example')
    await expect(world.directory.addDomain(tenant('adatum.com').id, 'contoso.com')).rejects.toMatchObject({ refusal: 'conflict' })
    await expect(world.directory.addDomain(tenant('adatum.com').id, 'not a domain')).rejects.toMatchObject({ refusal: 'invalid' })
  })
})

describe('a world in a folder', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'practice-world-'))
  })

  afterEach(async () => {
    await world.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function reopen(options: { readonly seed?: string; readonly customers?: number } = {}): Promise<void> {
    await world.close()
    world = await World.open({ dataDir: folder, ...options })
  }

  it('is the same after a restart, whatever seed is asked for then', async () => {
    await reopen({ seed: 'first', customers: 30 })
    const before = { settings: world.settings, customers: [...world.directory.customersFrom(0)] }
    await reopen({ seed: 'second', customers: 10 })
    expect({ settings: world.settings, customers: [...world.directory.customersFrom(0)] }).toEqual(before)
  })

  it('keeps every kind of change', async () => {
    await reopen()
    const { id } = tenant('contoso.com')
    await world.setClockOffset(5 * DAY)
    await world.directory.addUser(id, { userPrincipalName: 'kept@contoso.com', displayName: 'Kept', password: 'Secret-2026' })
    await world.directory.addDomain(id, 'kept.example')
    const made = await world.relationships.create({ displayName: 'Kept', duration: 'P1D', unifiedRoles: LIMITED_ROLES })
    await world.relationships.approve(firstRelationship('northwindtraders.com'), user('admin@northwindtraders.com'))
    const profile = world.partner.profile('support')
    await world.partner.saveProfile('support', profile.etag, { ...profile.content, email: 'kept@fabrikam.com' }, user('owner@fabrikam.com'))
    await reopen()
    expect(world.clockOffset).toBe(5 * DAY)
    expect(await world.directory.verifyPassword('kept@contoso.com', 'Secret-2026')).toBeDefined()
    expect(tenant('kept.example').id).toBe(id)
    expect(world.relationships.byName('kept')).toEqual(made)
    expect(world.relationships.of(tenant('northwindtraders.com').id)[0]?.status).toBe('active')
    expect(world.partner.profile('support').content['email']).toBe('kept@fabrikam.com')
  })

  it('keeps values of others until their time has passed', async () => {
    await reopen()
    await world.kv.set('sessions', 'lasting', { n: 1 })
    await world.kv.set('sessions', 'over', { n: 2 }, Date.now() - 1)
    await world.kv.set('sessions', 'deleted', { n: 3 })
    await world.kv.delete('sessions', 'deleted')
    await reopen()
    expect(world.kv.get('sessions', 'lasting')).toEqual({ n: 1 })
    expect(world.kv.get('other', 'lasting')).toBeUndefined()
    expect(world.kv.list('sessions')).toEqual([{ key: 'lasting', value: { n: 1 } }])
  })

  it('does not let a caller change a kept value from outside', async () => {
    const value = { n: 1 }
    await world.kv.set('sessions', 'a', value)
    value.n = 2
    expect(world.kv.get('sessions', 'a')).toEqual({ n: 1 })
  })
})
