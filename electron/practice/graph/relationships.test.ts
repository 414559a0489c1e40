import { beforeEach, describe, expect, it } from 'vitest'
import { FULL_ROLES, GLOBAL_ADMINISTRATOR, LIMITED_ROLES } from '../world/roleTemplates'
import { trustingAuthenticate, tokenFor } from '../world/testTokens'
import { World } from '../world/world'
import { graphRoutes } from './routes'

const ROOT = '/tenantRelationships/delegatedAdminRelationships'
const SCOPES = ['DelegatedAdminRelationship.ReadWrite.All']
let world: World
let app: ReturnType<typeof graphRoutes>

beforeEach(async () => {
  world = await World.open({ customers: 5 })
  app = graphRoutes(world, trustingAuthenticate)
})

interface Asked {
  readonly user?: string
  readonly domain?: string
  readonly body?: unknown
  readonly etag?: string
  readonly scopes?: readonly string[]
}

async function send(method: string, path: string, { user = 'full@fabrikam.com', domain = 'fabrikam.com', body, etag, scopes = SCOPES }: Asked = {}): Promise<{ status: number; json: Record<string, unknown>; headers: Headers }> {
  const response = await app.request(path, {
    method,
    headers: { ...tokenFor(world, user, domain, { scopes }), 'content-type': 'application/json', ...(etag === undefined ? {} : { 'if-match': etag }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  })
  const text = await response.text()
  return { status: response.status, json: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>), headers: response.headers }
}

const roles = (ids: readonly string[]): unknown => ({ unifiedRoles: ids.map((roleDefinitionId) => ({ roleDefinitionId })) })

function draft(more: Record<string, unknown> = {}): Record<string, unknown> {
  const tenantId = world.directory.tenantByDomain('adatum.com')?.id
  return { displayName: 'Offer to Adatum', duration: 'P730D', customer: { tenantId, displayName: 'Adatum' }, accessDetails: roles([...FULL_ROLES, ...LIMITED_ROLES]), autoExtendDuration: 'PT0S', ...more }
}

const codeOf = (json: Record<string, unknown>): unknown => (json['error'] as { code?: unknown } | undefined)?.code

describe('an offer of delegated administration', () => {
  it('goes from draft to an active relationship with assigned groups', async () => {
    const created = await send('POST', ROOT, { body: draft() })
    expect(created.status).toBe(201)
    expect(created.json).toMatchObject({ status: 'created', displayName: 'Offer to Adatum', customer: { displayName: 'Adatum' }, activatedDateTime: null, autoExtendDuration: 'PT0S' })
    const id = String(created.json['id'])
    expect(id).toMatch(/^[\da-f-]{36}-[\da-f-]{36}$/)
    expect(created.headers.get('location')).toBe(`http://localhost${ROOT}/${id}`)
    const locked = await send('POST', `${ROOT}/${id}/requests`, { body: { action: 'lockForApproval' }, etag: String(created.json['@odata.etag']) })
    expect([locked.status, locked.json['status'], locked.json['action']]).toEqual([201, 'created', 'lockForApproval'])
    expect((await send('GET', `${ROOT}/${id}`)).json['status']).toBe('approvalPending')
    expect((await send('GET', `${ROOT}/${id}/requests`)).json['value']).toMatchObject([{ action: 'lockForApproval', status: 'succeeded' }])
    const admin = world.directory.userByName('admin@adatum.com')
    if (!admin) throw new Error('no admin')
    await world.relationships.approve(id, admin)
    expect((await send('GET', `${ROOT}/${id}`)).json['status']).toBe('active')
    const accessContainer = { accessContainerId: world.directory.adminAgents.id, accessContainerType: 'securityGroup' }
    const assigned = await send('POST', `${ROOT}/${id}/accessAssignments`, { body: { accessContainer, accessDetails: roles(FULL_ROLES) } })
    expect([assigned.status, assigned.json['status']]).toEqual([201, 'pending'])
    const again = await send('POST', `${ROOT}/${id}/accessAssignments`, { body: { accessContainer, accessDetails: roles(FULL_ROLES) } })
    expect([again.status, codeOf(again.json)]).toEqual([409, 'conflict'])
    expect((await send('GET', `${ROOT}/${id}/accessAssignments`)).json['value']).toMatchObject([{ status: 'active', accessContainer }])
    expect((await send('GET', `${ROOT}/${id}/operations`)).json['value']).toMatchObject([{ operationType: 'delegatedAdminAccessAssignmentUpdate', status: 'succeeded' }])
    expect((await send('POST', `${ROOT}/${id}/requests`, { body: { action: 'terminate' } })).status).toBe(201)
    expect((await send('GET', `${ROOT}/${id}`)).json['status']).toBe('terminated')
  })

  it.each([
    ['a name that is too long', { displayName: 'x'.repeat(51) }, 400],
    ['a name that is taken', { displayName: 'Fabrikam for Contoso' }, 409],
    ['more than two years', { duration: 'P3Y' }, 400],
    ['no roles', { accessDetails: roles([]) }, 400],
    ['no access details', { accessDetails: undefined }, 400],
    ['an unknown customer', { customer: { tenantId: '11111111-1111-4111-8111-111111111111', displayName: 'X' } }, 400],
    ['automatic extension with Global Administrator', { autoExtendDuration: 'P180D', accessDetails: roles([GLOBAL_ADMINISTRATOR]) }, 400]
  ])('is refused with %s', async (_, change, status) => {
    expect((await send('POST', ROOT, { body: draft(change) })).status).toBe(status)
  })

  it('is refused when the body is not JSON', async () => {
    const response = await app.request(ROOT, { method: 'POST', headers: tokenFor(world, 'full@fabrikam.com', 'fabrikam.com', { scopes: SCOPES }), body: '{' })
    expect(response.status).toBe(400)
  })

  it.each([
    ['limited@fabrikam.com', 'fabrikam.com', SCOPES],
    ['none@fabrikam.com', 'fabrikam.com', SCOPES],
    ['admin@contoso.com', 'contoso.com', SCOPES],
    ['full@fabrikam.com', 'contoso.com', SCOPES],
    ['full@fabrikam.com', 'fabrikam.com', ['DelegatedAdminRelationship.Read.All']]
  ])('is not for %s in %s with %j', async (user, domain, scopes) => {
    const { status, json } = await send('POST', ROOT, { user, domain, scopes, body: draft() })
    expect([status, codeOf(json)]).toEqual([403, 'Authorization_RequestDenied'])
  })

  it('may be read by a limited technician, not by one without a role or by a customer', async () => {
    expect((await send('GET', ROOT, { user: 'limited@fabrikam.com' })).status).toBe(200)
    expect((await send('GET', ROOT, { user: 'none@fabrikam.com' })).status).toBe(403)
    expect((await send('GET', ROOT, { user: 'admin@contoso.com', domain: 'contoso.com' })).status).toBe(403)
  })
})

describe('an unanswered invitation', () => {
  it('can be taken back by the partner, once, and then not be approved', async () => {
    const { json } = await send('POST', ROOT, { body: draft() })
    const path = `${ROOT}/${String(json['id'])}`
    expect((await send('POST', `${path}/requests`, { body: { action: 'terminate' } })).status).toBe(409)
    await send('POST', `${path}/requests`, { body: { action: 'lockForApproval' } })
    const outdated = await send('POST', `${path}/requests`, { body: { action: 'terminate' }, etag: String(json['@odata.etag']) })
    expect(outdated.status).toBe(412)
    const etag = String((await send('GET', path)).json['@odata.etag'])
    expect((await send('POST', `${path}/requests`, { body: { action: 'terminate' }, etag })).status).toBe(201)
    expect((await send('GET', path)).json).toMatchObject({ status: 'terminated', endDateTime: null })
    expect((await send('POST', `${path}/requests`, { body: { action: 'terminate' } })).status).toBe(409)
    const admin = world.directory.userByName('admin@adatum.com')
    if (!admin) throw new Error('no admin')
    await expect(world.relationships.approve(String(json['id']), admin)).rejects.toThrow('terminated')
  })
})

describe('the groups of delegated administrators', () => {
  it('are found by their names', async () => {
    const filter = encodeURIComponent("displayName eq 'AdminAgents' or displayName eq 'HelpdeskAgents'")
    const { json } = await send('GET', `/groups?$filter=${filter}&$select=id,displayName`, { scopes: ['Group.Read.All'] })
    expect(json['value']).toEqual(expect.arrayContaining([{ id: world.directory.adminAgents.id, displayName: 'AdminAgents' }, expect.objectContaining({ displayName: 'HelpdeskAgents' })]))
    expect(json['value']).toHaveLength(2)
  })
})

describe('etags', () => {
  it('guard every change', async () => {
    const created = await send('POST', ROOT, { body: draft() })
    const path = `${ROOT}/${String(created.json['id'])}`
    const etag = String(created.json['@odata.etag'])
    expect((await send('PATCH', path, { body: { displayName: 'Other' } })).status).toBe(428)
    const changed = await send('PATCH', path, { body: { displayName: 'Other' }, etag })
    expect([changed.status, changed.json['displayName']]).toEqual([200, 'Other'])
    const stale = await send('PATCH', path, { body: { displayName: 'Third' }, etag })
    expect(stale.status).toBe(412)
    expect((await send('POST', `${path}/requests`, { body: { action: 'lockForApproval' }, etag })).status).toBe(412)
    expect((await send('DELETE', path, { etag })).status).toBe(412)
    expect((await send('DELETE', path, { etag: String(changed.json['@odata.etag']) })).status).toBe(204)
    expect((await send('GET', path)).status).toBe(404)
    expect((await send('POST', ROOT, { body: draft({ displayName: 'Other' }) })).status).toBe(201)
  })

  it('let only the extension of an active relationship be changed', async () => {
    const tenantId = world.directory.tenantByDomain('woodgrovebank.com')?.id ?? ''
    const [relationship] = world.relationships.of(tenantId)
    const path = `${ROOT}/${relationship?.id}`
    const etag = `W/"${relationship?.etag}"`
    expect((await send('PATCH', path, { body: { displayName: 'Other' }, etag })).status).toBe(409)
    expect((await send('PATCH', path, { body: { autoExtendDuration: 'P180D' }, etag })).status).toBe(400)
    expect((await send('PATCH', path, { body: { autoExtendDuration: 'P0D' }, etag })).status).toBe(200)
  })

  it('guard assignments', async () => {
    const tenantId = world.directory.tenantByDomain('contoso.com')?.id ?? ''
    const [relationship] = world.relationships.of(tenantId)
    const assignment = relationship?.accessAssignments.find((candidate) => candidate.groupId === world.directory.helpdeskAgents.id)
    const path = `${ROOT}/${relationship?.id}/accessAssignments/${assignment?.id}`
    expect((await send('DELETE', path, { etag: 'W/"old"' })).status).toBe(412)
    expect((await send('PATCH', path, { etag: String(assignment?.etag), body: { accessDetails: roles(['f2ef992c-3afb-46b9-b7cf-a126ee74c451']) } })).status).toBe(400)
    expect((await send('DELETE', path, { etag: `W/"${assignment?.etag}"` })).status).toBe(204)
    expect(world.canEnter(world.directory.userByName('limited@fabrikam.com')?.id ?? '', tenantId)).toEqual({ allowed: false, why: 'notInGroup' })
  })
})
