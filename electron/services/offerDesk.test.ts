import { describe, expect, it } from 'vitest'
import { AppFailure } from '../contract/errors'
import { CatalogueAtWork, deskAtWork, intune, officeOne, openDesk } from './testing/quotesAtWork'
import { contosoId, unreachable } from './testing/offersAtWork'

const failure = (kind: string, code: string) => expect.objectContaining({ error: expect.objectContaining({ kind, code }) })
const refused = () => new AppFailure({ kind: 'invalid', code: 'quote.notAnAdvisor' })

describe('issuing a quote', () => {
  it('gives the offer its Quote ID and link, and puts both into the message', async () => {
    const { draft, desk, cloud, store, entries } = await deskAtWork()
    const { id } = await draft(10)
    const offer = await desk.issue(id)
    expect(offer).toMatchObject({ state: 'ready', quoteId: 'q1', link: 'https://practice.example/offers/q1?msppid=4567890', expiresAt: '2026-12-21T12:00:00.000Z' })
    expect(offer.body).toContain(`Review and accept the offer here:\n${offer.link ?? ''}\n`)
    expect(offer.body).toContain('Quote ID: q1\n')
    expect(offer.composed?.body).toBe(offer.body)
    expect(cloud.made[0]?.request).toEqual({ kind: 'purchase', country: 'US', partnerId: '4567890', items: [{ offerId: 'INTUNE', licences: 10 }], delegatedAdministration: false })
    expect(store.read('quoteOutbox').size).toBe(0)
    expect(offer.history.map(({ event }) => event)).toEqual(['created', 'queued', 'issued'])
    expect(entries).toEqual([{ action: 'offer.issue', result: 'ok', detail: { quoteId: 'q1', kind: 'purchase' } }])
  })

  it('is asked twice and done once', async () => {
    const { draft, desk, cloud } = await deskAtWork()
    const { id } = await draft()
    const [one, two] = await Promise.all([desk.issue(id), desk.issue(id)])
    expect(one).toEqual(two)
    await desk.issue(id)
    expect(cloud.made).toHaveLength(1)
  })

  it('refuses what is not complete, naming the step, before anything is written', async () => {
    const { wizard, desk, store } = await deskAtWork()
    const { id } = await wizard.create({ kind: 'trial' })
    await expect(desk.issue(id)).rejects.toMatchObject({ error: { kind: 'invalid', code: 'offer.incomplete', params: { step: 'office', reason: 'officeMissing' } } })
    expect(store.read('quoteOutbox').size).toBe(0)
  })

  it('finds by reading what a lost answer had made, and goes on under the same id where nothing was', async () => {
    const { draft, desk, cloud } = await deskAtWork()
    cloud.fail('create', 'lostAnswer')
    expect(await desk.issue((await draft(1)).id)).toMatchObject({ state: 'ready', quoteId: 'q1' })
    expect(cloud.asked).toEqual(['create', 'findByRequest'])
    cloud.fail('create', 'notCarriedOut')
    const { id } = await draft(2)
    expect(await desk.issue(id)).toMatchObject({ state: 'draft', waiting: { attempts: 1, problem: { kind: 'unreachable' } } })
    await desk.retry()
    expect(cloud.asked.slice(2)).toEqual(['create', 'findByRequest', 'findByRequest', 'create'])
    expect(cloud.made.map(({ id: quote }) => quote)).toEqual(['q1', 'q2'])
  })

  it('waits offline, and goes out in order when the line is back; the first keeps those behind it', async () => {
    const { draft, desk, cloud, line, told } = await deskAtWork()
    line.online = false
    const ids = [(await draft(1)).id, (await draft(2)).id, (await draft(3)).id]
    for (const id of ids) expect(await desk.issue(id)).toMatchObject({ state: 'draft', waiting: { attempts: 0 } })
    expect(desk.list().map(({ offerId }) => offerId)).toEqual(ids)
    expect(told.at(-1)).toEqual(['outbox.changed', { count: 3 }])
    expect(cloud.asked).toEqual([])
    line.online = true
    cloud.fail('create', new AppFailure({ kind: 'throttled', code: 'service.throttled', retryAfterMs: 5_000 }))
    await desk.retry()
    expect(cloud.made).toEqual([])
    await desk.retry()
    expect(cloud.made.map(({ request }) => request.items[0]?.licences)).toEqual([1, 2, 3])
    expect(desk.list()).toEqual([])
    expect(told.at(-1)).toEqual(['outbox.changed', { count: 0 }])
  })

  it('keeps a refused draft with its reason, lets the others go, and issues it under a new id later', async () => {
    const { draft, desk, cloud, line, book, store } = await deskAtWork()
    line.online = false
    const [one, two] = [await draft(1), await draft(2)]
    await desk.issue(one.id)
    await desk.issue(two.id)
    line.online = true
    cloud.fail('create', refused())
    await desk.retry()
    expect(book.get(one.id)).toMatchObject({ state: 'draft', problem: { code: 'quote.notAnAdvisor' } })
    expect(book.get(one.id)).not.toHaveProperty('waiting')
    expect(book.get(two.id).state).toBe('ready')
    expect(store.read('quoteOutbox').size).toBe(0)
    cloud.fail('create', refused())
    await expect(desk.issue(one.id)).rejects.toEqual(failure('invalid', 'quote.notAnAdvisor'))
    expect(await desk.issue(one.id)).toMatchObject({ state: 'ready' })
    expect(book.get(one.id)).not.toHaveProperty('problem')
  })

  it('keeps edits of the message that were made meanwhile, and refuses edits of what the cloud was told', async () => {
    const { draft, desk, wizard, line } = await deskAtWork()
    line.online = false
    const { id, body } = await draft()
    await desk.issue(id)
    await wizard.edit(id, { body: `${body}P.S. mine`, to: 'a@contoso.com' })
    await expect(wizard.edit(id, { lines: [] })).rejects.toEqual(failure('conflict', 'offer.waiting'))
    line.online = true
    await desk.retry()
    const offer = await desk.issue(id)
    expect(offer.body).toContain('Quote ID: q1\nP.S. mine')
    expect(offer.to).toBe('a@contoso.com')
    await expect(wizard.edit(id, { usageLocation: 'DE' })).rejects.toEqual(failure('conflict', 'offer.alreadyIssued'))
  })
})

