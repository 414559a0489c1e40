import { afterEach, describe, expect, it } from 'vitest'
import { tenantIdSchema } from '../../contract/ids'
import { startCloudStub, type CloudStub, type Routes } from '../testing/cloudStub'

const contoso = tenantIdSchema.parse('22222222-2222-4222-8222-222222222222')
const global = '62e90394-69f5-4237-9190-012177145e10'
const helpdesk = '729827e3-9c14-49f7-bb1b-9608f156bbb8'
let stub: CloudStub
afterEach(() => stub.close())

const ok = (value: readonly unknown[], more: object = {}) => ({ status: 200, json: { value, ...more } })
const user = (name: string, more: object = {}) => ({ '@odata.type': '#microsoft.graph.user', id: name, displayName: name.toUpperCase(), userPrincipalName: `${name}@contoso.com`, accountEnabled: true, onPremisesSyncEnabled: null, ...more })
const start = async (routes: Routes): Promise<CloudStub> => {
  stub = await startCloudStub(routes)
  return stub
}

describe('administrators', () => {
  const routes: Routes = (path, tenantId) => {
    if (tenantId !== contoso) return { status: 403, json: { error: { code: 'Authorization_RequestDenied' } } }
    if (path === '/v1.0/directoryRoles') return ok([{ id: 'r1', displayName: 'Global Administrator', roleTemplateId: global }, { id: 'r2', displayName: 'Helpdesk Administrator', roleTemplateId: helpdesk }])
    if (path.startsWith('/v1.0/directoryRoles/r1/members')) return ok([user('ann'), { '@odata.type': '#microsoft.graph.servicePrincipal', id: 'app', displayName: 'Backup' }])
    if (path.startsWith('/v1.0/directoryRoles/r2/members') && path.includes('skiptoken')) return ok([{ '@odata.type': '#microsoft.graph.group', id: 'g1', displayName: 'Night shift' }])
    if (path.startsWith('/v1.0/directoryRoles/r2/members')) return ok([user('bob', { accountEnabled: false, onPremisesSyncEnabled: true }), user('ann')], { '@odata.nextLink': '{stub}/v1.0/directoryRoles/r2/members?$skiptoken=x'.replace('{stub}', stub.url) })
    if (path.startsWith('/v1.0/groups/g1/members')) return ok([user('cid'), user('bob')])
    return undefined
  }

  it('are users, groups with their members, and applications, each once with all their roles', async () => {
    const { customerUsers } = await start(routes)
    const found = await customerUsers.administrators(contoso)
    expect(found.map(({ id, kind, roles, through }) => [id, kind, roles.map(({ name }) => name), through])).toEqual([
      ['ann', 'user', ['Global Administrator', 'Helpdesk Administrator'], undefined],
      ['app', 'application', ['Global Administrator'], undefined],
      ['bob', 'user', ['Helpdesk Administrator'], ['Night shift']],
      ['g1', 'group', ['Helpdesk Administrator'], undefined],
      ['cid', 'user', ['Helpdesk Administrator'], ['Night shift']]
    ])
    expect(found.find(({ id }) => id === 'bob')).toMatchObject({ name: 'BOB', userPrincipalName: 'bob@contoso.com', accountEnabled: false, synchronised: true })
    expect(found.find(({ id }) => id === 'app')).not.toHaveProperty('accountEnabled')
    expect(stub.requests.filter((one) => one.includes('/members')).every((one) => one.includes('accountEnabled') || one.includes('skiptoken'))).toBe(true)
  })

  it('are refused where the service refuses them', async () => {
    const { customerUsers } = await start(() => ({ status: 403, json: { error: { code: 'Authorization_RequestDenied' } } }))
    await expect(customerUsers.administrators(contoso)).rejects.toMatchObject({ error: { kind: 'notAllowed' } })
  })
})

