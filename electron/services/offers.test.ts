import { describe, expect, it } from 'vitest'
import type { Company } from '../contract/company'
import { AppFailure } from '../contract/errors'
import { offerTexts } from '../domain/offerTexts'
import { SimulatedDisk } from '../store/testing/simulatedDisk'
import { OffersService } from './offers'
import { contosoId, noOffer, offersAtWork, openOffers, RelationshipsAtWork, unreachable } from './testing/offersAtWork'
import { relationshipName } from './outbox'

const company: Company = {
  name: 'Fabrikam, Inc.', domain: 'fabrikam.com', address: { line1: 'x', city: 'y', country: 'US' }, telephone: '+1 206 555 0100',
  support: { email: 'support@fabrikam.com' }, offices: [], readAt: '2026-11-21T12:00:00.000Z'
}
const failure = (kind: string, code: string) => expect.objectContaining({ error: expect.objectContaining({ kind, code }) })
const issuedOffer = async () => {
  const work = await offersAtWork()
  const draft = await work.offers.createDelegated({ tenantId: contosoId })
  return { ...work, offer: await work.offers.issue(draft.id) }
}

describe('drafting', () => {
  it('keeps a draft before anyone is asked, and tracks it by its own id', async () => {
    const kept: number[] = []
    const work = await offersAtWork({ company: async () => { kept.push([...work.store.read('offers').values()].length); throw unreachable() } })
    const draft = await work.offers.createDelegated({ tenantId: contosoId })
    expect(kept).toEqual([1])
    expect(draft).toMatchObject({ state: 'draft', kind: 'delegatedAdministration', quoteId: draft.id, tenantId: contosoId, customerName: 'Contoso', language: 'en', to: '' })
    expect(draft.body).toContain(offerTexts.en.linkPlaceholder)
    expect(work.offers.get(draft.id)).toEqual(draft)
    expect(work.told).toEqual([['offers.changed', { offerId: draft.id }]])
    expect(work.relationships.asked).toEqual([])
  })

  it('adds the contact of the company to what nobody has edited', async () => {
    const work = await offersAtWork({ company: async () => company, language: () => 'de' })
    const draft = await work.offers.createDelegated()
    expect(draft.body).toContain('Telefon: +1 206 555 0100\nE-Mail: support@fabrikam.com\n')
    expect(draft.subject).toContain('Fabrikam, Inc.')
    const edited = await offersAtWork({ company: async () => { await edited.offers.edit(edited.offers.list()[0]?.id ?? noOffer, { body: 'mine' }); return company } })
    expect(await edited.offers.createDelegated()).toMatchObject({ body: 'mine', subject: expect.stringContaining('Fabrikam, Inc.') })
  })

  it('edits only what is given, lists the newest first, and discards drafts only', async () => {
    let now = Date.parse('2026-11-21T12:00:00.000Z')
    const work = await offersAtWork({ clock: { now: () => (now += 1_000) } })
    const first = await work.offers.createDelegated()
    const second = await work.offers.createDelegated({ language: 'de' })
    const edited = await work.offers.edit(first.id, { subject: 'new', to: 'a@contoso.com' })
    expect(edited).toEqual({ ...first, subject: 'new', to: 'a@contoso.com', updatedAt: edited.updatedAt })
    expect(edited.updatedAt > first.updatedAt).toBe(true)
    expect(work.offers.list().map((offer) => offer.id)).toEqual([second.id, first.id])
    await work.offers.discard(second.id)
    expect(work.offers.list().map((offer) => offer.id)).toEqual([first.id])
    await work.offers.issue(first.id)
    await expect(work.offers.discard(first.id)).rejects.toEqual(failure('conflict', 'offer.alreadyIssued'))
    expect(() => work.offers.get(second.id)).toThrow('offer.notFound')
    await expect(work.offers.edit(noOffer, { to: '' })).rejects.toEqual(failure('notFound', 'offer.notFound'))
  })
})

