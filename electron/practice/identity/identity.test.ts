import { PublicClientApplication } from '@azure/msal-node'
import type { AuthenticationResult } from '@azure/msal-node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { PlainBrowser } from '../server/plainBrowser'
import { startTestCloud } from '../server/testCloud'
import type { TestCloud } from '../server/testCloud'
import { desktopClientId } from './clients'

const graphScope = 'https://graph.practice/.default'
const partnerCenterScope = 'https://api.partnercenter.practice/user_impersonation'

const msal = (cloud: TestCloud, tenantId: string): PublicClientApplication => new PublicClientApplication({
  auth: {
    clientId: desktopClientId,
    authority: `https://login.practice/${tenantId}`,
    knownAuthorities: ['login.practice'],
    authorityMetadata: JSON.stringify({
      issuer: `${cloud.at.authority}/{tenantid}/v2.0`,
      authorization_endpoint: `${cloud.at.authority}/{tenantid}/oauth2/v2.0/authorize`,
      token_endpoint: `${cloud.at.authority}/{tenantid}/oauth2/v2.0/token`,
      end_session_endpoint: `${cloud.at.authority}/{tenantid}/oauth2/v2.0/logout`,
      jwks_uri: `${cloud.at.authority}/{tenantid}/discovery/v2.0/keys`
    })
  }
})

const signIn = (app: PublicClientApplication, user: string, browser = new PlainBrowser()): Promise<AuthenticationResult> => app.acquireTokenInteractive({
  scopes: [graphScope],
  openBrowser: async (url) => {
    await browser.open(url)
    await browser.signIn(user)
    // The page that hands the code back to the application's listener.
    await browser.submit({})
  }
})

const claimsSchema = z.looseObject({ tid: z.string(), oid: z.string(), aud: z.string(), scp: z.string(), upn: z.string(), exp: z.number(), iss: z.string() })
const claims = (token: string): z.infer<typeof claimsSchema> => claimsSchema.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()))

describe('the identity provider, driven by MSAL', () => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startTestCloud()
  })
  afterAll(() => cloud.end())

  it('signs in, answers from the cache, refreshes, and enters a customer with the same refresh token', async () => {
    const home = cloud.world.directory.partner.id
    const contoso = cloud.tenant('contoso.com').id
    const app = msal(cloud, home)
    const first = await signIn(app, 'full@fabrikam.com')
    expect(first.tenantId).toBe(home)
    expect(claims(first.accessToken)).toMatchObject({ tid: home, upn: 'full@fabrikam.com' })
    const account = first.account
    if (!account) throw new Error('no account')
    const again = await app.acquireTokenSilent({ account, scopes: [graphScope] })
    expect(again.fromCache).toBe(true)
    const fresh = await app.acquireTokenSilent({ account, scopes: [graphScope], forceRefresh: true })
    expect(fresh.fromCache).toBe(false)
    expect(fresh.accessToken).not.toBe(first.accessToken)
    const customer = { account: { ...account, tenantId: contoso }, authority: `https://login.practice/${contoso}` }
    const theirs = await app.acquireTokenSilent({ ...customer, scopes: [graphScope] })
    expect(claims(theirs.accessToken)).toMatchObject({ tid: contoso, upn: 'full@fabrikam.com', iss: `${cloud.at.authority}/${contoso}/v2.0` })
    expect((await app.acquireTokenSilent({ ...customer, scopes: [graphScope] })).fromCache).toBe(true)
    const center = await app.acquireTokenSilent({ account, scopes: [partnerCenterScope] })
    expect(claims(center.accessToken)).toMatchObject({ tid: home, scp: 'user_impersonation' })
  })

  it('refuses a token of a tenant that the account may not enter, as Entra does', async () => {
    const app = msal(cloud, cloud.world.directory.partner.id)
    const { account } = await signIn(app, 'limited@fabrikam.com')
    if (!account) throw new Error('no account')
    const ask = (domain: string): Promise<AuthenticationResult> => {
      const tenantId = cloud.tenant(domain).id
      return app.acquireTokenSilent({ account: { ...account, tenantId }, authority: `https://login.practice/${tenantId}`, scopes: [graphScope] })
    }
    await expect(ask('contoso.com')).resolves.toMatchObject({ tenantId: cloud.tenant('contoso.com').id })
    await expect(ask('adatum.com')).rejects.toMatchObject({ message: expect.stringContaining('AADSTS50020') })
    await expect(ask('woodgrovebank.com')).rejects.toMatchObject({ message: expect.stringContaining('AADSTS50020') })
  })

  it('takes organizations for the home tenant of the account', async () => {
    const result = await signIn(msal(cloud, 'organizations'), 'admin@contoso.com')
    expect(result.tenantId).toBe(cloud.tenant('contoso.com').id)
    expect(claims(result.accessToken).tid).toBe(cloud.tenant('contoso.com').id)
  })

  it('signs in once for all tenants, and asks again for an account that may not enter', async () => {
    const browser = new PlainBrowser()
    const query = (tenantId: string): string => `${cloud.at.authority}/${tenantId}/oauth2/v2.0/authorize?${new URLSearchParams({
      client_id: desktopClientId, response_type: 'code', response_mode: 'form_post', redirect_uri: 'http://localhost:1', scope: `openid ${graphScope}`,
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256'
    })}`
    await browser.open(query(cloud.world.directory.partner.id))
    await browser.signIn('full@fabrikam.com')
    expect(browser.text).toContain('name="code"')
    await browser.open(query('contoso.com'))
    expect(browser.text).toContain('name="code"')
    await browser.open(query('adatum.com'))
    expect(browser.status).toBe(403)
    expect(browser.text).toContain('AADSTS50020')
    await browser.open(`${browser.url}?other=1`)
    await browser.signIn('admin@adatum.com')
    expect(browser.text).toContain('name="code"')
  })
})