describe('when the catalogue changed meanwhile', () => {
  it('shows what changed and issues nothing, until the technician agrees', async () => {
    const { draft, desk, wizard, cloud, port, line, book } = await deskAtWork()
    line.online = false
    const { id } = await draft(100)
    await desk.issue(id)
    line.online = true
    port.offered = [{ ...intune, maximum: 20 }]
    await desk.retry()
    expect(book.get(id)).toMatchObject({
      state: 'draft', problem: { kind: 'conflict', code: 'offer.catalogueChanged' },
      changes: [{ kind: 'limit', offerId: 'INTUNE', name: 'Microsoft Intune', from: 100, to: 20 }]
    })
    await expect(desk.issue(id)).rejects.toEqual(failure('conflict', 'offer.catalogueChanged'))
    expect(cloud.made).toEqual([])
    const agreed = await wizard.acceptChanges(id)
    expect(agreed).toMatchObject({ lines: [{ licences: 20, maximum: 20 }], body: expect.stringContaining('Microsoft Intune: 20 licenses') })
    expect(agreed).not.toHaveProperty('changes')
    expect(await desk.issue(id)).toMatchObject({ state: 'ready' })
    expect(cloud.made[0]?.request.items).toEqual([{ offerId: 'INTUNE', licences: 20 }])
  })

  it('does not hold up an offer for a list that this technician may not read', async () => {
    const catalogue = new CatalogueAtWork()
    const { draft, desk } = await deskAtWork({ catalogue })
    const { id } = await draft()
    catalogue.failure = new AppFailure({ kind: 'notAllowed', code: 'service.notAllowed' })
    expect(await desk.issue(id)).toMatchObject({ state: 'ready' })
  })
})

describe('taking back', () => {
  it('makes a waiting offer a draft again, and withdraws what an attempt had made', async () => {
    const { draft, desk, cloud, line, store } = await deskAtWork()
    line.online = false
    const { id } = await draft(1)
    await desk.issue(id)
    expect(await desk.unqueue(id)).not.toHaveProperty('waiting')
    expect(store.read('quoteOutbox').size).toBe(0)
    line.online = true
    cloud.fail('create', 'lostAnswer')
    cloud.fail('findByRequest', 'notCarriedOut')
    expect(await desk.issue(id)).toHaveProperty('waiting')
    await desk.unqueue(id)
    await desk.retry()
    expect(cloud.made.map(({ state }) => state)).toEqual(['withdrawn'])
    expect(await desk.issue(id)).toMatchObject({ state: 'ready', quoteId: 'q2' })
    expect(store.read('quoteOutbox').size).toBe(0)
  })

  it('discards drafts only, also those that may have reached the cloud', async () => {
    const { draft, desk, cloud, book, store } = await deskAtWork()
    const { id } = await draft()
    cloud.fail('create', 'lostAnswer')
    cloud.fail('findByRequest', 'notCarriedOut', 'notCarriedOut')
    await desk.issue(id)
    await desk.discard(id)
    expect(book.has(id)).toBe(false)
    await desk.retry()
    expect(store.read('quoteOutbox').size).toBe(1)
    await desk.retry()
    expect(cloud.made.map(({ state }) => state)).toEqual(['withdrawn'])
    expect(store.read('quoteOutbox').size).toBe(0)
    const issued = await desk.issue((await draft()).id)
    await expect(desk.discard(issued.id)).rejects.toEqual(failure('conflict', 'offer.alreadyIssued'))
  })

  it('withdraws an issued quote over a lost answer and an answer of a customer meanwhile', async () => {
    for (const fault of ['lostAnswer', 'changed'] as const) {
      const { draft, desk, cloud } = await deskAtWork()
      const { id } = await desk.issue((await draft()).id)
      if (fault === 'lostAnswer') cloud.fail('withdraw', 'lostAnswer')
      else cloud.fail('withdraw', new AppFailure({ kind: 'conflict', code: 'service.changed' }))
      expect(await desk.withdraw(id)).toMatchObject({ state: 'withdrawn' })
      await expect(desk.withdraw(id)).rejects.toEqual(failure('conflict', 'offer.answered'))
    }
  })

  it('stays as it was when the cloud cannot be asked', async () => {
    const { draft, desk, cloud, book } = await deskAtWork()
    const { id } = await desk.issue((await draft()).id)
    cloud.fail('withdraw', unreachable())
    await expect(desk.withdraw(id)).rejects.toEqual(failure('unreachable', 'network'))
    expect(book.get(id)).toMatchObject({ state: 'ready', withdrawalAskedAt: expect.any(String) })
  })
})

