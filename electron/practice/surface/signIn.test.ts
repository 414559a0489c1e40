import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startTestCloud } from '../server/testCloud'
import type { TestCloud } from '../server/testCloud'
import { Stranger, call, graphDefault, partnerCenterScope } from './stranger'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.end())

const claimsOf = (token = ''): unknown => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
const graphId = '00000003-0000-0000-c000-000000000000'
const partnerCenterId = 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd'

describe('a sign-in by someone who knows only the ready line', () => {
  it('may name scopes in every usual way', async () => {
    const scopes: readonly (readonly [string, string])[] = [
      [graphDefault, graphId], [`${new URL(cloud.at.graph).origin}/.default offline_access`, graphId], [`${cloud.at.graph}/User.Read`, graphId],
      ['openid profile offline_access', graphId], ['User.Read UserAuthenticationMethod.ReadWrite.All', graphId],
      [partnerCenterScope, partnerCenterId], [`${new URL(cloud.at.partnerCenter).origin}/user_impersonation`, partnerCenterId]
    ]
    for (const [scope, aud] of scopes) {
      const tokens = await new Stranger(cloud.at).signIn({ scope })
      expect([scope, tokens.status, claimsOf(tokens.access_token)]).toMatchObject([scope, 200, { aud, tid: cloud.world.directory.partner.id }])
    }
  })

  it.each(['http://localhost:3999', 'http://localhost:3999/', 'http://localhost:4000/callback', 'http://127.0.0.1:4001/auth/done'])('may listen at %s', async (redirect) => {
    expect((await new Stranger(cloud.at).signIn({ redirect })).status).toBe(200)
  })

  it.each(['https://evil.example/', 'http://localhost.evil.example/', 'http://evil.example@localhost.example/', 'https://localhost/', 'http://someone@localhost/', 'msal://redirect'])('may not be led to %s', async (redirect) => {
    const answer = await new Stranger(cloud.at).authorize(redirect, 'User.Read')
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
  })

  it('gets tokens for the tenants that this technician may enter, and no others', async () => {
    const stranger = new Stranger(cloud.at)
    const { refresh_token } = await stranger.signIn({ user: 'limited@fabrikam.com' })
    const answers = await Promise.all(['contoso.com', 'wingtiptoys.com', 'woodgrovebank.com', 'adatum.com', 'northwindtraders.com', 'tailspintoys.com'].map(async (domain) => {
      const { status, error_codes } = await stranger.refresh(refresh_token, cloud.tenant(domain).id, graphDefault)
      return error_codes?.[0] ?? status
    }))
    expect(answers).toEqual([200, 200, 50020, 50020, 50020, 50020])
  })

  it('is refused by Graph for what the scope does not say', async () => {
    const { access_token } = await new Stranger(cloud.at).signIn({ scope: 'User.Read' })
    expect((await call(`${cloud.at.graph}/me`, access_token)).status).toBe(200)
    expect(await call(`${cloud.at.graph}/tenantRelationships/delegatedAdminRelationships`, access_token)).toMatchObject({ status: 403, json: { error: { code: 'Authorization_RequestDenied' } } })
  })

  it('cannot forge a token', async () => {
    const { access_token = '' } = await new Stranger(cloud.at).signIn()
    const [header = '', payload = '', signature = ''] = access_token.split('.')
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const altered = encode({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), tid: cloud.tenant('contoso.com').id })
    for (const token of [`${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`, `${header}.${altered}.${signature}`, `${header}.${payload}.${'A'.repeat(signature.length)}`]) {
      const answer = await call(`${cloud.at.graph}/organization`, token, { headers: { 'client-request-id': 'my-id' } })
      expect(answer).toMatchObject({ status: 401, json: { error: { code: 'InvalidAuthenticationToken', innerError: { 'client-request-id': 'my-id' } } } })
      expect([answer.headers.get('client-request-id'), answer.headers.get('www-authenticate')?.startsWith('Bearer')]).toEqual(['my-id', true])
    }
  })
})

describe('an account that may not sign in any more', () => {
  const graph = (token: string | undefined) => call(`${cloud.at.graph}/me`, token)
  const challengeOf = (answer: Awaited<ReturnType<typeof graph>>): unknown => {
    const claims = /error="insufficient_claims", claims="([^"]+)"/.exec(answer.headers.get('www-authenticate') ?? '')?.[1] ?? ''
    return claims === '' ? undefined : JSON.parse(Buffer.from(claims, 'base64').toString())
  }

  it.each([
    ['was disabled', 'none@fabrikam.com', 50057, (id: string) => cloud.world.directory.setEnabled(cloud.world.directory.partner.id, id, false)],
    ['had its sessions ended', 'limited@fabrikam.com', 50173, (id: string) => cloud.world.directory.endSessions(cloud.world.directory.partner.id, id)]
  ] as const)('and %s is refused at once, with its tokens and refresh tokens of before', async (_, name, code, end) => {
    const stranger = new Stranger(cloud.at)
    const partnerCenter = await new Stranger(cloud.at).signIn({ user: name, scope: partnerCenterScope })
    const tokens = await stranger.signIn({ user: name })
    expect((await graph(tokens.access_token)).status).toBe(200)
    await end(cloud.world.directory.userByName(name)?.id ?? '')

    const refused = await graph(tokens.access_token)
    expect(refused).toMatchObject({ status: 401, json: { error: { code: 'InvalidAuthenticationToken' } } })
    expect(challengeOf(refused)).toMatchObject({ access_token: { nbf: { essential: true } } })
    expect((await call(`${cloud.at.partnerCenter}/profiles/organization`, partnerCenter.access_token)).status).toBe(401)
    expect(await stranger.refresh(tokens.refresh_token, 'organizations', graphDefault)).toMatchObject({ status: 400, error_codes: [code] })
  })

  it('can sign in anew where only its sessions were ended', async () => {
    // Tokens count by whole seconds: one of the same second is of before.
    await new Promise((resolve) => { setTimeout(resolve, 1_000) })
    const again = await new Stranger(cloud.at).signIn({ user: 'limited@fabrikam.com' })
    expect((await graph(again.access_token)).status).toBe(200)
  })
})
