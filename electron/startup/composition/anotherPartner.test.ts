import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallName } from '../../contract/calls'
import type { Offer } from '../../contract/offer'
import { startTestCloud, type TestCloud } from '../../practice/server/testCloud'
import { ownedStore } from '../../store/ownedStore'
import { accounts } from './testing/callMatrix'
import { technicianAtWork, type TechnicianAtWork } from './testing/technicianAtWork'

/** A computer that knows one partner, and on which the technician of another one signs in: nothing of the first is shown, and nothing of it goes out. */

const limitMs = 60_000
const stranger = 'technician@treyresearch.net'

/** Everything that a page reads without naming something; who has used this computer is known to everybody on its first page (`accounts.list`). */
const reads: readonly (readonly [CallName, unknown?])[] = [
  ['customers.search', { text: '', limit: 50 }], ['customers.search', { text: 'contoso', limit: 50 }], ['customers.page', { offset: 0, limit: 50 }], ['customers.ids', { offset: 0, limit: 50 }], ['customers.counts'],
  ['own.exportCsv'], ['own.importState'], ['team.list'], ['team.rights'], ['company.get'], ['company.records'], ['company.drafts'],
  ['offers.list'], ['offers.find', {}], ['outbox.list'], ['merge.list'], ['orders.list'], ['templates.list'], ['catalogue.offices'],
  ['relationships.find', {}], ['relationships.summary'], ['relationships.radar'], ['relationships.batch'], ['access.check'], ['access.report'], ['roleTemplates.list'], ['roleTemplates.groups'], ['reach.colleagues'],
  ['overview.licences'], ['overview.licenceList', {}], ['overview.actingTime'], ['activity.find', {}], ['activity.choices'], ['activity.export', { format: 'json' }],
  ['requests.find', {}], ['requests.summary', {}], ['health.summary'], ['signInOrigins.list']
]
const ofTheFirst = /fabrikam|contoso|wingtip|ask for ada/iu

describe('a technician of another partner', () => {
  let practice: TestCloud
  let at: TechnicianAtWork
  let offerId = ''
  beforeAll(async () => {
    practice = await startTestCloud()
    at = await technicianAtWork(practice, accounts.full, { homeTenant: 'organizations' })
    await at.ask('customers.refresh')
    await at.ask('relationships.refresh', { everything: true })
    for (const name of ['team.list', 'company.get', 'company.records', 'catalogue.offices', 'reach.colleagues'] as const) await at.ask(name)
    await at.ask('lookup.find', { query: 'contoso.com' })
    await at.ask('own.edit', { tenantId: contoso(), favourite: true, tags: ['Ours'], aliases: [], note: 'Ask for Ada' })
    await at.ask('requests.create', { tenantId: contoso() })
    await ownedStore(at.stores.personal, () => at.services.ownership.shown()).update(({ signInOrigins }) => signInOrigins.put({
      id: `${fabrikam()} https://adfs.fabrikam.com`, partnerTenantId: fabrikam() as never, company: 'Fabrikam', origin: 'https://adfs.fabrikam.com', allowed: true, answeredAt: new Date().toISOString(), who: accounts.full
    }))
    offerId = (await at.ask<Offer>('offers.create', { kind: 'delegatedAdministration' })).id
    await at.ask('offers.edit', { offerId, to: 'admin@contoso.com', office: { name: 'Seattle', partnerId: '4567890' } })
    at.connection.hint(false)
    expect(await at.ask('offers.issue', { offerId })).toMatchObject({ waiting: {} })
    at.connection.outcome('answered')
  }, limitMs)
  afterAll(() => practice.end())

  const contoso = (): string => practice.tenant('contoso.com').id
  const fabrikam = (): string => practice.tenant('fabrikam.com').id
  const seen = async (): Promise<readonly string[]> => {
    const found: string[] = []
    for (const [name, request] of reads) {
      const answer = JSON.stringify(await at.call(name, request))
      const hit = ofTheFirst.exec(answer)
      if (hit) found.push(`${name}: ${answer.slice(Math.max(0, hit.index - 60), hit.index + 60)}`)
    }
    return found
  }

  it('is somebody with a company of their own, and reads nothing of the first one’s', async () => {
    // What is looked for is there as long as the first partner's technician works.
    expect((await seen()).length).toBeGreaterThan(10)
    const before = at.sent.length
    await at.become(stranger)
    expect(at.session()).toMatchObject({ step: 'signedIn', technician: { userPrincipalName: stranger, partnerName: 'Trey Research', role: 'full', partnerTenantId: practice.tenant('treyresearch.net').id } })
    await at.ask('customers.refresh')
    await at.ask('relationships.refresh', { everything: true })
    expect(await seen()).toEqual([])
    expect(await at.ask('customers.counts')).toMatchObject({ total: 0 })
    // No request names a tenant of the first partner's, the token endpoints included.
    const named = at.sent.slice(before).filter(({ path }) => path.includes(fabrikam()) || path.includes(contoso()))
    expect(named).toEqual([])
  }, limitMs)

  it('finds a customer of the first one as everybody does, and may do nothing there', async () => {
    await at.ask('lookup.find', { query: 'contoso.com' })
    expect(await at.ask('customers.get', { tenantId: contoso() })).toMatchObject({ relationship: { value: { state: 'none' } }, domains: { known: false }, subscriptions: { known: false } })
    expect(await at.ask('own.get', { tenantId: contoso() })).toMatchObject({ favourite: false, tags: [], note: '' })
    for (const [name, request] of [['acting.open', { tenantId: contoso() }], ['administrators.read', { tenantId: contoso() }], ['passwords.target', { tenantId: contoso(), user: 'user@contoso.com' }]] as const) {
      expect(await at.call(name, request), name).toMatchObject({ ok: false, error: { kind: 'notAllowed' } })
    }
    expect(await at.call('offers.issue', { offerId })).toMatchObject({ ok: false, error: { kind: 'notFound' } })
    expect(at.asked).not.toContain('open Contoso')
  }, limitMs)

  it('sends nothing of what waits; the first one’s comes back whole, and goes out then', async () => {
    expect((await at.resume()).filter(({ method, path }) => method !== 'GET' && !path.endsWith('/token'))).toEqual([])
    await at.become(accounts.full)
    expect(await at.ask('own.get', { tenantId: contoso() })).toMatchObject({ note: 'Ask for Ada', favourite: true })
    expect((await at.resume()).filter(({ path }) => path.endsWith('/quotes'))).toHaveLength(1)
    expect(await at.ask('offers.get', { offerId })).toMatchObject({ state: 'ready' })
    expect(await at.ask('signInOrigins.list')).toMatchObject([{ origin: 'https://adfs.fabrikam.com' }])
  }, limitMs)
})
