import { beforeEach, describe, expect, it } from 'vitest'
import { GLOBAL_ADMINISTRATOR, GROUPS_ADMINISTRATOR, USER_ADMINISTRATOR } from '../world/roleTemplates'
import { tokenFor, trustingAuthenticate } from '../world/testTokens'
import { World } from '../world/world'
import { graphRoutes } from './routes'

const SCOPES = ['User.ReadWrite.All', 'GroupMember.ReadWrite.All', 'RoleManagement.ReadWrite.Directory', 'Directory.Read.All', 'DelegatedAdminRelationship.ReadWrite.All']
let world: World
let app: ReturnType<typeof graphRoutes>
beforeEach(async () => {
  world = await World.open({ customers: 0 })
  app = graphRoutes(world, trustingAuthenticate)
})

interface Ask { readonly user?: string; readonly domain?: string; readonly scopes?: readonly string[]; readonly body?: unknown }
interface Answer { readonly status: number; readonly json: Record<string, unknown> }

async function ask(method: string, path: string, { user = 'owner@fabrikam.com', domain = 'fabrikam.com', scopes = SCOPES, body }: Ask = {}): Promise<Answer> {
  const response = await app.request(path, { method, headers: tokenFor(world, user, domain, { scopes }), ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const text = await response.text()
  return { status: response.status, json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
}

const idOf = (name: string): string => world.directory.userByName(name)?.id ?? ''
const reference = (id: string) => ({ '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` })
const membersPath = (more = ''): string => `/groups/${world.directory.adminAgents.id}/members${more}/$ref`
const addMember = (name: string, more: Ask = {}) => ask('POST', membersPath(), { body: reference(idOf(name)), ...more })
const newUser = (patch: object = {}) => ({
  accountEnabled: true, displayName: 'Nora New', mailNickname: 'nora', userPrincipalName: 'nora@fabrikam.com', givenName: 'Nora', surname: 'New', usageLocation: 'US',
  passwordProfile: { password: 'Correct-horse-7', forceChangePasswordNextSignIn: true }, ...patch
})
const giveRole = (name: string, role: string, more: Ask = {}) => ask('POST', '/roleManagement/directory/roleAssignments', { body: { principalId: idOf(name), roleDefinitionId: role, directoryScopeId: '/' }, ...more })

describe('who may change the team', () => {
  const roles = { 'owner@fabrikam.com': 'global administrator', 'full@fabrikam.com': 'Full, no role at home', 'limited@fabrikam.com': 'Limited', 'none@fabrikam.com': 'no role' }
  const matrix = Object.entries(roles).map(([user, about]) => [about, user, user.startsWith('owner')] as const)

  it.each(matrix)('%s', async (_about, user, may) => {
    expect((await ask('POST', '/users', { user, body: newUser() })).status).toBe(may ? 201 : 403)
    expect((await addMember('none@fabrikam.com', { user })).status).toBe(may ? 204 : 403)
    expect((await ask('DELETE', membersPath(`/${idOf('full@fabrikam.com')}`), { user })).status).toBe(may ? 204 : 403)
    expect((await giveRole('limited@fabrikam.com', USER_ADMINISTRATOR, { user })).status).toBe(may ? 201 : 403)
    expect(world.directory.groupMembers(world.directory.adminAgents).map((one) => one.userPrincipalName)).toEqual(may ? ['owner@fabrikam.com', 'none@fabrikam.com'] : ['owner@fabrikam.com', 'full@fabrikam.com'])
  })

  it.each([['user administrator', USER_ADMINISTRATOR, 201], ['groups administrator', GROUPS_ADMINISTRATOR, 403]])('a %s may, though not give roles', async (_about, role, creates) => {
    const user = 'limited@fabrikam.com'
    await giveRole(user, role)
    expect((await ask('POST', '/users', { user, body: newUser() })).status).toBe(creates)
    expect((await addMember('none@fabrikam.com', { user })).status).toBe(204)
    expect((await giveRole(user, GLOBAL_ADMINISTRATOR, { user })).status).toBe(403)
  })

  it('nobody without the permission in the token', async () => {
    const scopes = ['Directory.Read.All', 'User.Read.All', 'GroupMember.Read.All']
    for (const answer of [await ask('POST', '/users', { scopes, body: newUser() }), await addMember('none@fabrikam.com', { scopes }), await giveRole('none@fabrikam.com', USER_ADMINISTRATOR, { scopes })]) {
      expect(answer).toMatchObject({ status: 403, json: { error: { code: 'Authorization_RequestDenied' } } })
    }
  })

  it('no group of the partner from a customer’s tenant, with whatever role there', async () => {
    expect((await addMember('none@fabrikam.com', { domain: 'contoso.com' })).status).toBe(404)
    expect((await ask('POST', '/users', { domain: 'contoso.com', body: newUser({ userPrincipalName: 'nora@contoso.com' }) })).status).toBe(201)
    expect((await ask('POST', '/users', { domain: 'contoso.com', body: newUser() })).status).toBe(400)
  })
})

describe('a new user', () => {
  it('is there with no role, can sign in, and must change the password', async () => {
    const { json } = await ask('POST', '/users', { body: newUser() })
    expect(json).toMatchObject({ displayName: 'Nora New', userPrincipalName: 'nora@fabrikam.com', givenName: 'Nora', surname: 'New' })
    expect(json).not.toHaveProperty('passwordProfile')
    expect(world.directory.userByName('nora@fabrikam.com')).toMatchObject({ id: json['id'], groups: [], directoryRoles: [], mustChangePassword: true, usageLocation: 'US' })
    expect(await world.directory.verifyPassword('nora@fabrikam.com', 'Correct-horse-7')).toBeDefined()
  })

  it.each([
    ['a name that is taken', { userPrincipalName: 'FULL@fabrikam.com' }],
    ['a domain of another tenant', { userPrincipalName: 'nora@contoso.com' }],
    ['a weak password', { passwordProfile: { password: 'abcdefgh' } }],
    ['a short password', { passwordProfile: { password: 'aB3-' } }],
    ['no name', { displayName: ' ' }],
    ['no nickname', { mailNickname: undefined }]
  ])('is refused with %s', async (_what, patch) => {
    expect(await ask('POST', '/users', { body: newUser(patch) })).toMatchObject({ status: 400, json: { error: { code: 'Request_BadRequest' } } })
    expect(world.directory.users(world.directory.partner.id)).toHaveLength(4)
  })
})

describe('members of a group', () => {
  it('come and go, each once', async () => {
    expect((await addMember('none@fabrikam.com')).status).toBe(204)
    expect(await addMember('none@fabrikam.com')).toMatchObject({ status: 400, json: { error: { code: 'Request_BadRequest' } } })
    const path = membersPath(`/${idOf('none@fabrikam.com')}`)
    expect((await ask('DELETE', path)).status).toBe(204)
    expect(await ask('DELETE', path)).toMatchObject({ status: 404, json: { error: { code: 'Request_ResourceNotFound' } } })
  })

  it.each([['nothing', {}], ['no address', { '@odata.id': 'full' }], ['somebody unknown', reference('11111111-2222-4333-8444-555555555555')]])('are not %s', async (_what, body) => {
    expect((await ask('POST', membersPath(), { body })).status).toBe('@odata.id' in body && body['@odata.id'].includes('1111') ? 404 : 400)
  })

  it('decide at once who reads relationships and who gets into a customer', async () => {
    const path = '/tenantRelationships/delegatedAdminRelationships'
    expect((await ask('GET', path, { user: 'full@fabrikam.com' })).status).toBe(200)
    expect((await ask('GET', '/organization', { user: 'full@fabrikam.com', domain: 'contoso.com' })).status).toBe(200)
    await ask('DELETE', membersPath(`/${idOf('full@fabrikam.com')}`))
    expect((await ask('GET', path, { user: 'full@fabrikam.com' })).status).toBe(403)
    expect((await ask('GET', '/organization', { user: 'full@fabrikam.com', domain: 'contoso.com' })).status).toBe(403)
  })
})

describe('directory roles', () => {
  it('are given, listed and taken; the last global administrator stays', async () => {
    const given = await giveRole('limited@fabrikam.com', USER_ADMINISTRATOR)
    expect((await giveRole('limited@fabrikam.com', USER_ADMINISTRATOR)).status).toBe(409)
    expect((await giveRole('limited@fabrikam.com', '11111111-2222-4333-8444-555555555555')).status).toBe(400)
    const path = `/roleManagement/directory/roleAssignments/${String(given.json['id'])}`
    expect((await ask('GET', path)).json).toMatchObject({ principalId: idOf('limited@fabrikam.com'), roleDefinitionId: USER_ADMINISTRATOR })
    expect((await ask('DELETE', path)).status).toBe(204)
    expect((await ask('GET', path)).status).toBe(404)
    const list = (await ask('GET', '/roleManagement/directory/roleAssignments')).json['value'] as { id: string }[]
    expect(list).toHaveLength(1)
    expect((await ask('DELETE', `/roleManagement/directory/roleAssignments/${list[0]?.id ?? ''}`)).status).toBe(400)
  })
})