describe('issuing', () => {
  it('makes and locks one relationship, and puts the link into the message', async () => {
    const { offer, relationships, store, entries } = await issuedOffer()
    expect(offer).toMatchObject({ state: 'ready', relationshipId: 'r1', link: 'https://example.com/approve/r1' })
    expect(offer.body).toContain(`${offerTexts.en.authorize}\nhttps://example.com/approve/r1\n`)
    expect(relationships.records.get('r1')).toMatchObject({
      status: 'approvalPending', durationDays: 730, customer: { tenantId: contosoId, displayName: 'Contoso' }, displayName: relationshipName('Contoso', offer.id)
    })
    expect(store.read('outbox').size).toBe(0)
    expect(entries).toEqual([{ action: 'offer.issue', result: 'ok', tenantId: contosoId, detail: { quoteId: offer.id } }])
  })

  it('is asked twice and done once', async () => {
    const { offers, relationships } = await offersAtWork()
    const { id } = await offers.createDelegated()
    const [one, two] = await Promise.all([offers.issue(id), offers.issue(id)])
    expect(one).toEqual(two)
    expect(await offers.issue(id)).toEqual(one)
    expect(relationships.asked).toEqual(['create', 'lock'])
    expect(relationships.records.get('r1')).not.toHaveProperty('customer')
  })

  it('keeps edits that were made meanwhile', async () => {
    const { offers, relationships } = await offersAtWork()
    const { id } = await offers.createDelegated()
    const lock = relationships.lockForApproval.bind(relationships)
    relationships.lockForApproval = async (record) => {
      await offers.edit(id, { body: `mine ${offerTexts.en.linkPlaceholder}`, to: 'a@contoso.com' })
      await lock(record)
    }
    expect(await offers.issue(id)).toMatchObject({ body: 'mine https://example.com/approve/r1', to: 'a@contoso.com', state: 'ready' })
  })

  it('survives a lost answer of each call without making a second one', async () => {
    for (const call of ['create', 'lock']) {
      const { offers, relationships } = await offersAtWork()
      relationships.faults.set(call, 'lostAnswer')
      expect(await offers.issue((await offers.createDelegated()).id)).toMatchObject({ state: 'ready' })
      expect(relationships.asked.filter((one) => one === 'create')).toHaveLength(1)
      expect(relationships.records.size).toBe(1)
    }
  })

  it('keeps the draft with its problem, and a second try ends it', async () => {
    for (const call of ['create', 'lock']) {
      const { offers, relationships, store, entries } = await offersAtWork()
      relationships.faults.set(call, 'notCarriedOut')
      const { id } = await offers.createDelegated()
      await expect(offers.issue(id)).rejects.toEqual(failure('unreachable', 'network'))
      expect(offers.get(id)).toMatchObject({ state: 'draft', problem: { kind: 'unreachable', code: 'network' } })
      expect(entries).toEqual([expect.objectContaining({ action: 'offer.issue', result: 'failed' })])
      expect(store.read('outbox').size).toBe(1)
      const issued = await offers.issue(id)
      expect(issued).toMatchObject({ state: 'ready' })
      expect(issued).not.toHaveProperty('problem')
      expect(relationships.records.size).toBe(1)
    }
  })

  it('finds after a crash what the cloud had made, and never asks blindly again', async () => {
    const disk = new SimulatedDisk()
    const before = await offersAtWork({ store: await openOffers(disk) })
    const { id } = await before.offers.createDelegated()
    // The process dies after the cloud made the relationship: nothing behind that point happens.
    const made = before.relationships.create.bind(before.relationships)
    const reached = new Promise<void>((resolve) => {
      before.relationships.create = async (request) => {
        await made(request)
        resolve()
        return new Promise(() => undefined)
      }
    })
    void before.offers.issue(id)
    await reached
    const after = new RelationshipsAtWork()
    for (const [key, record] of before.relationships.records) after.records.set(key, record)
    const again = await offersAtWork({ store: await openOffers(disk), relationships: after })
    await again.offers.resume()
    expect(again.offers.get(id)).toMatchObject({ state: 'ready', relationshipId: 'r1' })
    expect(after.asked).toEqual(['findByName', 'lock'])
    await again.offers.resume()
    expect(after.asked).toEqual(['findByName', 'lock'])
  })

  it('writes its intent down before it asks', async () => {
    const work = await offersAtWork()
    const { id } = await work.offers.createDelegated()
    const create = work.relationships.create.bind(work.relationships)
    const kept: (string | undefined)[] = []
    work.relationships.create = async (request) => {
      kept.push(work.store.read('outbox').get(id)?.request.displayName)
      return create(request)
    }
    await work.offers.issue(id)
    expect(kept).toEqual([relationshipName('Fabrikam', id)])
  })

  it('does not call a cancelled attempt a problem, and is not discarded while it runs', async () => {
    const { offers, relationships } = await offersAtWork()
    const { id } = await offers.createDelegated()
    relationships.create = () => new Promise(() => undefined)
    const stop = new AbortController()
    const issuing = offers.issue(id, stop.signal)
    await expect(offers.discard(id)).rejects.toEqual(failure('conflict', 'offer.alreadyIssued'))
    stop.abort()
    await expect(issuing).rejects.toMatchObject({ error: { kind: 'cancelled' } })
    expect(offers.get(id)).not.toHaveProperty('problem')
  })
})

