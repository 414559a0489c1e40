import { beforeEach, describe, expect, it } from 'vitest'
import { trustingAuthenticate, tokenFor } from '../world/testTokens'
import { World } from '../world/world'
import { graphRoutes } from './routes'

const path = '/admin/serviceAnnouncement/healthOverviews'
let world: World
let app: ReturnType<typeof graphRoutes>
let offset: number

beforeEach(async () => {
  offset = 0
  world = await World.open({ customers: 40, realNow: () => Date.now() + offset })
  app = graphRoutes(world, trustingAuthenticate)
})

type Json = Record<string, unknown> & { value: (Record<string, unknown> & { issues?: Record<string, unknown>[] })[]; error: { code: string } }

async function get(url: string, user = 'full@fabrikam.com', domain = 'contoso.com', scopes = ['ServiceHealth.Read.All']): Promise<{ status: number; json: Json; headers: Headers }> {
  const response = await app.request(url, { headers: { ...tokenFor(world, user, domain, { scopes, expiresAt: world.realNow() + 60_000 }) } })
  return { status: response.status, json: (await response.json()) as Json, headers: response.headers }
}

describe('service health', () => {
  it('tells how each service of the tenant is, with its issues when they are asked for', async () => {
    const plain = (await get(path)).json.value
    expect(plain.map(({ id, service, status, issues }) => ({ id, service, status, issues }))).toContainEqual({ id: 'Intune', service: 'Microsoft Intune', status: 'serviceDegradation', issues: undefined })
    expect(plain).toContainEqual({ id: 'MicrosoftEntra', service: 'Microsoft Entra', status: 'serviceOperational' })
    const [issue] = (await get(`${path}?$expand=issues`)).json.value.find(({ id }) => id === 'Intune')?.issues ?? []
    expect(issue).toMatchObject({
      id: 'IT640112', title: 'Devices check in late', classification: 'incident', feature: 'Device management', isResolved: false, endDateTime: null, status: 'serviceDegradation', origin: 'microsoft',
      impactDescription: expect.stringContaining('late'), posts: [{ postType: 'regular', description: { contentType: 'html', content: expect.stringContaining('<p>') } }, {}]
    })
    const sites = (await get(`${path}/SharePoint?$expand=issues`)).json
    expect(sites).toMatchObject({ status: 'serviceOperational', issues: [{ isResolved: true, status: 'serviceRestored', endDateTime: expect.any(String) }] })
    expect((await get('/admin/serviceAnnouncement/issues')).json.value.map(({ id }) => id)).toContain('IT640112')
    expect((await get(`${path}/Nothing`)).status).toBe(404)
  })

  it('is the same for the same seed, and differs from tenant to tenant', async () => {
    const again = await World.open({ customers: 40 })
    const affected = (one: World): readonly string[] => [...one.directory.customersFrom(0)].filter(({ id }) => one.health.of(id).some(({ status }) => status !== 'serviceOperational')).map(({ id }) => id)
    expect(affected(again)).toEqual(affected(world))
    expect(affected(world).length).toBeGreaterThan(3)
    expect(affected(world).length).toBeLessThan(30)
    expect((await get(path, 'full@fabrikam.com', 'wingtiptoys.com')).json.value).toContainEqual(expect.objectContaining({ id: 'Exchange', status: 'serviceInterruption' }))
  })

  it('is for those with a fitting role in the token’s tenant only', async () => {
    expect((await get(path, 'limited@fabrikam.com')).status).toBe(200)
    expect((await get(path, 'admin@contoso.com')).status).toBe(200)
    expect((await get(path, 'user@contoso.com')).json.error.code).toBe('Authorization_RequestDenied')
    expect((await get(path, 'limited@fabrikam.com', 'woodgrovebank.com')).status).toBe(403)
    expect((await get(path, 'full@fabrikam.com', 'contoso.com', ['User.Read'])).status).toBe(403)
  })

  it('refuses what is asked too often in one tenant, and says how long to wait', async () => {
    for (let round = 0; round < 240; round += 1) expect((await get(path)).status).toBe(200)
    const refused = await get(path)
    expect([refused.status, refused.json.error.code]).toEqual([429, 'TooManyRequests'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await get(path, 'full@fabrikam.com', 'wingtiptoys.com')).status).toBe(200)
    offset = 61_000
    expect((await get(path)).status).toBe(200)
  })
})
