import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallName } from '../../contract/calls'
import { recordIdSchema, tenantIdSchema } from '../../contract/ids'
import type { Offer } from '../../contract/offer'
import type { Order, OrderProduct, OrderSku } from '../../contract/order'
import type { RequestDraft, SupportTopics } from '../../contract/serviceRequest'
import { startTestCloud, type TestCloud } from '../../practice/server/testCloud'
import type { ResetIntent } from '../../services/ports'
import { ownedStore } from '../../store/ownedStore'
import { accounts } from './testing/callMatrix'
import { technicianAtWork, type Sent, type TechnicianAtWork } from './testing/technicianAtWork'

/** What one account began is carried out by nobody else's sign-in: it stays, and waits for whoever began it. */

const limitMs = 60_000
const wrote = (sent: readonly Sent[]): readonly string[] =>
  sent.filter(({ method, path }) => method !== 'GET' && method !== 'HEAD' && !path.endsWith('/token')).map(({ method, path }) => `${method} ${path}`)

describe('work that an account left behind', () => {
  let practice: TestCloud
  let at: TechnicianAtWork
  beforeAll(async () => {
    practice = await startTestCloud({ control: true })
    at = await technicianAtWork(practice, accounts.full)
    await at.ask('lookup.find', { query: 'contoso.com' })
  }, limitMs)
  afterAll(() => practice.end())

  const contoso = (): string => practice.tenant('contoso.com').id

  const resumed = async (): Promise<readonly string[]> => wrote(await at.resume())

  const kinds: Readonly<Record<string, { readonly leave: () => Promise<unknown>; readonly goesOut: RegExp }>> = {
    'an offer': {
      goesOut: /quotes/u,
      leave: async () => {
        const { id: offerId } = await at.ask<Offer>('offers.create', { kind: 'delegatedAdministration' })
        await at.ask('offers.edit', { offerId, to: 'admin@contoso.com', office: { name: 'Seattle', partnerId: '4567890' } })
        at.connection.hint(false)
        expect(await at.ask('offers.issue', { offerId })).toMatchObject({ waiting: {} })
      }
    },
    'an offer of a relationship': {
      goesOut: /delegatedAdminRelationships$/u,
      leave: async () => {
        const { id: offerId } = await at.ask<Offer>('offers.createDelegated', { tenantId: contoso() })
        const fault = { match: '/v1.0/tenantRelationships/delegatedAdminRelationships', method: 'POST', times: 1, fault: { status: 503 } }
        await fetch(`${practice.at.url}/_practice/faults`, { method: 'POST', body: JSON.stringify(fault) })
        expect(await at.call('offers.issue', { offerId })).toMatchObject({ ok: false, error: { kind: 'unreachable' } })
      }
    },
    'a service request': {
      goesOut: /serviceRequests$/iu,
      leave: async () => {
        const { id: draftId } = await at.ask<RequestDraft>('requests.create', { tenantId: contoso() })
        const { topics: [topic] } = await at.ask<SupportTopics>('requests.topics')
        await at.ask('requests.edit', { draftId, title: 'Mail', description: 'Late', topic: { id: topic?.id, name: topic?.name }, contact: { lastName: 'Full', email: 'full@fabrikam.com' } })
        at.connection.hint(false)
        expect(await at.ask('requests.send', { draftId })).toMatchObject({ waiting: {} })
      }
    },
    'an order': {
      goesOut: /checkout$/u,
      leave: async () => {
        const { id: orderId } = await at.ask<Order>('orders.open', { tenantId: contoso() })
        const products = await at.ask<readonly OrderProduct[]>('orders.products', { orderId })
        const skus = await at.ask<readonly OrderSku[]>('orders.skus', { orderId, productId: products.find(({ title }) => title === 'Microsoft Intune Plan 1')?.id })
        const sku = skus.find(({ isTrial }) => !isTrial)
        await at.ask('orders.edit', { orderId, lines: [{ productId: sku?.productId, skuId: sku?.skuId, title: sku?.title, isTrial: false, quantity: 4, term: 'P1Y', billingCycle: 'monthly' }] })
        await at.ask('orders.review', { orderId })
        at.connection.hint(false)
        expect(await at.ask('orders.checkOut', { orderId })).toMatchObject({ waiting: {} })
      }
    }
  }

  it('is not sent by the next account, and is when its own comes back', async () => {
    for (const { leave } of Object.values(kinds)) {
      await leave()
      at.connection.outcome('answered')
    }
    await at.become(accounts.administrator)
    expect(await resumed()).toEqual([])
    await at.become(accounts.full)
    const sent = await resumed()
    for (const [kind, { goesOut }] of Object.entries(kinds)) expect(sent.filter((one) => goesOut.test(one)), kind).toHaveLength(1)
  }, limitMs)

  it('a round that is under way when another account signs in asks nothing more, and what it was about waits', async () => {
    await kinds['a service request']?.leave()
    at.connection.outcome('answered')
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => { release = resolve })
    const { ownership, requests } = at.services
    const round = ownership.begin(async () => {
      await held
      await requests.desk.retry()
    })
    await at.become(accounts.administrator)
    const before = at.sent.length
    release()
    await round
    expect(wrote(at.sent.slice(before))).toEqual([])
    expect(requests.book.all()).toEqual([])
    await at.become(accounts.full)
    expect(requests.book.all()).toMatchObject([{ state: 'sent' }, { state: 'draft', waiting: {} }])
    expect(await resumed()).toEqual([expect.stringMatching(/serviceRequests$/iu)])
  }, limitMs)

  it('a reset of a password whose outcome is in doubt is looked after by its own account only', async () => {
    const intent: ResetIntent = {
      id: recordIdSchema.parse('0f8fad5b-d9cb-469f-a165-70867728950e'), tenantId: tenantIdSchema.parse(contoso()), userId: practice.world.directory.userByName('user@contoso.com')?.id ?? '', userPrincipalName: 'user@contoso.com',
      kind: 'cloud', privileged: false, mustChange: true, correlationId: 'c', at: new Date().toISOString()
    }
    await ownedStore(at.stores.personal, () => at.services.ownership.shown()).update(({ resets }) => resets.put(intent))
    const recorded = (): number => [...at.stores.personal.read('activity').values()].filter(({ action }) => action === 'password.reset').length
    await at.become(accounts.administrator)
    expect(await resumed()).toEqual([])
    expect(recorded()).toBe(0)
    expect(await at.call('passwords.check', { intentId: intent.id })).toMatchObject({ ok: false, error: { kind: 'notFound', code: 'reset.noIntent' } })
    await at.become(accounts.full)
    await resumed()
    expect(recorded()).toBe(1)
    expect(await at.call('passwords.check', { intentId: intent.id })).toMatchObject({ ok: true, value: { result: expect.any(String) as string } })
  }, limitMs)

  it('what a version without owners left is adopted by the account that signs in first, and nobody else sees it', async () => {
    const id = tenantIdSchema.parse(contoso())
    await at.stores.personal.update(({ own }) => own.put({ id, favourite: true, tags: ['VIP'], aliases: [], note: 'Ask for Ada' }))
    expect(await at.ask('own.get', { tenantId: id })).toMatchObject({ note: '' })
    await at.become(accounts.administrator)
    expect(await at.ask('own.get', { tenantId: id })).toMatchObject({ note: 'Ask for Ada', favourite: true })
    await at.become(accounts.full)
    expect(await at.ask('own.get', { tenantId: id })).toMatchObject({ note: '' })
  }, limitMs)

  it('nothing of one account is shown to another, counted or changed by its id; all of it is there when its own comes back', async () => {
    const tenantId = contoso()
    await at.ask('lookup.find', { query: 'contoso.com' })
    const { id: offerId } = await at.ask<Offer>('offers.create', { kind: 'trial' })
    const { id: draftId } = await at.ask<RequestDraft>('requests.create', { tenantId })
    const { id: orderId } = await at.ask<Order>('orders.open', { tenantId })
    await at.ask('own.edit', { tenantId, favourite: true, tags: ['Ours'], aliases: ['Our name'], note: 'Ours' })
    await at.ask('own.get', { tenantId, opened: true })
    const seen = async () => ({
      offers: (await at.ask<{ readonly total: number }>('offers.find', { text: '' })).total,
      outbox: await at.ask<readonly unknown[]>('outbox.list'),
      drafts: (await at.ask<{ readonly states: { readonly draft: number; readonly waiting: number } }>('requests.summary', {})).states,
      tags: at.services.own.tags(),
      found: (await at.ask<{ readonly total: number }>('customers.search', { text: 'our name', limit: 5 })).total,
      recent: at.services.recent.list().length,
      favourites: at.services.own.favourites().length
    })
    const mine = await seen()
    expect(mine).toMatchObject({ tags: ['Ours'], found: 1, recent: 1, favourites: 1 })
    await at.become(accounts.administrator)
    await at.ask('lookup.find', { query: 'contoso.com' })
    expect(await seen()).toMatchObject({ offers: 0, outbox: [], drafts: { draft: 0, waiting: 0 }, tags: ['VIP'], found: 0, recent: 0, favourites: 1 })
    const byId: readonly (readonly [CallName, object])[] = [
      ['offers.get', { offerId }], ['offers.edit', { offerId, to: 'x@contoso.com' }], ['offers.discard', { offerId }], ['offers.issue', { offerId }],
      ['requests.get', { id: draftId }], ['requests.edit', { draftId, title: 'x' }], ['requests.discard', { draftId }], ['requests.send', { draftId }],
      ['orders.edit', { orderId, lines: [] }], ['orders.checkOut', { orderId }]
    ]
    for (const [name, request] of byId) expect(await at.call(name, request), name).toMatchObject({ ok: false, error: { kind: 'notFound' } })
    await at.become(accounts.full)
    await at.ask('lookup.find', { query: 'contoso.com' })
    expect(await seen()).toEqual(mine)
    expect(await at.ask('own.get', { tenantId })).toMatchObject({ note: 'Ours' })
  }, limitMs)
})