describe('relationshipName', () => {
  it.each(['Contoso', '日本'.repeat(40), '𝒞'.repeat(60), "O'Neil's \"x\"\r\n", ''])('fits 50 characters for %j and ends in the offer', (about) => {
    const name = relationshipName(about, 'abcdef01-2345-4333-8444-555555555555')
    expect(name.length).toBeLessThanOrEqual(50)
    expect(name).toMatch(/abcdef012345$/u)
    expect(name).toMatch(/^[\p{L}\p{N} ]+$/u)
    expect(relationshipName(about, 'abcdef01-2346-4333-8444-555555555555')).not.toBe(name)
  })
})

describe('handing over', () => {
  it('asks for a link first', async () => {
    const { offers } = await offersAtWork()
    const { id } = await offers.createDelegated()
    const notIssued = failure('conflict', 'offer.notIssued')
    for (const attempt of [offers.openInEmail(id), offers.copyMessage(id), offers.copyLink(id), offers.saveEml(id), offers.confirmSent(id, true)]) await expect(attempt).rejects.toEqual(notIssued)
    expect(offers.get(id).state).toBe('draft')
  })

  it('opens the mail client and claims no more than that', async () => {
    const { offers, offer, handed, entries } = await issuedOffer()
    expect(await offers.openInEmail(offer.id)).toBe('mailto')
    expect(handed.opened[0]).toMatch(/^mailto:\?subject=.*approve%2Fr1/u)
    expect(handed.opened[0]?.length).toBe(offers.measure(offer.id).length)
    expect(handed.copied).toEqual([])
    expect(offers.get(offer.id).state).toBe('opened')
    expect(entries.at(-1)).toMatchObject({ action: 'offer.handOver', detail: { how: 'mailto', quoteId: offer.id } })
    expect(await offers.confirmSent(offer.id, true)).toMatchObject({ state: 'sent' })
    await offers.openInEmail(offer.id)
    expect(offers.get(offer.id).state).toBe('sent')
    expect(await offers.confirmSent(offer.id, false)).toMatchObject({ state: 'ready' })
  })

  it('puts a long message on the clipboard before the mail client opens', async () => {
    const { offers, offer, handed } = await issuedOffer()
    const body = `${offer.body}${'long '.repeat(500)}<end>`
    await offers.edit(offer.id, { body, to: 'a@contoso.com' })
    expect(await offers.openInEmail(offer.id)).toBe('mailtoWithClipboard')
    expect(handed.copied).toEqual([{ text: body, html: expect.stringContaining('&lt;end&gt;') }])
    expect(handed.opened[0]).toMatch(/^mailto:a@contoso\.com\?subject=.*&body=%28Paste%20the/u)
    expect(offers.measure(offer.id).length).toBeGreaterThan(offers.measure(offer.id).limit)
  })

  it('stays as it was when no mail client opens', async () => {
    const { offers, offer, parts } = await issuedOffer()
    const broken = new OffersService({ ...parts, handOver: { ...parts.handOver, openMailto: () => Promise.reject(unreachable()) } })
    await expect(broken.openInEmail(offer.id)).rejects.toEqual(failure('unreachable', 'network'))
    expect(offers.get(offer.id).state).toBe('ready')
  })

  it('refuses what is no address instead of leaving it out', async () => {
    const { offers, offer, handed } = await issuedOffer()
    await offers.edit(offer.id, { to: 'a@contoso.com, nobody' })
    await expect(offers.openInEmail(offer.id)).rejects.toMatchObject({ error: { code: 'mail.recipient', params: { address: 'nobody' } } })
    await expect(offers.saveEml(offer.id)).rejects.toMatchObject({ error: { code: 'mail.recipient' } })
    await offers.edit(offer.id, { to: '', subject: 'ü'.repeat(400) })
    await expect(offers.openInEmail(offer.id)).rejects.toMatchObject({ error: { kind: 'invalid', code: 'mail.tooLong' } })
    expect(handed.opened).toEqual([])
  })

  it('copies the message with a link to click, copies the link, and saves a draft file', async () => {
    const { offers, offer, handed } = await issuedOffer()
    expect(await offers.copyMessage(offer.id)).toBe('copied')
    await offers.copyLink(offer.id)
    expect(handed.copied).toEqual([
      { text: offer.body, html: expect.stringContaining('<a href="https://example.com/approve/r1">https://example.com/approve/r1</a>') },
      { text: 'https://example.com/approve/r1' }
    ])
    await offers.edit(offer.id, { subject: ' ..a/b:c\r\n?"x". ' })
    expect(await offers.saveEml(offer.id)).toBe('saved')
    expect(handed.saved).toEqual([['a b c x.eml', expect.stringContaining('X-Unsent: 1')]])
    expect(offers.get(offer.id).state).toBe('ready')
  })

  it('says when saving was called off', async () => {
    const { offer, parts } = await issuedOffer()
    const offers = new OffersService({ ...parts, handOver: { ...parts.handOver, saveAs: async () => undefined } })
    await expect(offers.saveEml(offer.id)).rejects.toEqual(failure('cancelled', 'mail.saveCancelled'))
  })
})

