import { describe, expect, it } from 'vitest'
import { contosoId } from './testing/offersAtWork'
import { deskAtWork, intune, intuneTrial, officeOne, openDesk } from './testing/quotesAtWork'

const failure = (kind: string, code: string) => expect.objectContaining({ error: expect.objectContaining({ kind, code }) })
const lineOf = ({ offerId, name, minimum, maximum }: typeof intune, licences: number) => ({ offerId, name, minimum, maximum, licences })

describe('a new offer', () => {
  it('is a durable draft with a message, before anything is chosen', async () => {
    const { wizard, store, told } = await deskAtWork()
    const offer = await wizard.create({ kind: 'trial', tenantId: contosoId, language: 'de' })
    expect(offer).toMatchObject({
      kind: 'trial', via: 'quote', state: 'draft', quoteId: '', tenantId: contosoId, customerName: 'Contoso', usageLocation: 'DE', lines: [], acceptances: [],
      includeDelegatedAdministration: false, history: [{ event: 'created' }]
    })
    expect(offer.body).toContain('Guten Tag, liebes Team von Contoso,\n')
    expect(offer.body).toContain('E-Mail: support@fabrikam.com\n')
    expect(store.read('offers').get(offer.id)).toEqual(offer)
    expect(told).toContainEqual(['offers.changed', { offerId: offer.id }])
  })

  it('begins with the office and the place of the one before', async () => {
    const { wizard, draft } = await deskAtWork()
    await draft()
    expect(await wizard.create({ kind: 'purchase' })).toMatchObject({ office: officeOne, usageLocation: 'US', lines: [] })
    expect(await wizard.create({ kind: 'delegatedAdministration' })).not.toHaveProperty('usageLocation')
  })

  it('has the form that the cloud has', async () => {
    const { wizard } = await deskAtWork()
    expect(await wizard.create({ kind: 'delegatedAdministration' })).toMatchObject({ via: 'quote', includeDelegatedAdministration: true })
    expect(await wizard.create({ kind: 'delegatedAdministration', tenantId: contosoId })).toMatchObject({ via: 'relationship', tenantId: contosoId })
    const poor = await deskAtWork({ capabilities: { quotes: false, openInvitation: false } })
    expect(await poor.wizard.create({ kind: 'delegatedAdministration' })).toMatchObject({ via: 'relationship' })
    await expect(poor.wizard.create({ kind: 'trial' })).rejects.toEqual(failure('invalid', 'quote.notOffered'))
  })
})

