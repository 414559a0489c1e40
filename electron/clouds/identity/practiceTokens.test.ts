import { Buffer } from 'node:buffer'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { AppFailure } from '../../contract/errors'
import { tenantIdSchema, type TenantId } from '../../contract/ids'
import { readyMessage } from '../../practice/server/ready'
import { PlainBrowser } from '../../practice/server/plainBrowser'
import { startTestCloud, type TestCloud } from '../../practice/server/testCloud'
import { practiceRecord } from '../records/practice'
import { memoryVault } from '../testing/oidcStub'
import { createIdentity } from './identity'
import type { Fetch } from './networkClient'
import type { OpenSignIn } from './signInAttempt'

const tenantCount = 20
const calls = 1_000
/** So many are under way at a time. */
const atOnce = 50
const limitMs = 120_000

/** Types name and password into the practice cloud's pages, and sends the last page's form to the application. */
const signsIn = (url: string): OpenSignIn => {
  const typed = async (): Promise<void> => {
    const browser = await new PlainBrowser().open(url)
    await browser.signIn('full@fabrikam.com')
    await browser.submit({})
  }
  void typed()
  return { closed: new Promise(() => {}), close: () => {} }
}

const tenantOf = (token: string): unknown => (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { readonly tid?: unknown }).tid

const relationshipsSchema = z.object({ value: z.array(z.object({ customer: z.object({ tenantId: tenantIdSchema }) })) })
const organizationSchema = z.object({ value: z.tuple([z.object({ id: z.string() })]) })

describe('tokens of the practice cloud, over MSAL and HTTP', () => {
  const onWrongTenant = vi.fn()
  const network: { tokenRequests: number; answerFor: ((tenant: string) => string | undefined) | undefined } = { tokenRequests: 0, answerFor: undefined }
  let cloud: TestCloud
  let identity: ReturnType<typeof createIdentity>
  let tenants: readonly TenantId[]

  /** The network between; `answerFor` makes it bring the answer to a request for another tenant's token. */
  const fetchThrough: Fetch = (url, init) => {
    const address = new URL(url)
    const [, tenant = ''] = address.pathname.split('/')
    if (!address.pathname.endsWith('/token')) return fetch(url, init)
    network.tokenRequests += 1
    const other = network.answerFor?.(tenant)
    return fetch(other === undefined ? url : url.replace(tenant, other), init)
  }
  const read = async (path: string, token: string): Promise<unknown> => {
    const answer = await fetch(`${cloud.at.graph}${path}`, { headers: { authorization: `Bearer ${token}` } })
    expect(answer.status, path).toBe(200)
    return answer.json()
  }

  beforeAll(async () => {
    cloud = await startTestCloud({ customers: 50 })
    const record = practiceRecord(readyMessage(cloud.at, cloud.world, false))
    identity = createIdentity({
      record, vault: memoryVault(), fetch: fetchThrough, openSignIn: signsIn, clearSignInCookies: () => Promise.resolve(), onWrongTenant, onRefused: () => {}
    })
    await identity.signIn(new AbortController().signal)
    const home = tenantIdSchema.parse(cloud.world.directory.partner.id)
    const found = relationshipsSchema.parse(await read("/tenantRelationships/delegatedAdminRelationships?$filter=status eq 'active'&$top=100", await identity.tokenFor(home, 'graph')))
    const active = found.value.map(({ customer }) => customer.tenantId)
    const entered = await Promise.all(active.map((tenantId) => identity.tokenFor(tenantId, 'graph').then(() => [tenantId], () => [])))
    tenants = [home, ...new Set(entered.flat())].slice(0, tenantCount)
  }, limitMs)
  afterAll(() => cloud.end())

  it('1,000 of them over 20 tenants, interleaved and with forced refreshes among them: each is its own tenant’s, and the cloud thinks so too', async () => {
    expect(tenants).toHaveLength(tenantCount)
    const wrong: unknown[] = []
    const before = network.tokenRequests
    for (let done = 0; done < calls; done += atOnce) {
      const batch = Array.from({ length: atOnce }, (_, at) => ({ at, tenantId: tenants[((done + at) * 7) % tenantCount] ?? tenants[0] as TenantId }))
      await Promise.all(batch.map(async ({ at, tenantId }) => {
        // Two of a batch are refreshes, so that each tenant is read, refreshed and read again at the same time.
        const token = await (at % 25 === 3 ? identity.renewedTokenFor(tenantId, 'graph', undefined) : identity.tokenFor(tenantId, at % 4 === 0 ? 'partnerCenter' : 'graph'))
        if (tenantOf(token) !== tenantId) wrong.push([tenantId, tenantOf(token)])
        if (at % 25 === 3 && organizationSchema.parse(await read('/organization', token)).value[0].id !== tenantId) wrong.push(['organization', tenantId])
      }))
    }
    expect(wrong).toEqual([])
    expect(onWrongTenant).not.toHaveBeenCalled()
    expect(network.tokenRequests - before, 'refreshes did go over the network').toBeGreaterThanOrEqual(calls / 25)
  }, limitMs)

  it('an answer for another tenant is refused and told, whatever is asked beside it, and does not stay in the cache', async () => {
    const [, victim, other, third] = tenants as readonly [TenantId, TenantId, TenantId, TenantId]
    network.answerFor = (tenant) => (tenant === victim ? other : undefined)
    const asked = await Promise.allSettled([
      identity.renewedTokenFor(victim, 'graph', undefined), identity.renewedTokenFor(other, 'graph', undefined), identity.tokenFor(third, 'graph'), identity.renewedTokenFor(third, 'graph', undefined)
    ])
    network.answerFor = undefined
    const [injected, ...others] = asked
    expect(injected?.status === 'rejected' && injected.reason instanceof AppFailure ? injected.reason.error : injected).toMatchObject({ kind: 'unexpected', code: 'token.wrongTenant' })
    expect(onWrongTenant.mock.calls).toEqual([[victim]])
    expect(others.map((one) => (one.status === 'fulfilled' ? tenantOf(one.value) : one.reason))).toEqual([other, third, third])

    for (const tenantId of [victim, other, third]) expect(tenantOf(await identity.tokenFor(tenantId, 'graph'))).toBe(tenantId)
    expect(onWrongTenant).toHaveBeenCalledTimes(1)
  }, limitMs)
})
