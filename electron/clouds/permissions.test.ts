import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../contract/errors'
import { tenantIdSchema, type TenantId } from '../contract/ids'
import type { PermissionReport } from '../contract/onboarding'
import { allPermissions } from '../domain/registration/permissions'
import { PlainBrowser } from '../practice/server/plainBrowser'
import { readyMessage } from '../practice/server/ready'
import { startTestCloud, type TestCloud } from '../practice/server/testCloud'
import { CustomerConsent } from '../services/onboarding/customerConsent'
import type { PermissionPort } from '../services/onboarding/onboardingPorts'
import { PermissionCheck } from '../services/onboarding/permissionCheck'
import { createConnector } from './connector'
import { createIdentity } from './identity/identity'
import type { OpenSignIn } from './identity/signInAttempt'
import { practiceRecord } from './records/practice'
import { memoryVault } from './testing/oidcStub'
import { serviceFailure } from './httpErrors'

const signsIn = (url: string): OpenSignIn => {
  const typed = async (): Promise<void> => {
    const browser = await new PlainBrowser().open(url)
    await browser.signIn('full@fabrikam.com')
    await browser.submit({})
  }
  void typed()
  return { closed: new Promise(() => {}), close: () => {} }
}

describe('the check of permissions against the practice cloud, over MSAL and HTTP', () => {
  let cloud: TestCloud
  let check: PermissionCheck
  let permissions: PermissionPort
  let home: TenantId
  const order = async (path: string, body: unknown): Promise<void> => {
    expect((await fetch(`${cloud.at.url}/_practice/${path}`, { method: 'POST', body: JSON.stringify(body) })).status).toBe(200)
  }
  const states = ({ lines }: PermissionReport) => Object.fromEntries(lines.map(({ name, state }) => [name, state]))
  const tenant = (domain: string): TenantId => tenantIdSchema.parse(cloud.tenant(domain).id)

  beforeAll(async () => {
    cloud = await startTestCloud({ control: true })
    const record = practiceRecord(readyMessage(cloud.at, cloud.world, false))
    const identity = createIdentity({
      record, vault: memoryVault(), fetch, openSignIn: signsIn, clearSignInCookies: () => Promise.resolve(), onWrongTenant: () => undefined, onRefused: () => undefined
    })
    home = (await identity.signIn(new AbortController().signal)).tenantId
    permissions = createConnector({ record, identity, fetch, onOutcome: () => undefined }).permissions
    check = new PermissionCheck({ port: permissions, home: () => home, clock: { now: () => Date.now() } })
  })
  afterAll(() => cloud.end())

  it('everything is granted, and what can be tried was tried', async () => {
    const report = await check.run()
    expect(states(report)).toEqual(Object.fromEntries(allPermissions.map(({ name }) => [name, 'granted'])))
    expect(report.lines.filter(({ tried }) => tried)).toHaveLength(10)
  })

  it('a permission that the partner has not consented to is missing by itself, and back as soon as it is given', async () => {
    await order('consent', { domain: 'fabrikam.com', permission: 'GroupMember.ReadWrite.All', given: false })
    await order('consent', { domain: 'fabrikam.com', permission: 'user_impersonation', given: false })
    const report = states(await check.run())
    expect(Object.entries(report).filter(([, state]) => state !== 'granted')).toEqual([['GroupMember.ReadWrite.All', 'noConsent'], ['user_impersonation', 'noConsent']])
    await order('consent', { domain: 'fabrikam.com', permission: 'GroupMember.ReadWrite.All', given: true })
    await order('consent', { domain: 'fabrikam.com', permission: 'user_impersonation', given: true })
    expect(Object.values(states(await check.run()))).not.toContain('noConsent')
  })

  it('in a customer’s tenant: granted, without consent, and not to be entered', async () => {
    expect(new Set(Object.values(states(await check.run(tenant('contoso.com')))))).toEqual(new Set(['granted']))
    await order('consent', { domain: 'contoso.com', given: false })
    expect(new Set(Object.values(states(await check.run(tenant('contoso.com')))))).toEqual(new Set(['noConsent']))
    await order('consent', { domain: 'contoso.com', given: true })
    expect(new Set(Object.values(states(await check.run(tenant('tailspintoys.com')))))).toEqual(new Set(['noRole']))
  })

  it('a customer’s consent is given through the relationship, once; also when its answer gets lost', async () => {
    const record = vi.fn(() => Promise.resolve())
    const consent = new CustomerConsent({ port: permissions, check, activity: { record } })
    const contoso = tenant('contoso.com')
    await order('consent', { domain: 'contoso.com', permission: 'User.ReadWrite.All', given: false })
    expect(states(await check.run(contoso))).toMatchObject({ 'User.ReadWrite.All': 'noConsent', 'Directory.Read.All': 'granted' })
    await order('faults', { match: `/v1/customers/${contoso}/applicationconsents`, times: 1, fault: { drop: 'response' } })
    expect(new Set(Object.values(states(await consent.give(contoso, crypto.randomUUID()))))).toEqual(new Set(['granted']))
    expect(record).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ action: 'consent.give', tenantId: contoso, result: 'ok' }))
    // There already: no failure, and nothing more.
    expect(new Set(Object.values(states(await consent.give(contoso, crypto.randomUUID()))))).toEqual(new Set(['granted']))
    await expect(consent.give(tenant('tailspintoys.com'), crypto.randomUUID())).rejects.toMatchObject({ error: { kind: 'notAllowed', code: 'consent.notAllowed' } })
  })

  it('and taken back, as a whole; also when that answer gets lost', async () => {
    const record = vi.fn(() => Promise.resolve())
    const consent = new CustomerConsent({ port: permissions, check, activity: { record } })
    const contoso = tenant('contoso.com')
    await order('faults', { match: `/v1/customers/${contoso}/applicationconsents`, times: 1, fault: { drop: 'response' } })
    expect(new Set(Object.values(states(await consent.withdraw(contoso, crypto.randomUUID()))))).toEqual(new Set(['noConsent']))
    expect(record).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ action: 'consent.withdraw', tenantId: contoso, result: 'ok' }))
    expect(new Set(Object.values(states(await consent.give(contoso, crypto.randomUUID()))))).toEqual(new Set(['granted']))
    await expect(consent.withdraw(tenant('tailspintoys.com'), crypto.randomUUID())).rejects.toMatchObject({ error: { kind: 'notAllowed', code: 'consent.withdrawNotAllowed' } })
  })

  it('a service that does not answer is not reachable, and the others are told all the same', async () => {
    await order('faults', { match: '/v1/profiles', times: 9, fault: { status: 503 } })
    expect(states(await check.run())).toMatchObject({ user_impersonation: 'unreachable', 'User.Read': 'granted' })
  })
})

it('Partner Center’s answer to a token without a second factor says so', () => {
  const { error } = serviceFailure({ status: 401, body: { code: '401', description: 'Unauthorized - MFA required', data: [] }, correlationId: crypto.randomUUID() })
  expect(error).toMatchObject({ kind: 'notAllowed', code: 'token.secondFactor' })
  expect(serviceFailure({ status: 401, body: { code: '401', description: 'Access denied.' }, correlationId: crypto.randomUUID() })).toBeInstanceOf(AppFailure)
})
