import { describe, expect, it } from 'vitest'
import { cloudIds } from '../../contract/settings'
import type { PracticeReady } from '../../contract/practice'
import { ownConsoleAt } from '../../domain/ownConsole'
import { cloudRecord } from './index'

const practice: PracticeReady = {
  ready: true, url: 'http://127.0.0.1:4100', authority: 'http://localhost:4100', graph: 'http://127.0.0.1:4100/v1.0', partnerCenter: 'http://127.0.0.1:4100/v1',
  portal: 'http://127.0.0.1:4100/portal', clientId: '33333333-3333-4333-8333-333333333333', partnerTenantId: '11111111-1111-4111-8111-111111111111', accounts: []
}
const tenant = 'aaaaaaaa-0000-4000-8000-000000000000'
const filledIn = (template: string): string => template.replace('{tenantId}', tenant).replace('{initialDomain}', 'x.onmicrosoft.com').replace('{sharePointName}', 'x')

describe('cloud records', () => {
  it.each(cloudIds)('%s has what every cloud needs', (id) => {
    const record = cloudRecord(id, { practice, registration: { clientId: practice.clientId } })
    expect(record?.id).toBe(id)
    expect(record?.identity.authority).toMatch(/^https:\/\/[^/]+$/)
    expect(record?.identity.knownAuthorities).toContain(new URL(record?.identity.authority ?? '').host)
    expect(record?.graph.base).toMatch(/\/v1\.0$/)
    expect(record?.partnerCenter.base).toMatch(/\/v1$/)
    for (const portal of record?.portals ?? []) {
      const url = new URL(filledIn(portal.url))
      expect(portal.origins.map(filledIn)).toContain(url.origin)
      for (const origin of [...portal.origins, ...(portal.signInOrigins ?? [])].map(filledIn)) expect(new URL(origin).origin).toBe(origin)
      if (portal.tenantInQuery !== undefined) expect([tenant, 'x.onmicrosoft.com']).toContain(url.searchParams.get(portal.tenantInQuery))
      if (portal.tenantInPath !== undefined) expect(portal.tenantInPath.exec(url.pathname)?.[1]).toBe(tenant)
    }
  })

  it.each(cloudIds)('%s names the consoles of the own company, by which no customer’s page is meant', (id) => {
    const record = cloudRecord(id, { practice, registration: { clientId: practice.clientId } })
    const consoles = record?.consoles ?? []
    expect(consoles.map((console) => console.id)).toEqual(expect.arrayContaining(['companyPortal', 'adminConsole']))
    for (const { url } of consoles) expect(new URL(url).protocol).toMatch(/^https:$|^http:$/)
    for (const portal of record?.portals ?? []) {
      expect(ownConsoleAt(filledIn(portal.url), consoles, [tenant, 'x.onmicrosoft.com'])).toBeUndefined()
    }
  })

  it.each(['global', 'usgov', 'china'] as const)('%s has data that say when they were compared, and portals that name the customer', (id) => {
    const record = cloudRecord(id, {})
    expect(record?.identity.clientId).toBe('')
    for (const portal of record?.portals ?? []) expect(portal.url).toMatch(/\{(?:tenantId|defaultDomain|initialDomain|sharePointName)\}/u)
  })

  it('takes what administrators change: a portal more, one less, another host, the Department of Defense', () => {
    const portal = { id: 'help', name: 'Help desk', url: 'https://help.example/t/{tenantId}', origins: ['https://help.example'], tenantInPath: '/t/{tenantId}' }
    const policy = { usgovEnvironment: 'dod' as const, clouds: { global: { portals: [portal, { id: 'purview', removed: true as const }], signInOrigins: ['https://adfs.fabrikam.com'], capabilities: { cart: false } } } }
    const record = cloudRecord('global', { policy, registration: { clientId: practice.clientId, tenant: 'fabrikam.com' } })
    expect(record?.portals.map(({ id }) => id)).toContain('help')
    expect(record?.portals.map(({ id }) => id)).not.toContain('purview')
    expect(record?.portals.find(({ id }) => id === 'help')?.tenantInPath?.exec(`/t/${tenant}/x`)?.[1]).toBe(tenant)
    expect(record?.identity).toMatchObject({ homeTenant: 'fabrikam.com', signInOrigins: ['https://adfs.fabrikam.com'] })
    expect(record?.capabilities).toMatchObject({ gdap: true, cart: false, advisorLink: false })
    expect(cloudRecord('usgov', { policy })?.graph.base).toBe('https://dod-graph.microsoft.us/v1.0')
    expect(cloudRecord('usgov', {})?.graph.base).toBe('https://graph.microsoft.us/v1.0')
  })

  it('refuses a change that leaves a cloud that cannot be used', () => {
    const removed = ['m365', 'entra', 'intune', 'azure'].map((id) => ({ id, removed: true as const }))
    expect(() => cloudRecord('china', { policy: { clouds: { china: { portals: removed } } } })).toThrow()
  })

  it('has no practice record before the practice cloud has said where it is', () => {
    expect(cloudRecord('practice', {})).toBeUndefined()
  })

  it('reads the tenant from the practice portal’s path, and from no other path', () => {
    const inPath = cloudRecord('practice', { practice })?.portals[0]?.tenantInPath
    expect(inPath?.exec(`/portal/${tenant}/users`)?.[1]).toBe(tenant)
    expect(inPath?.test('/portal/approve/x')).toBe(false)
    expect(inPath?.test(`/other/${tenant}/`)).toBe(false)
    expect(inPath?.test(`/portal/${tenant}x/`)).toBe(false)
  })

  it('keeps its token cache valid on another port: the authority is a name, the endpoints are addresses', () => {
    const [one, two] = [practice, { ...practice, authority: 'http://localhost:4200' }].map((ready) => cloudRecord('practice', { practice: ready })?.identity)
    expect(one?.authority).toBe(two?.authority)
    expect(JSON.parse(two?.authorityMetadata ?? '{}')).toMatchObject({ token_endpoint: 'http://localhost:4200/{tenantid}/oauth2/v2.0/token' })
  })
})
