import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CatalogueProduct } from '../../../../electron/contract/catalogue'
import type { Offer } from '../../../../electron/contract/offer'
import type { OfferEdit } from '../../../../electron/contract/offerRequests'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { focused, press, tabTo, type } from '../../../testing/keyboard'
import { renderApp } from '../../../testing/renderApp'
import { appState, company, offer, offerId } from '../../../testing/samples'
import { ComposerPage } from '../ComposerPage'

afterEach(cleanup)

const readAt = '2026-11-01T09:00:00.000Z'
const offices = [{ name: 'Seattle', partnerId: '4567890' }, { name: 'Dublin', partnerId: '4567891' }]
const product = (name: string, patch: Partial<CatalogueProduct> = {}): CatalogueProduct => ({ offerId: `id-${name}`, name, minimum: 1, maximum: 300, isTrial: false, unit: 'Licenses', ...patch })
const purchase = (patch: Partial<Offer> = {}): Offer => {
  const { link: _link, ...rest } = offer({ kind: 'purchase', via: 'quote', state: 'draft', includeDelegatedAdministration: false, subject: 'Draft', body: 'Words', ...patch })
  return { ...rest, ...(patch.link !== undefined && { link: patch.link }) }
}

/** A bridge that keeps an offer as the main process does. */
function desk(first: Offer, calls: Parameters<typeof fakeBridge>[0] = {}) {
  let held = first
  let moment = Date.parse(first.updatedAt)
  const keep = (patch: Partial<Offer>): Offer => {
    moment += 1_000
    held = { ...held, ...patch, updatedAt: new Date(moment).toISOString() }
    return held
  }
  const edit = vi.fn(async ({ offerId: _id, office, usageLocation, ...rest }: OfferEdit) => {
    const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Partial<Offer>
    return done(keep({ ...kept, ...(office !== undefined && office !== null && { office }), ...(typeof usageLocation === 'string' && { usageLocation }) }))
  })
  const issue = vi.fn(async () => done(keep({ state: 'ready', link: 'https://practice.example/q/1', body: `${held.body}\nhttps://practice.example/q/1` })))
  const bridge = fakeBridge({
    'offers.get': async () => done(held),
    'offers.edit': edit as never,
    'offers.compose': async () => done(keep({ subject: `About ${held.lines.map(line => line.name).join()}` })),
    'offers.issue': issue,
    'offers.measure': async () => done({ length: 10, limit: 2_000 }),
    'offers.refresh': async () => done(held),
    'company.get': async () => done(company),
    'catalogue.offices': async () => done({ offices, readAt, source: 'cloud' as const }),
    'catalogue.products': async ({ country }) => done({ country, readAt, source: 'cloud' as const, products: [product('Office'), product('Mail', { maximum: 20 })] }),
    ...calls
  })
  return { bridge, edit, issue, keep, held: () => held }
}

const open = (first: Offer, calls?: Parameters<typeof fakeBridge>[0], state = appState()) => {
  const made = desk(first, calls)
  return { ...made, ...renderApp(<ComposerPage offerId={offerId} />, { bridge: made.bridge, state }) }
}
const next = () => fireEvent.click(screen.getByRole('button', { name: 'Next' }))
const office = () => screen.findByRole('combobox', { name: 'Partner office' })
const location = () => screen.getByRole('combobox', { name: 'Usage location' })

async function fillFirstStep(country = 'Germany'): Promise<void> {
  fireEvent.change(await office(), { target: { value: '4567891' } })
  fireEvent.change(location(), { target: { value: country } })
  next()
}