describe('the answer', () => {
  it.each([
    ['approvalPending', undefined, 'ready'],
    ['approved', undefined, 'accepted'],
    ['activating', undefined, 'accepted'],
    ['active', '2028-11-21T12:00:00.000Z', 'accepted'],
    ['terminated', '2027-01-01T00:00:00.000Z', 'accepted'],
    ['expired', undefined, 'expired'],
    ['terminated', undefined, 'declined']
  ] as const)('%s until %s: %s', async (status, endsAt, state) => {
    const { offers, offer, relationships, accepted, entries } = await issuedOffer()
    relationships.become('r1', { status, ...(endsAt === undefined ? {} : { endsAt }) })
    expect((await offers.refresh(offer.id)).state).toBe(state)
    expect(accepted).toEqual(state === 'accepted' ? [contosoId] : [])
    expect(entries.filter((entry) => entry.action === 'offer.answered')).toHaveLength(state === 'ready' ? 0 : 1)
    relationships.become('r1', { status: 'terminated' })
    const asked = relationships.asked.length
    if (state !== 'ready') expect((await offers.refresh(offer.id)).state).toBe(state)
    expect(relationships.asked).toHaveLength(asked)
  })

  it('names who accepted an offer that anyone could accept', async () => {
    const { offers, relationships } = await offersAtWork()
    const { id } = await offers.createDelegated()
    expect((await offers.refresh(id)).state).toBe('draft')
    await offers.issue(id)
    relationships.become('r1', { status: 'active', customer: { tenantId: contosoId, displayName: 'Contoso' } })
    expect(await offers.refresh(id)).toMatchObject({ state: 'accepted', tenantId: contosoId, customerName: 'Contoso' })
  })

  it('is withdrawn when the cloud has it no more, and unchanged when the cloud cannot be asked', async () => {
    const { offers, offer, relationships } = await issuedOffer()
    relationships.faults.set('get', 'notCarriedOut')
    await expect(offers.refresh(offer.id)).rejects.toBeInstanceOf(AppFailure)
    expect(offers.get(offer.id)).toEqual(offer)
    relationships.records.clear()
    expect((await offers.refresh(offer.id)).state).toBe('withdrawn')
  })
})
