import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { OpenSignIn } from '../../clouds/identity/signInAttempt'
import { unattended } from '../../lib/presence'
import type { CallName } from '../../contract/calls'
import type { Result } from '../../contract/errors'
import { startTestCloud, type TestCloud } from '../../practice/server/testCloud'
import { signsInAs, technicianAtWork, type TechnicianAtWork } from './testing/technicianAtWork'

const limitMs = 120_000
const day = 86_400_000

/** What the practice cloud does as Microsoft's, from the call of a page through everything that the application is made of, over HTTP. */
describe('the application and a cloud that asks for more', () => {
  const user = 'full@fabrikam.com'
  const opened: string[] = []
  let technician: (url: string) => OpenSignIn = signsInAs(() => user)
  let practice: TestCloud
  let at: TechnicianAtWork

  beforeAll(async () => {
    practice = await startTestCloud({ customers: 3, control: true })
    at = await technicianAtWork(practice, user, { signInPage: (url) => {
      opened.push(url)
      return technician(url)
    } })
    expect(await at.call('customers.refresh')).toMatchObject({ ok: true })
    opened.length = 0
  }, limitMs)
  afterAll(() => practice.end())
  afterEach(async () => {
    await control('challenges', { domain: 'contoso.com', context: null })
    technician = signsInAs(() => user)
    opened.length = 0
  })

  const control = async (what: string, body: object): Promise<void> => {
    const answer = await fetch(`${practice.at.url}/_practice/${what}`, { method: 'POST', body: JSON.stringify(body) })
    expect(answer.ok).toBe(true)
  }
  const contoso = () => ({ tenantId: practice.tenant('contoso.com').id })
  const call = async (name: CallName, request?: unknown): Promise<Result<unknown>> => at.call(name, request)
  const actions = async (): Promise<readonly string[]> => {
    const answer = (await call('activity.find', {})) as Result<{ readonly rows: readonly { readonly action: string; readonly result: string }[] }>
    return answer.ok ? answer.value.rows.map(({ action, result }) => `${action} ${result}`) : []
  }

  it('carries an action on after the sign-in that is asked for in its middle, once, and on record', async () => {
    await control('challenges', { domain: 'contoso.com', context: 'c1' })
    expect(await call('administrators.read', contoso())).toMatchObject({ ok: true })
    expect(opened).toHaveLength(1)
    expect(at.services.asked.current).toBeUndefined()
    expect(await actions()).toContain('account.signInAgain ok')
  }, limitMs)

  it('ends that wait when the main window says so, and says that nothing was done', async () => {
    await control('challenges', { domain: 'contoso.com', context: 'c2' })
    technician = () => ({ closed: new Promise(() => {}), close: () => {} })
    const action = call('administrators.read', contoso())
    await expect.poll(() => opened.length, { timeout: 20_000 }).toBe(1)
    expect(at.services.asked.current).toMatchObject({ ...contoso(), company: 'Contoso' })
    expect(await call('session.cancelAsked')).toMatchObject({ ok: true })
    expect(await action).toMatchObject({ ok: false, error: { kind: 'cancelled', code: 'signIn.askedCancelled' } })
    expect(at.services.asked.current).toBeUndefined()
    expect(opened).toHaveLength(1)
    expect(await actions()).toContain('account.signInAgain cancelled')
  }, limitMs)

  it('opens no page for what goes on by itself, and says that it waits', async () => {
    await control('challenges', { domain: 'contoso.com', context: 'c3' })
    await expect(unattended(() => at.services.administrators.read(practice.tenant('contoso.com').id as never))).rejects.toMatchObject({ error: { kind: 'signedOut', code: 'signIn.wanted' } })
    expect(opened).toHaveLength(0)
    expect(at.notices.list().map(({ code }) => code)).toContain('signIn.wanted')
  }, limitMs)

  it('keeps to what a service asks for when there is too much', async () => {
    await control('faults', { match: '/v1.0/tenantRelationships/delegatedAdminRelationships', method: 'GET', times: 1, fault: { status: 429, retryAfter: 1 } })
    const begun = performance.now()
    expect(await call('relationships.refresh', { everything: true })).toMatchObject({ ok: true })
    expect(performance.now() - begun).toBeGreaterThan(900)
  }, limitMs)

  it('tells apart that a customer’s consent is missing', async () => {
    const wingtip = { tenantId: practice.tenant('wingtiptoys.com').id }
    await control('consent', { domain: 'wingtiptoys.com', given: false })
    expect(await call('administrators.read', wingtip)).toMatchObject({ ok: false, error: { kind: 'notAllowed', code: 'token.noConsent' } })
    await control('consent', { domain: 'wingtiptoys.com', given: true })
    expect(await call('administrators.read', wingtip)).toMatchObject({ ok: true })
  }, limitMs)

  it('sees a relationship end by the service’s clock', async () => {
    const id = practice.world.relationships.of(practice.tenant('wingtiptoys.com').id)[0]?.id
    expect(await call('relationships.get', { id })).toMatchObject({ ok: true, value: { status: 'active' } })
    await control('clock', { offsetMs: 13 * day })
    expect(await call('relationships.get', { id })).toMatchObject({ ok: true, value: { status: 'expired', state: 'expired' } })
  }, limitMs)
})
