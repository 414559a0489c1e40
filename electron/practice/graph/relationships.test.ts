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

/** The partner's own answer to what an indirect provider made: once, and to nothing else. */
async function answered(waiting: readonly Record<string, unknown>[]): Promise<void> {
  const [one, other = one] = waiting
  const path = `${ROOT}/${String(one?.['id'])}`
  const ask = (action: string, at = path) => send('POST', `${at}/requests`, { body: { action } })
  expect((await ask('approve', `${ROOT}/${String(world.relationships.of(world.directory.userByName('admin@contoso.com')?.tenantId ?? '')[0]?.id)}`)).status).toBe(400)
  expect((await send('POST', `${path}/requests`, { body: { action: 'approve' }, user: 'limited@fabrikam.com' })).status).toBe(403)
  expect((await ask('approve')).json).toMatchObject({ action: 'approve', status: 'created' })
  expect((await send('GET', path)).json).toMatchObject({ status: 'approvalPending', isPartnerConsentPending: false })
  expect((await ask('reject')).status).toBe(409)
  if (other === one) return
  const rejected = `${ROOT}/${String(other?.['id'])}`
  expect((await ask('reject', rejected)).status).toBe(201)
  expect((await send('GET', rejected)).json).toMatchObject({ status: 'terminated', isPartnerConsentPending: false })
}

describe('the list', () => {
  it('has relationships that others made, and invitations that name nobody, after all customers', async () => {
    world = await World.open({ customers: 60 })
    app = graphRoutes(world, trustingAuthenticate)
    const all: Record<string, unknown>[] = []
    for (let path: string | undefined = `${ROOT}?$top=7&$count=true`; path !== undefined;) {
      const { json } = await send('GET', path)
      all.push(...(json['value'] as Record<string, unknown>[]))
      const next = json['@odata.nextLink'] as string | undefined
      path = next === undefined ? undefined : next.slice(next.indexOf(ROOT))
    }
    const { json: counted } = await send('GET', `${ROOT}?$count=true&$top=1`)
    expect(all).toHaveLength(Number(counted['@odata.count']))
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(all.some(({ displayName }) => String(displayName).startsWith('MLT_'))).toBe(true)
    expect(all.find((one) => one['isPartnerConsentPending'] === false)).toMatchObject({ '@odata.type': '#microsoft.graph.resellerDelegatedAdminRelationship', indirectProviderTenantId: expect.stringMatching(/^[\da-f-]{36}$/) as unknown })
    // One of them still waits for this partner's own consent.
    expect(all.find((one) => one['isPartnerConsentPending'] === true)).toMatchObject({ '@odata.type': '#microsoft.graph.resellerDelegatedAdminRelationship', status: 'approvalPending' })
    expect(all.find(({ customer }) => customer === null)).toMatchObject({ displayName: 'Fabrikam for new customers', status: 'approvalPending' })
    await answered(all.filter((one) => one['isPartnerConsentPending'] === true))
    const taken = await send('POST', ROOT, { body: draft({ displayName: 'fabrikam for new customers' }) })
    expect(taken.status).toBe(409)
  })

  it('tells by lastModifiedDateTime what time alone has changed', async () => {
    const since = new Date(world.now() + 86_400_000).toISOString()
    const changed = async (): Promise<unknown[]> => (await send('GET', `${ROOT}?$filter=${encodeURIComponent(`lastModifiedDateTime ge ${since}`)}&$orderby=displayName`)).json['value'] as unknown[]
    expect(await changed()).toEqual([])
    await world.setClockOffset(13 * 86_400_000)
    expect(await changed()).toEqual(expect.arrayContaining([expect.objectContaining({ displayName: 'Fabrikam for Wingtip Toys', status: 'expired' })]))
  })

  it('says when a relationship was ended', async () => {
    const [relationship] = world.relationships.of(world.directory.tenantByDomain('contoso.com')?.id ?? '')
    const path = `${ROOT}/${relationship?.id}`
    await send('POST', `${path}/requests`, { body: { action: 'terminate' }, etag: `W/"${relationship?.etag}"` })
    const { json } = await send('GET', path)
    expect(json).toMatchObject({ status: 'terminated' })
    expect(json['endDateTime']).toBe(json['lastModifiedDateTime'])
  })
})

describe('what the service does by itself', () => {
  const contoso = () => {
    const [relationship] = world.relationships.of(world.directory.tenantByDomain('contoso.com')?.id ?? '')
    const assignment = relationship?.accessAssignments.find(({ groupId }) => groupId === world.directory.helpdeskAgents.id)
    return { path: `${ROOT}/${relationship?.id}`, assignment: `${ROOT}/${relationship?.id}/accessAssignments/${assignment?.id}`, etag: String(assignment?.etag) }
  }
  const less = { accessDetails: roles(LIMITED_ROLES.slice(0, 1)) }

  it('changes an assignment by an operation, and none that has the roles already', async () => {
    const { path, assignment, etag } = contoso()
    expect((await send('PATCH', assignment, { etag, body: { accessDetails: roles(LIMITED_ROLES.toReversed()) } })).status).toBe(200)
    const changed = await send('PATCH', assignment, { etag, body: less })
    expect([changed.status, changed.json, changed.headers.get('retry-after')]).toEqual([202, {}, '1'])
    const operation = await send('GET', new URL(changed.headers.get('location') ?? '').pathname)
    expect(operation.json).toMatchObject({ status: 'succeeded', operationType: 'delegatedAdminAccessAssignmentUpdate' })
    expect((await send('GET', assignment)).json).toMatchObject({ status: 'active', ...less })
    expect((await send('GET', `${path}/operations`)).json['value']).toHaveLength(1)
  })

  it.each([['stuck', 'pending', 'running'], ['failing', 'error', 'failed']] as const)('can be told to leave an assignment %s', async (assignments, status, operation) => {
    await world.relationships.order({ approval: 'normal', assignments })
    const { path, assignment, etag } = contoso()
    expect((await send('PATCH', assignment, { etag, body: less })).status).toBe(202)
    expect((await send('GET', assignment)).json).toMatchObject({ status })
    expect((await send('GET', `${path}/operations`)).json['value']).toMatchObject([{ status: operation }])
    expect(world.canEnter(world.directory.userByName('limited@fabrikam.com')?.id ?? '', world.directory.tenantByDomain('contoso.com')?.id ?? '').allowed).toBe(false)
    await world.relationships.order({ approval: 'normal', assignments: 'normal' })
    const now = String((await send('GET', assignment)).json['@odata.etag'])
    expect((await send('PATCH', assignment, { etag: now, body: less })).status).toBe(202)
    expect((await send('GET', assignment)).json).toMatchObject({ status: 'active' })
  })

  it('can be told to leave an approved relationship as it is, which can then be ended', async () => {
    await world.relationships.order({ approval: 'stuck', assignments: 'normal' })
    const [invited] = world.relationships.of(world.directory.tenantByDomain('northwindtraders.com')?.id ?? '')
    const admin = world.directory.userByName('admin@northwindtraders.com')
    if (invited === undefined || admin === undefined) throw new Error('no invitation')
    await world.relationships.approve(invited.id, admin)
    expect((await send('GET', `${ROOT}/${invited.id}`)).json).toMatchObject({ status: 'approved', endDateTime: null })
    expect((await send('POST', `${ROOT}/${invited.id}/requests`, { body: { action: 'terminate' } })).status).toBe(201)
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