describe('wizard', () => {
  beforeEach(() => { Element.prototype.scrollIntoView = () => undefined })

  it('explains every field next to it when Next is pressed, and goes to the first', async () => {
    open(purchase())
    await office()
    next()
    expect(screen.getByText('Choose the office that makes this offer.')).toBeTruthy()
    expect(screen.getByText('Choose a country from the list.')).toBeTruthy()
    expect(document.activeElement).toBe(await office())
    expect((await office()).getAttribute('aria-invalid')).toBe('true')
  })

  it('says when the offices were read, and that a new one takes a day', async () => {
    open(purchase())
    const hints = (await office()).getAttribute('aria-describedby')?.split(' ').map(id => document.getElementById(id)?.textContent).join(' ')
    expect(hints).toContain('24 hours')
    expect(screen.getByText(/^Read/u, { selector: 'span.muted' })).toBeTruthy()
  })

  it('asks for no office where there is one, and takes it', async () => {
    const { edit } = open(purchase(), { 'catalogue.offices': async () => done({ offices: offices.slice(0, 1), readAt, source: 'cloud' as const }) })
    expect(await screen.findByText(/Your office: Seattle/u)).toBeTruthy()
    expect(screen.queryByRole('combobox', { name: 'Partner office' })).toBeNull()
    await waitFor(() => expect(edit).toHaveBeenCalledWith(expect.objectContaining({ office: offices[0] })))
  })

  it('finds a country by part of its name with the keyboard alone', async () => {
    const { edit } = open(purchase())
    await office()
    fireEvent.change(location(), { target: { value: 'cote' } })
    expect(screen.getByRole('option', { name: /Côte d/u }).getAttribute('aria-selected')).toBe('true')
    fireEvent.keyDown(location(), { key: 'Enter' })
    fireEvent.blur(location())
    await waitFor(() => expect(edit).toHaveBeenCalledWith(expect.objectContaining({ usageLocation: 'CI' })))
    expect((location() as HTMLInputElement).value).toContain('Côte d')
  })

  it('offers all countries of ISO 3166', async () => {
    open(purchase())
    await office()
    fireEvent.click(location())
    expect(within(screen.getByRole('listbox')).getAllByRole('option')).toHaveLength(249)
  })

  it('takes licences within the limits, and keeps what is none as it was typed', async () => {
    const { edit } = open(purchase())
    await fillFirstStep()
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Mail' }))
    const licences = screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Licenses for Mail' })
    fireEvent.change(licences, { target: { value: '21' } })
    next()
    expect(screen.getByText('At most 20 for this product.')).toBeTruthy()
    expect(licences.value).toBe('21')
    expect(document.activeElement).toBe(licences)
    await waitFor(() => expect(edit.mock.lastCall?.[0].lines?.[0]).toMatchObject({ typed: '21' }))
    fireEvent.keyDown(licences, { key: 'ArrowDown' })
    expect(screen.queryByText('At most 20 for this product.')).toBeNull()
    await waitFor(() => expect(edit.mock.lastCall?.[0].lines?.[0]).not.toHaveProperty('typed'))
  })

  it('goes back and forth without losing anything', async () => {
    open(purchase())
    await fillFirstStep()
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Office' }))
    fireEvent.change(screen.getByRole('spinbutton'), { target: { value: '25' } })
    fireEvent.click(screen.getByRole('checkbox', { name: 'Include authorization for delegated administration' }))
    fireEvent.click(screen.getByRole('button', { name: 'Back' }))
    expect(((await office()) as HTMLSelectElement).value).toBe('4567891')
    expect((location() as HTMLInputElement).value).toBe('Germany')
    next()
    expect((await screen.findByRole<HTMLInputElement>('spinbutton')).value).toBe('25')
    expect((screen.getByRole<HTMLInputElement>('checkbox', { name: /Include authorization/u })).checked).toBe(true)
  })

  it('goes on where it was left', async () => {
    open(purchase({ step: 'licences', office: { name: 'Dublin', partnerId: '4567891' }, usageLocation: 'DE' }))
    expect(await screen.findByRole('group', { name: 'Subscriptions' })).toBeTruthy()
  })

  it('never goes on beyond what is missing', async () => {
    open(purchase({ step: 'message' }))
    expect(await office()).toBeTruthy()
  })

  it('keeps what was chosen when it is left at once', async () => {
    const { edit, unmount } = open(purchase())
    fireEvent.change(await office(), { target: { value: '4567890' } })
    unmount()
    expect(edit).toHaveBeenCalledWith({ offerId, office: offices[0] })
  })

  it('has exactly one subscription in a trial invitation', async () => {
    const { edit } = open(purchase({ kind: 'trial', step: 'subscriptions', office: { name: 'Dublin', partnerId: '4567891' }, usageLocation: 'DE' }), {
      'catalogue.products': async ({ country }) => done({ country, readAt, source: 'cache' as const, products: [product('One', { isTrial: true, minimum: 25, maximum: 25 }), product('Two', { isTrial: true, maximum: 25 })] })
    })
    const group = await screen.findByRole('radiogroup', { name: 'Trial subscription' })
    next()
    expect(screen.getByText('Choose at least one subscription.')).toBeTruthy()
    fireEvent.click(within(group).getByRole('radio', { name: 'One' }))
    fireEvent.click(within(group).getByRole('radio', { name: 'Two' }))
    await waitFor(() => expect(edit.mock.lastCall?.[0].lines).toEqual([expect.objectContaining({ name: 'Two', licences: 25 })]))
    expect(screen.getByText(/From this computer/u)).toBeTruthy()
  })

  it('comes to the message with its link', async () => {
    const { issue } = open(purchase())
    await fillFirstStep()
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Office' }))
    next()
    const subject = await screen.findByRole('textbox', { name: 'Subject' })
    await waitFor(() => expect((subject as HTMLInputElement).value).toBe('About Office'))
    await waitFor(() => expect((screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' })).value).toContain('https://practice.example/q/1'))
    expect(screen.getByRole('group', { name: 'Quote ID' }).textContent).toContain(offer().quoteId)
    expect(issue).toHaveBeenCalledTimes(1)
  })

  it('lists exactly what the catalogue changed, and issues only after it was accepted', async () => {
    const accept = vi.fn()
    const made = desk(purchase({
      step: 'message', office: { name: 'Dublin', partnerId: '4567891' }, usageLocation: 'DE',
      lines: [{ offerId: 'id-Mail', name: 'Mail', licences: 30, minimum: 1, maximum: 300 }],
      changes: [{ kind: 'gone', offerId: 'x', name: 'Old' }, { kind: 'limit', offerId: 'id-Mail', name: 'Mail', from: 30, to: 20 }]
    }), { 'offers.acceptChanges': async () => { accept(); return done(made.keep({ changes: [] })) } })
    renderApp(<ComposerPage offerId={offerId} />, { bridge: made.bridge })
    expect(await screen.findByText('Old is no longer offered.')).toBeTruthy()
    expect(screen.getByText('Mail: you chose 30 licences, now 20 are possible.')).toBeTruthy()
    expect(made.issue).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: 'Accept these changes' }))
    await waitFor(() => expect(made.issue).toHaveBeenCalledTimes(1))
    expect(accept).toHaveBeenCalledTimes(1)
  })

  it('says that an offer waits for the network, and takes it back as a draft on the way back', async () => {
    const waiting = { since: readAt, attempts: 1 }
    const unqueue = vi.fn()
    const made = desk(purchase({ step: 'message', office: { name: 'Dublin', partnerId: '4567891' }, usageLocation: 'DE', lines: [{ offerId: 'id-Mail', name: 'Mail', licences: 3, minimum: 1, maximum: 300 }], waiting }), {
      'offers.unqueue': async () => {
        unqueue()
        const { waiting: _gone, ...rest } = made.held()
        return done({ ...rest, updatedAt: '2026-12-01T00:00:00.000Z' })
      }
    })
    renderApp(<ComposerPage offerId={offerId} />, { bridge: made.bridge, state: appState({ connection: 'offline' }) })
    expect(await screen.findByText('Will be issued when the network is back.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Back' }))
    expect(await screen.findByRole('group', { name: 'Subscriptions' })).toBeTruthy()
    expect(unqueue).toHaveBeenCalledTimes(1)
  })

  it('only shows the choices of an offer that was issued', async () => {
    open(purchase({ state: 'ready', link: 'https://practice.example/q/1', office: { name: 'Dublin', partnerId: '4567891' }, usageLocation: 'DE', lines: [{ offerId: 'id-Mail', name: 'Mail', licences: 3, minimum: 1, maximum: 300 }] }))
    fireEvent.click(await screen.findByRole('button', { name: 'Back' }))
    const box = await screen.findByRole('checkbox', { name: 'Mail' })
    expect(box.closest('fieldset[disabled]')).not.toBeNull()
    expect(screen.getByRole('button', { name: 'Duplicate as a new draft' })).toBeTruthy()
  })

  it('keeps working when the products cannot be read', async () => {
    open(purchase({ step: 'subscriptions', office: { name: 'Dublin', partnerId: '4567891' }, usageLocation: 'DE' }), { 'catalogue.products': async () => failed({ kind: 'unreachable', code: 'network.timedOut' }) })
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Back' })).toBeTruthy()
  })

  it('needs no pointer: office, country, subscriptions, back, and on to the message', async () => {
    const { held, issue } = open(purchase())
    tabTo(await office())
    type('4567891')
    tabTo(location())
    type('Germ')
    press()
    await waitFor(() => expect((location() as HTMLInputElement).value).toBe('Germany'))
    tabTo(screen.getByRole('button', { name: 'Next' }))
    press()
    const mail = await screen.findByRole('checkbox', { name: 'Mail' })
    await waitFor(() => expect(focused().isConnected).toBe(true))
    tabTo(mail)
    press(' ')
    tabTo(await screen.findByRole('spinbutton', { name: 'Licenses for Mail' }))
    type('12')
    tabTo(screen.getByRole('checkbox', { name: /Include authorization/u }))
    press(' ')
    tabTo(screen.getByRole('button', { name: 'Back' }))
    press()
    await office()
    await waitFor(() => expect(focused().isConnected).toBe(true))
    tabTo(screen.getByRole('button', { name: 'Next' }))
    press()
    await screen.findByRole('checkbox', { name: 'Mail' })
    tabTo(screen.getByRole('button', { name: 'Next' }))
    press()
    await screen.findByRole('textbox', { name: 'Subject' })
    await waitFor(() => expect(issue).toHaveBeenCalledOnce())
    expect(held()).toMatchObject({ usageLocation: 'DE', office: offices[1], includeDelegatedAdministration: true, lines: [{ name: 'Mail', licences: 12 }] })
    await waitFor(() => expect(focused().isConnected).toBe(true))
  })
})