describe('users', () => {
  it('are searched by the beginnings of their names, whatever is typed', async () => {
    const { customerUsers } = await start(() => ok([user('ann')], { '@odata.count': 1 }))
    expect(await customerUsers.search(contoso, 'a"b\\')).toEqual({ users: [{ id: 'ann', userPrincipalName: 'ann@contoso.com', name: 'ANN', accountEnabled: true, synchronised: false, guest: false }], total: 1 })
    expect(stub.requests[0]).toContain('$search="displayName:a\\"b\\\\" OR "userPrincipalName:a\\"b\\\\"')
    expect(stub.lastHeaders()['consistencylevel']).toBe('eventual')
  })

  it('come page by page, and never from another host', async () => {
    const { customerUsers } = await start((path) => (path.includes('$skiptoken') ? ok([user('bob')]) : ok([user('ann')], { '@odata.nextLink': `${stub.url}/v1.0/users?$skiptoken=x` })))
    const first = await customerUsers.search(contoso, 'a')
    expect((await customerUsers.searchOn(contoso, first.next ?? '')).users.map(({ id }) => id)).toEqual(['bob'])
    await expect(customerUsers.searchOn(contoso, 'https://elsewhere.example/v1.0/users')).rejects.toMatchObject({ error: { code: 'service.badAnswer' } })
  })

  it('are found by name or not at all, with the names of the roles they hold', async () => {
    const { customerUsers } = await start((path) => {
      if (path.startsWith('/v1.0/users/guest_x')) return { status: 200, json: user('guest_x', { userType: 'Guest', lastPasswordChangeDateTime: '2026-11-01T10:00:00Z' }) }
      if (path.includes('/transitiveMemberOf')) return ok([{ '@odata.type': '#microsoft.graph.group', id: 'g', displayName: 'G' }, { '@odata.type': '#microsoft.graph.directoryRole', id: 'r', displayName: 'Global Reader', roleTemplateId: 'x' }])
      return undefined
    })
    expect(await customerUsers.get(contoso, 'guest_x#EXT#@contoso.com')).toMatchObject({ guest: true, passwordChangedAt: '2026-11-01T10:00:00Z' })
    expect(await customerUsers.get(contoso, 'nobody@contoso.com')).toBeUndefined()
    expect(await customerUsers.roles(contoso, 'ann')).toEqual([{ templateId: 'x', name: 'Global Reader' }])
  })
})

describe('passwords', () => {
  const write = { password: 'Tulip-Harbor-41', correlationId: '77777777-7777-4777-8777-777777777777' }

  it('are set at once, under the id of the intent', async () => {
    const bodies: unknown[] = []
    const { customerUsers } = await start((_path, _tenant, body) => {
      bodies.push(JSON.parse(body))
      return { status: 200, json: {} }
    })
    await customerUsers.setPassword(contoso, 'ann', { ...write, mustChange: true })
    expect(stub.requests).toEqual(['PATCH /v1.0/users/ann'])
    expect(bodies).toEqual([{ passwordProfile: { password: write.password, forceChangePasswordNextSignIn: true } }])
    expect(stub.lastHeaders()['client-request-id']).toBe(write.correlationId)
  })

  it('are written back behind the answer, which says where to look and when', async () => {
    const { customerUsers } = await start((path) => {
      if (path.endsWith('/resetPassword')) return { status: 202, json: {}, headers: { location: `${stub.url}/v1.0/users/ann/authentication/operations/op?aadgdc=X`, 'retry-after': '2' } }
      if (path.includes('/operations/op')) return { status: 200, json: { id: 'op', status: path.includes('aadgdc') ? 'failed' : 'running', statusDetail: 'too short' } }
      return undefined
    })
    const begun = await customerUsers.beginReset(contoso, 'ann', write)
    expect(begun).toEqual({ operation: `${stub.url}/v1.0/users/ann/authentication/operations/op?aadgdc=X`, retryAfterMs: 2_000 })
    expect(await customerUsers.operation(contoso, begun.operation)).toEqual({ status: 'failed', detail: 'too short' })
    expect(await customerUsers.operation(contoso, `${stub.url}/v1.0/users/ann/authentication/operations/gone`)).toBeUndefined()
    await expect(customerUsers.operation(contoso, 'https://elsewhere.example/op')).rejects.toMatchObject({ error: { code: 'service.badAnswer' } })
  })

  it.each([500, 503, 429])('are never sent twice, also when the service answers %i', async (status) => {
    const { customerUsers } = await start(() => ({ status, json: { error: { code: 'serviceNotAvailable' } } }))
    await expect(customerUsers.beginReset(contoso, 'ann', write)).rejects.toBeDefined()
    await expect(customerUsers.setPassword(contoso, 'ann', { ...write, mustChange: false })).rejects.toBeDefined()
    expect(stub.requests).toHaveLength(2)
  })
})