describe('the identity provider, driven by hand', () => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startTestCloud()
  })
  afterAll(() => cloud.end())

  const authorize = (extra: Readonly<Record<string, string>>, tenant = 'fabrikam.com'): string =>
    `${cloud.at.authority}/${tenant}/oauth2/v2.0/authorize?${new URLSearchParams({ client_id: desktopClientId, response_type: 'code', redirect_uri: 'http://localhost:1', scope: 'openid', response_mode: 'form_post', ...extra })}`
  const post = (tenant: string, form: Record<string, string>): Promise<Response> => fetch(`${cloud.at.authority}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) })
  const challenge = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' }

  it('tells a wrong password from an unknown user and from a right one', async () => {
    const browser = await new PlainBrowser().open(authorize(challenge))
    expect(browser.text).toContain('<label for="user">User name</label>')
    await browser.signIn('full@fabrikam.com', 'wrong')
    expect([browser.status, browser.text]).toEqual([401, expect.stringMatching(/role="alert"[^>]*>The user name or the password is not right/)])
    await browser.signIn('nobody@fabrikam.com')
    expect(browser.text).toMatch(/role="alert"[^>]*>We could not find an account/)
    await browser.signIn('full@fabrikam.com')
    expect(browser.text).toContain('name="code"')
  })

  it('refuses a request without PKCE', async () => {
    const browser = await new PlainBrowser().open(authorize({}))
    expect(browser.text).toContain('value="invalid_request"')
    expect(browser.text).not.toContain('name="code"')
  })

  it('escapes what was typed', async () => {
    const browser = await new PlainBrowser().open(authorize(challenge))
    await browser.signIn('"><script>alert(1)</script>')
    expect(browser.text).not.toContain('<script>')
  })

  it('answers an unknown tenant and a bad refresh token with Entra’s codes', async () => {
    const unknown = await post('nowhere.example', {})
    expect([unknown.status, await unknown.json()]).toEqual([400, expect.objectContaining({ error_codes: [90002] })])
    const bad = await post('contoso.com', { client_id: desktopClientId, grant_type: 'refresh_token', refresh_token: 'x', scope: graphScope })
    expect([bad.status, await bad.json()]).toEqual([400, expect.objectContaining({ error: 'invalid_grant', error_codes: [70000], trace_id: expect.any(String) })])
    const two = await post('contoso.com', { client_id: desktopClientId, grant_type: 'refresh_token', refresh_token: 'x', scope: `${graphScope} ${partnerCenterScope}` })
    expect(await two.json()).toMatchObject({ error_codes: [28000] })
  })

  it('keeps refresh tokens over a restart, and lets an access token expire by the moved clock', async () => {
    const first = await startTestCloud()
    const app = msal(first, first.world.directory.partner.id)
    await signIn(app, 'full@fabrikam.com')
    const cache = app.getTokenCache().serialize()
    await first.end(true)
    const second = await startTestCloud({ dataDir: first.dataDir })
    const later = msal(second, second.world.directory.partner.id)
    later.getTokenCache().deserialize(cache)
    const [account] = await later.getTokenCache().getAllAccounts()
    if (!account) throw new Error('no account')
    const { accessToken } = await later.acquireTokenSilent({ account, scopes: [graphScope], forceRefresh: true })
    const me = (): Promise<Response> => fetch(`${second.at.graph}/organization`, { headers: { authorization: `Bearer ${accessToken}` } })
    expect((await me()).status).toBe(200)
    await second.world.setClockOffset(2 * 3_600_000)
    expect((await me()).status).toBe(401)
    await second.end()
  })
})
