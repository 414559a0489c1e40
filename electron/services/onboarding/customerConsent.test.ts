import { describe, expect, it, vi } from 'vitest'
import { AppFailure, type ErrorKind } from '../../contract/errors'
import type { TenantId } from '../../contract/ids'
import { customerPermissions } from '../../domain/registration/permissions'
import { CustomerConsent } from './customerConsent'
import type { PermissionPort } from './onboardingPorts'

const tenant = '22222222-2222-4222-8222-222222222222' as TenantId
const intent = '0f8fad5b-d9cb-469f-a165-70867728950e'
const names = customerPermissions.map(({ name }) => name)
const report = { checkedAt: '2026-11-26T10:00:00.000Z', lines: [] }
const failing = (kind: ErrorKind, code: string) => vi.fn(() => Promise.reject(new AppFailure({ kind, code })))

const consentOf = (port: Partial<PermissionPort>) => {
  const record = vi.fn(async () => undefined)
  const parts = { consent: vi.fn(async () => undefined), withdrawConsent: vi.fn(async () => undefined), granted: vi.fn(async () => []), ...port }
  return { consent: new CustomerConsent({ port: parts, check: { run: async () => report }, activity: { record } }), record, asked: parts.consent }
}

describe('the consent of a customer', () => {
  it('names what is used there, under the id of the intent, is on record and checked', async () => {
    const { consent, record, asked } = consentOf({})
    expect(await consent.give(tenant, intent)).toBe(report)
    expect(asked).toHaveBeenCalledExactlyOnceWith(tenant, names, intent, expect.anything())
    expect(record).toHaveBeenCalledExactlyOnceWith({ action: 'consent.give', tenantId: tenant, result: 'ok', detail: { permissions: names.join(', '), requestId: intent } })
  })

  it('is asked for once, however often it is pressed', async () => {
    const { consent, asked, record } = consentOf({})
    await Promise.all([consent.give(tenant, intent), consent.give(tenant, intent), consent.give(tenant, '3f2504e0-4f89-41d3-9a0c-0305e82c3301')])
    expect(asked).toHaveBeenCalledOnce()
    expect(record).toHaveBeenCalledOnce()
  })

  it('that is there already is no failure', async () => {
    expect(await consentOf({ consent: failing('conflict', 'service.conflict') }).consent.give(tenant, intent)).toBe(report)
  })

  it('whose answer got lost is looked for in a fresh token, and not sent again', async () => {
    const lost = failing('unreachable', 'network.unreachable')
    const { consent, record } = consentOf({ consent: lost, granted: async () => names })
    await consent.give(tenant, intent)
    expect(lost).toHaveBeenCalledOnce()
    expect(record).toHaveBeenCalledWith(expect.objectContaining({ result: 'ok' }))
    const open = consentOf({ consent: lost, granted: async () => names.slice(1) })
    await expect(open.consent.give(tenant, intent)).rejects.toMatchObject({ error: { kind: 'unreachable', code: 'consent.unanswered' } })
    expect(open.record).toHaveBeenCalledWith(expect.objectContaining({ result: 'failed' }))
  })

  it('that may not be given says so in its own words', async () => {
    await expect(consentOf({ consent: failing('notAllowed', 'service.notAllowed') }).consent.give(tenant, intent)).rejects.toMatchObject({ error: { code: 'consent.notAllowed' } })
    await expect(consentOf({ consent: failing('notFound', 'consent.notInCloud') }).consent.give(tenant, intent)).rejects.toMatchObject({ error: { code: 'consent.notInCloud' } })
  })
})

describe('a consent that is taken back', () => {
  it('is asked for once under the id of the intent, is on record and checked', async () => {
    const withdrawConsent = vi.fn(async () => undefined)
    const { consent, record } = consentOf({ withdrawConsent })
    expect(await Promise.all([consent.withdraw(tenant, intent), consent.withdraw(tenant, intent)])).toEqual([report, report])
    expect(withdrawConsent).toHaveBeenCalledExactlyOnceWith(tenant, intent, expect.anything())
    expect(record).toHaveBeenCalledExactlyOnceWith({ action: 'consent.withdraw', tenantId: tenant, result: 'ok', detail: { requestId: intent } })
  })

  it('whose answer got lost is looked for in a fresh token', async () => {
    const lost = failing('unreachable', 'network.unreachable')
    await expect(consentOf({ withdrawConsent: lost, granted: failing('notAllowed', 'token.noConsent') }).consent.withdraw(tenant, intent)).resolves.toBe(report)
    for (const granted of [async () => names, failing('unreachable', 'network.unreachable')]) {
      const open = consentOf({ withdrawConsent: lost, granted })
      await expect(open.consent.withdraw(tenant, intent)).rejects.toMatchObject({ error: { kind: 'unreachable', code: 'consent.withdrawUnanswered' } })
      expect(open.record).toHaveBeenCalledWith(expect.objectContaining({ action: 'consent.withdraw', result: 'failed' }))
    }
  })

  it('comes after one that is being given, and says in its own words when it may not be', async () => {
    const order: string[] = []
    const { consent } = consentOf({ consent: vi.fn(async () => { order.push('given') }), withdrawConsent: vi.fn(async () => { order.push('withdrawn') }) })
    await Promise.all([consent.give(tenant, intent), consent.withdraw(tenant, intent)])
    expect(order).toEqual(['given', 'withdrawn'])
    await expect(consentOf({ withdrawConsent: failing('notAllowed', 'service.notAllowed') }).consent.withdraw(tenant, intent)).rejects.toMatchObject({ error: { code: 'consent.withdrawNotAllowed' } })
  })
})