describe('offers that become a relationship', () => {
  it('go the way they always went, and wait in the same outbox, in order', async () => {
    const { wizard, desk, draft, cloud, relationships, line, book } = await deskAtWork()
    line.online = false
    const quote = await draft(1)
    await desk.issue(quote.id)
    const { id } = await wizard.create({ kind: 'delegatedAdministration', tenantId: contosoId })
    expect(book.get(id)).toMatchObject({ via: 'relationship', tenantId: contosoId })
    relationships.create = () => Promise.reject(unreachable())
    await expect(desk.issue(id)).rejects.toEqual(failure('unreachable', 'network'))
    expect(desk.list().map(({ offerId }) => offerId)).toEqual([quote.id, id])
    Reflect.deleteProperty(relationships, 'create')
    line.online = true
    await desk.retry()
    expect(cloud.made).toHaveLength(1)
    expect(book.get(id)).toMatchObject({ state: 'ready', relationshipId: 'r1' })
    expect(desk.list()).toEqual([])
  })

  it('do not hold up the others when the cloud says no', async () => {
    const { wizard, desk, draft, cloud, relationships } = await deskAtWork()
    const { id } = await wizard.create({ kind: 'delegatedAdministration', tenantId: contosoId })
    relationships.create = () => Promise.reject(new AppFailure({ kind: 'notAllowed', code: 'service.notAllowed' }))
    await expect(desk.issue(id)).rejects.toEqual(failure('notAllowed', 'service.notAllowed'))
    await desk.issue((await draft()).id)
    await desk.retry()
    expect(cloud.made).toHaveLength(1)
    expect(desk.list()).toEqual([])
  })
})

describe('handing over', () => {
  it('notes in the history what was done, and claims nothing', async () => {
    const { draft, desk, book, handed } = await deskAtWork()
    const { id } = await desk.issue((await draft()).id)
    await desk.openInEmail(id)
    await desk.copyMessage(id)
    await desk.saveEml(id)
    expect(book.get(id).state).toBe('opened')
    expect(await desk.confirmSent(id, true)).toMatchObject({ state: 'sent' })
    expect(book.get(id).history.map(({ event }) => event).slice(3)).toEqual(['opened', 'copied', 'saved', 'sent'])
    expect(handed.opened).toHaveLength(1)
  })
})

describe('the watch of the outbox', () => {
  it('tries again by itself, after what the service asks for, and at once when the line is back', async () => {
    const pauses: number[] = []
    const stop = new AbortController()
    const work = await deskAtWork({
      wait: async (ms, signal) => {
        pauses.push(ms)
        if (pauses.length > 6) stop.abort()
        // An endless pause ends by a nudge only.
        if (ms >= 300_000) await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      }
    })
    const watching = work.desk.runner.watch(stop.signal)
    work.cloud.fail('create', new AppFailure({ kind: 'throttled', code: 'service.throttled', retryAfterMs: 7_000 }), 'notCarriedOut')
    const { id } = await work.desk.issue((await work.draft()).id)
    await expect.poll(() => work.book.get(id).state).toBe('ready')
    expect(pauses.slice(0, 3)).toEqual([300_000, 7_000, 2_000])
    work.line.online = false
    const later = await work.desk.issue((await work.draft()).id)
    work.line.online = true
    work.desk.runner.nudge()
    await expect.poll(() => work.book.get(later.id).state).toBe('ready')
    stop.abort()
    work.desk.runner.nudge()
    await watching
  })
})

describe('the store', () => {
  it('keeps the order and the ids over a restart', async () => {
    const store = await openDesk()
    const first = await deskAtWork({ store })
    first.line.online = false
    const { id } = await first.draft(5)
    await first.desk.issue(id)
    const { requestId } = store.read('quoteOutbox').get(id) ?? { requestId: '' }
    const again = await deskAtWork({ store })
    await again.desk.retry()
    expect(again.cloud.made).toMatchObject([{ requestId }])
    expect(again.book.get(id)).toMatchObject({ state: 'ready', office: officeOne })
  })
})