describe('what is chosen and typed', () => {
  it('is kept over a restart, also what cannot be used yet', async () => {
    const store = await openDesk()
    const { wizard, draft } = await deskAtWork({ store })
    const { id } = await draft()
    await wizard.edit(id, { lines: [{ ...lineOf(intune, 10), typed: 'ten' }], step: 'licences', catalogueReadAt: '2026-11-21T12:00:00.000Z' })
    expect((await deskAtWork({ store })).book.get(id)).toMatchObject({ lines: [{ typed: 'ten' }], step: 'licences', catalogueReadAt: '2026-11-21T12:00:00.000Z' })
  })

  it('changes only what is given, and takes back what is null', async () => {
    const { wizard, draft } = await deskAtWork()
    const { id } = await draft()
    const stepped = await wizard.edit(id, { step: 'message' })
    expect(stepped).toMatchObject({ office: officeOne, usageLocation: 'US', step: 'message', lines: [{ offerId: 'INTUNE' }] })
    const taken = await wizard.edit(id, { office: null, usageLocation: null })
    expect(taken).not.toHaveProperty('office')
    expect(taken).not.toHaveProperty('usageLocation')
    expect(taken.lines).toHaveLength(1)
  })

  it('goes into the message by itself, as long as nobody wrote in it', async () => {
    const { wizard, draft } = await deskAtWork()
    const { id } = await draft(10)
    const more = await wizard.edit(id, { lines: [lineOf(intune, 25)], includeDelegatedAdministration: true })
    expect(more.body).toContain('- Microsoft Intune: 25 licenses\n')
    expect(more.body).toContain('Delegated administration means')
    expect(more).not.toHaveProperty('messageOutdated')
    const german = await wizard.edit(id, { language: 'de' })
    expect(german.body).toContain('- Microsoft Intune: 25 Lizenzen\n')
  })

  it('counts what was typed as soon as it is a number within the limits', async () => {
    const { wizard, draft } = await deskAtWork()
    const { id } = await draft(10)
    const typed = (text: string) => wizard.edit(id, { lines: [{ ...lineOf(intune, 10), typed: text }] })
    expect((await typed('301')).lines).toMatchObject([{ licences: 10, typed: '301' }])
    const [line] = (await typed(' 300 ')).lines
    expect(line).toMatchObject({ licences: 300 })
    expect(line).not.toHaveProperty('typed')
  })

  it('may be said in another language after it was issued', async () => {
    const { wizard, desk, draft } = await deskAtWork()
    const issued = await desk.issue((await draft(10)).id)
    const german = await wizard.edit(issued.id, { language: 'de' })
    expect(german.body).toContain(`Hier können Sie das Angebot ansehen und annehmen:\n${issued.link ?? ''}\n`)
    expect(german.body).toContain('Angebots-ID: q1\n')
  })

  it('leaves the technician’s own words alone, and says when they are behind', async () => {
    const { wizard, draft } = await deskAtWork()
    const { id, body } = await draft(10)
    const mine = await wizard.edit(id, { body: `${body}P.S. mine` })
    expect(mine).not.toHaveProperty('messageOutdated')
    const behind = await wizard.edit(id, { lines: [lineOf(intune, 25)] })
    expect(behind).toMatchObject({ body: `${body}P.S. mine`, messageOutdated: true })
    expect(behind.subject).toContain('Microsoft Intune')
    expect(await wizard.compose(id, false)).toMatchObject({ body: `${body}P.S. mine`, messageOutdated: true })
    const made = await wizard.compose(id, true)
    expect(made.body).toContain('25 licenses')
    expect(made).not.toHaveProperty('messageOutdated')
  })

  it('takes a reason of refusal away when the choices change', async () => {
    const { wizard, draft, book } = await deskAtWork()
    const { id } = await draft()
    await book.change(id, (offer) => ({ ...offer, problem: { kind: 'invalid', code: 'quote.offerGone', correlationId: 'x' }, changes: [{ kind: 'gone', offerId: 'INTUNE' }] }))
    expect(await wizard.edit(id, { subject: 'mine' })).toHaveProperty('problem')
    const changed = await wizard.edit(id, { lines: [lineOf(intune, 1)] })
    expect(changed).not.toHaveProperty('problem')
    expect(changed).not.toHaveProperty('changes')
  })
})

describe('a duplicate', () => {
  it('is a draft of its own, without what the cloud issued', async () => {
    const { wizard, desk, draft, cloud } = await deskAtWork()
    const issued = await desk.issue((await draft(7)).id)
    const copy = await wizard.duplicate(issued.id)
    expect(copy).toMatchObject({ state: 'draft', quoteId: '', lines: issued.lines, office: officeOne, usageLocation: 'US', acceptances: [], history: [{ event: 'duplicated', detail: 'q1' }] })
    expect(copy.id).not.toBe(issued.id)
    expect(copy).not.toHaveProperty('link')
    expect(copy.body).not.toContain('q1')
    expect(copy.body).toContain('Quote ID: [Quote ID]')
    const second = await desk.issue(copy.id)
    expect(second.body).toContain(second.link)
    expect(cloud.made).toHaveLength(2)
  })

  it('keeps words of the technician', async () => {
    const { wizard, desk, draft } = await deskAtWork()
    const { id } = await draft()
    await desk.issue(id)
    await wizard.edit(id, { body: 'Mine: https://practice.example/offers/q1?msppid=4567890 and q1.' })
    expect(await wizard.duplicate(id)).toMatchObject({ body: 'Mine: [The link is put here when the offer is issued] and [Quote ID].' })
  })

  it('of a relationship is one as well', async () => {
    const { wizard } = await deskAtWork()
    const { id } = await wizard.create({ kind: 'delegatedAdministration', tenantId: contosoId })
    const copy = await wizard.duplicate(id)
    expect(copy).toMatchObject({ via: 'relationship', tenantId: contosoId, customerName: 'Contoso', quoteId: copy.id })
  })
})

describe('a trial', () => {
  it('is issued with the number that the catalogue fixes', async () => {
    const { wizard, desk, cloud } = await deskAtWork()
    const { id } = await wizard.create({ kind: 'trial' })
    await wizard.edit(id, { office: officeOne, usageLocation: 'DE', lines: [lineOf(intuneTrial, 25)] })
    await desk.issue(id)
    expect(cloud.made[0]?.request).toMatchObject({ kind: 'trial', items: [{ offerId: 'TRIAL', licences: 25 }] })
  })
})
