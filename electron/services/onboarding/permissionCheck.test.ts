import { describe, expect, it, vi } from 'vitest'
import { AppFailure, type ErrorKind } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import type { PermissionReport } from '../../contract/onboarding'
import { allPermissions, customerPermissions } from '../../domain/registration/permissions'
import type { PermissionPort } from './onboardingPorts'
import { PermissionCheck } from './permissionCheck'

const home = '11111111-1111-4111-8111-111111111111' as TenantId
const customer = '22222222-2222-4222-8222-222222222222' as TenantId
const everything = allPermissions.map(({ name }) => name)
const failing = (kind: ErrorKind, code: string) => () => Promise.reject(new AppFailure({ kind, code }))

const checkOf = (port: Partial<Omit<PermissionPort, 'consent' | 'withdrawConsent'>>, limitMs = 5_000) => new PermissionCheck({
  port: { granted: async () => everything, exists: async () => true, canTry: async (name) => name === 'Directory.Read.All' || name === 'user_impersonation', try: async () => undefined, ...port },
  home: () => home, clock: { now: () => 0 }, limitMs
})
const states = ({ lines }: PermissionReport) => Object.fromEntries(lines.map(({ name, state }) => [name, state]))

describe('the check of permissions', () => {
  it('is granted where the token has the name and the request is answered', async () => {
    const tried = vi.fn(async () => undefined)
    const { lines } = await checkOf({ try: tried }).run()
    expect(lines.map(({ name }) => name)).toEqual(everything)
    expect(lines.every(({ state }) => state === 'granted')).toBe(true)
    expect(lines.filter((line) => line.tried).map(({ name }) => name)).toEqual(['openid', 'profile', 'offline_access', 'Directory.Read.All', 'user_impersonation'])
    expect(tried).toHaveBeenCalledTimes(2)
  })

  it('lacks consent where the token has not the name, and does not ask the service then', async () => {
    const tried = vi.fn(async () => undefined)
    const report = await checkOf({ granted: async () => everything.filter((name) => name !== 'Directory.Read.All'), try: tried }).run()
    expect(states(report)).toMatchObject({ 'Directory.Read.All': 'noConsent', 'User.Read': 'granted' })
    expect(tried).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['notAllowed', 'service.notAllowed', 'noRole'], ['notAllowed', 'token.secondFactor', 'mfa'], ['notAllowed', 'token.blockedByPolicy', 'blocked'],
    ['unreachable', 'network.unreachable', 'unreachable'], ['throttled', 'service.throttled', 'unreachable'], ['notFound', 'service.notFound', 'notInCloud'], ['unexpected', 'service.badAnswer', 'failed']
  ] as const)('%s %s at the service is "%s"', async (kind, code, state) => {
    const { lines } = await checkOf({ try: failing(kind, code) }).run()
    expect(lines.find(({ name }) => name === 'Directory.Read.All')).toMatchObject({ state, tried: true, error: { code } })
  })

  it('says of one service what its token said, and goes on with the other', async () => {
    const report = await checkOf({ granted: async (_tenant, service) => (service === 'graph' ? everything : failing('notAllowed', 'token.noConsent')()) }).run()
    expect(states(report)).toMatchObject({ user_impersonation: 'noConsent', 'User.Read': 'granted' })
  })

  it('does not ask for what the cloud does not have', async () => {
    const report = await checkOf({ exists: async ({ needs }) => needs === undefined }).run()
    expect(states(report)).toMatchObject({ 'DelegatedAdminRelationship.ReadWrite.All': 'notInCloud', 'CrossTenantInformation.ReadBasic.All': 'notInCloud', 'User.Read': 'granted' })
  })

  it('in a customer’s tenant is about what is used there, with that tenant’s token', async () => {
    const granted = vi.fn(async () => everything)
    const { lines } = await checkOf({ granted }).run(customer)
    expect(lines.map(({ name }) => name)).toEqual(customerPermissions.map(({ name }) => name))
    expect(granted.mock.calls.map(([tenantId, service]: readonly unknown[]) => [tenantId, service])).toEqual([[customer, 'graph']])
  })

  it('ends at its limit, and at once when it is stopped', async () => {
    const never = () => new Promise<never>(() => undefined)
    expect(states(await checkOf({ try: never }, 20).run())['Directory.Read.All']).toBe('unreachable')
    const check = checkOf({ try: never })
    const report = check.run()
    await vi.waitFor(() => { check.cancel() })
    expect(states(await report)).toMatchObject({ 'Directory.Read.All': 'stopped' })
  })

  it('needs somebody who is signed in', async () => {
    const check = new PermissionCheck({ port: { granted: async () => [], exists: async () => true, canTry: async () => false, try: async () => undefined }, home: () => undefined, clock: { now: () => 0 } })
    await expect(check.run()).rejects.toMatchObject({ error: { kind: 'signedOut' } })
  })
})
