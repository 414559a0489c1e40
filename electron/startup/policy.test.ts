import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { policySchema } from '../contract/policy'
import { loadPolicy, policyFile } from './policy'

const load = (text: string) => loadPolicy('/p.json', () => text)
const clientId = '33333333-3333-4333-8333-333333333333'

describe('the policy file', () => {
  it('lies where technicians cannot write, unless the environment names it', () => {
    expect(policyFile('win32', { ProgramData: 'D:\\Data' })).toMatch(/^D:\\Data.Partner Desk.policy\.json$/u)
    expect(policyFile('darwin', {})).toBe('/Library/Application Support/Partner Desk/policy.json')
    expect(policyFile('linux', {})).toBe('/etc/partner-desk/policy.json')
    expect(policyFile('linux', { PARTNER_DESK_POLICY: '/opt/p.json' })).toBe('/opt/p.json')
  })

  it('is nothing where there is none', () => {
    expect(loadPolicy('/no/such/folder/policy.json')).toEqual({ file: '/no/such/folder/policy.json' })
  })

  it('is read with a byte order mark, and in full', () => {
    const policy = {
      version: 1, cloud: 'global', registrations: { global: { clientId, tenant: 'fabrikam.com' } }, settings: { actingReason: 'required', actingLimit: '60' },
      clouds: { global: { portals: [{ id: 'purview', removed: true }, { id: 'helpdesk', name: 'Help desk', url: 'https://help.example/{tenantId}', origins: ['https://help.example'], tenantInPath: '/{tenantId}' }] } }
    }
    expect(load(`\uFEFF${JSON.stringify(policy)}`)).toEqual({ file: '/p.json', policy })
  })

  it.each([
    ['no JSON', '{', /JSON/u],
    ['a misspelt field', '{"version":1,"clout":"global"}', /clout/u],
    ['another version', '{"version":2}', /version/u],
    ['a client id that is none', `{"version":1,"registrations":{"global":{"clientId":"x"}}}`, /clientId/u],
    ['a setting that does not exist', '{"version":1,"settings":{"fly":true}}', /fly/u],
    ['an address without TLS', '{"version":1,"clouds":{"global":{"graph":"http://graph.example/v1.0"}}}', /graph/u],
    ['a tenant that is no name', `{"version":1,"registrations":{"global":{"clientId":"${clientId}","tenant":"a b"}}}`, /tenant/u]
  ])('with %s is not used, and says where', (_name, text, problem) => {
    const loaded = load(text)
    expect(loaded.policy).toBeUndefined()
    expect(loaded.problem).toMatch(problem)
  })

  it('has a published schema that is the one in force (`vitest run electron/startup/policy -u` writes it anew)', async () => {
    await expect(`${JSON.stringify(z.toJSONSchema(policySchema, { io: 'input' }), undefined, 2)}\n`).toMatchFileSnapshot('../../resources/policy.schema.json')
  })
})
