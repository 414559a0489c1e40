import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CompanyDraft, CompanyRecords, CompanyValues, CountryRules } from '../../../electron/contract/company'
import type { PortalCalls } from '../../../electron/contract/bridge'
import { deferred } from '../../testing/deferred'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { askTwiceAndAgree, focused, press, tabTo, type as write } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { appState, technician } from '../../testing/samples'
import { CompanyPage } from './CompanyPage'

afterEach(cleanup)

const organization: CompanyValues = {
  companyName: 'Fabrikam', domain: 'fabrikam.com', email: 'hello@fabrikam.com', addressLine1: '500 Union Street', addressCity: 'Seattle', addressState: 'WA', addressPostalCode: '98101', addressCountry: 'US',
  language: 'en', culture: 'en-US'
}
const support: CompanyValues = { telephone: '+1 206 555 0191', email: 'support@fabrikam.com', website: '' }
const records = (patch: CompanyValues = {}): CompanyRecords => ({
  records: [{ id: 'organization', values: organization }, { id: 'support', values: { ...support, ...patch } }, { id: 'mpn', values: { partnerName: 'Fabrikam', partnerId: '4567890' } }],
  offices: [{ name: 'Seattle', partnerId: '4567890' }], readAt: '2026-11-01T10:00:00.000Z', source: 'cloud'
})
const rules: CountryRules = {
  country: 'US', cityRequired: true, stateRequired: true, states: ['OR', 'WA'], postalCodeRequired: true, postalCodePattern: String.raw`^\d{5}$`, phonePattern: String.raw`^\d{3}-\d{4}$`, languages: ['en'], cultures: ['en-US']
}
const owner = appState({ session: { step: 'signedIn', technician: { ...technician, partnerGlobalAdministrator: true }, tokenStorage: 'protected' } })
const kept = (base: CompanyValues, values: CompanyValues): CompanyDraft => ({ record: 'support', base, values, keptAt: '2026-11-01T09:00:00.000Z' })

function open(calls: Partial<PortalCalls> = {}, state = owner) {
  const all = {
    'company.records': vi.fn(async () => done(records())),
    'company.drafts': async () => done([]),
    'company.rules': async () => done(rules),
    'company.keepDraft': vi.fn(async () => done(kept(support, support))),
    'company.discardDraft': vi.fn(async () => done(undefined)),
    'company.save': vi.fn(async (request: { values: CompanyValues }) => done({ id: 'support' as const, values: request.values })),
    'company.checkAddress': vi.fn(async () => done({ verdict: 'found' as const, suggestions: [] })),
    ...calls
  }
  const view = renderApp(<CompanyPage />, { bridge: fakeBridge(all), state })
  return { ...view, calls: all }
}

const type = (field: HTMLElement, value: string): void => { fireEvent.change(field, { target: { value } }) }
const section = async (name: string) => within(await screen.findByRole('region', { name }))

describe('the company page', () => {
  it('shows every record, and says of one that may not be read', async () => {
    open()
    expect((await section('Profile')).getByText('500 Union Street', { exact: false })).toBeDefined()
    expect((await section('Support contact')).getByText('Not given')).toBeDefined()
    expect((await section('Billing')).getByText('You may not read this record.')).toBeDefined()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Fabrikam')
  })

  it('lets nobody edit who is no global administrator, and says who can', async () => {
    open({}, appState())
    const button = await screen.findByRole('button', { name: 'Edit Support contact' })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(button)
    expect(screen.queryByLabelText('Telephone')).toBeNull()
    expect(screen.getAllByText(/Only a global administrator of Fabrikam can change this/u).length).toBeGreaterThan(0)
  })

  it('checks by the rules of the country when a field is left, and saves only what fits', async () => {
    const { calls } = open()
    fireEvent.click(await screen.findByRole('button', { name: 'Edit Support contact' }))
    const form = await section('Support contact')
    const phone = form.getByLabelText('Telephone')
    fireEvent.change(phone, { target: { value: '12' } })
    expect(form.queryByText(/as it is dialled in/u)).toBeNull()
    fireEvent.blur(phone)
    expect(await form.findByText(/as it is dialled in United States/u)).toBeDefined()
    fireEvent.click(form.getByRole('button', { name: 'Save' }))
    expect(calls['company.save']).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(phone)
    fireEvent.change(phone, { target: { value: '555-0100' } })
    fireEvent.click(form.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(calls['company.save']).toHaveBeenCalledWith({ record: 'support', base: support, values: { ...support, telephone: '555-0100' } }))
    expect(await (await section('Support contact')).findByText(/^Saved/u)).toBeDefined()
    expect(calls['company.records']).toHaveBeenCalledTimes(2)
  })

  it('is edited without a pointer, and the work goes on at its button', async () => {
    const { calls } = open()
    tabTo(await screen.findByRole('button', { name: 'Edit Support contact' }))
    press()
    tabTo((await section('Support contact')).getByLabelText('Telephone'))
    write('555-0100')
    press()
    await waitFor(() => expect(calls['company.save']).toHaveBeenCalledWith({ record: 'support', base: support, values: { ...support, telephone: '555-0100' } }))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit Support contact' })))
  })

  it('keeps what is typed without being asked, also when the page is left', async () => {
    const { calls, unmount } = open()
    fireEvent.click(await screen.findByRole('button', { name: 'Edit Support contact' }))
    type((await section('Support contact')).getByLabelText('Website'), 'https://fabrikam.com')
    unmount()
    await waitFor(() => expect(calls['company.keepDraft']).toHaveBeenLastCalledWith({ record: 'support', base: support, values: { ...support, website: 'https://fabrikam.com' } }))
  })

  it('opens with what was typed earlier; discarding it asks once', async () => {
    const draft = kept(support, { ...support, telephone: '555-0100' })
    const { calls } = open({ 'company.drafts': async () => done([draft]) })
    const form = await section('Support contact')
    expect(form.getByLabelText<HTMLInputElement>('Telephone').value).toBe('555-0100')
    expect(form.getByText(/You began these changes earlier/u)).toBeDefined()
    fireEvent.click(form.getByRole('button', { name: 'Discard changes' }))
    expect(within(screen.getByRole('dialog')).getByText(/Telephone/u)).toBeDefined()
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Discard changes' }))
    await waitFor(() => expect(calls['company.discardDraft']).toHaveBeenCalledWith({ record: 'support' }))
    expect(await screen.findByRole('button', { name: 'Edit Support contact' })).toBeDefined()
  })

  it('shows both versions at once when somebody else saved since, and saves what is chosen over theirs', async () => {
    const draft = kept(support, { ...support, telephone: '555-0100', website: 'https://mine.example' })
    const { calls } = open({
      'company.drafts': async () => done([draft]),
      'company.records': async () => done(records({ telephone: '555-0177', email: 'help@fabrikam.com' }))
    })
    const form = await section('Support contact')
    expect(await form.findByText('Somebody else saved this record while you were editing')).toBeDefined()
    expect(form.getByRole('button', { name: 'Save this choice' }).getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(form.getByRole('radio', { name: /^Yours: 555-0100/u }))
    fireEvent.click(form.getByRole('button', { name: 'Save this choice' }))
    const theirs = { ...support, telephone: '555-0177', email: 'help@fabrikam.com' }
    await waitFor(() => expect(calls['company.save']).toHaveBeenCalledWith({ record: 'support', base: theirs, values: { ...theirs, telephone: '555-0100', website: 'https://mine.example' } }))
  })

  it('shows both versions when the save meets a change of somebody else', async () => {
    const saves = [failed({ kind: 'conflict', code: 'company.changed' })]
    const reads = vi.fn(async () => done(records()))
    const { calls } = open({ 'company.records': reads, 'company.save': async request => saves.shift() ?? done({ id: 'support', values: request.values }) })
    fireEvent.click(await screen.findByRole('button', { name: 'Edit Support contact' }))
    const form = await section('Support contact')
    type(form.getByLabelText('Website'), 'https://mine.example')
    reads.mockResolvedValueOnce(done(records({ website: 'https://theirs.example' })))
    fireEvent.click(form.getByRole('button', { name: 'Save' }))
    expect(await form.findByRole('radio', { name: /In the cloud now: https:\/\/theirs\.example/u })).toBeDefined()
    fireEvent.click(form.getByRole('button', { name: 'Keep all of theirs' }))
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Discard changes' }))
    await waitFor(() => expect(calls['company.discardDraft']).toHaveBeenCalled())
  })

  it('brings both versions together without a pointer: the focus goes to them, and back to the record', async () => {
    const saves = [failed({ kind: 'conflict', code: 'company.changed' })]
    const reads = vi.fn(async () => done(records()))
    const { calls } = open({ 'company.records': reads, 'company.save': vi.fn(async request => saves.shift() ?? done({ id: 'support' as const, values: request.values })) })
    tabTo(await screen.findByRole('button', { name: 'Edit Support contact' }))
    press()
    const form = await section('Support contact')
    tabTo(form.getByLabelText('Website'))
    write('https://mine.example')
    reads.mockResolvedValueOnce(done(records({ website: 'https://theirs.example' })))
    press()
    const both = await form.findByRole('group', { name: 'Somebody else saved this record while you were editing' })
    await waitFor(() => expect(both.contains(focused())).toBe(true))
    tabTo(form.getByRole('radio', { name: /In the cloud now: https:\/\/theirs\.example/u }))
    press('ArrowDown')
    expect(form.getByRole<HTMLInputElement>('radio', { name: /^Yours: https:\/\/mine\.example/u }).checked).toBe(true)
    tabTo(form.getByRole('button', { name: 'Save this choice' }))
    press()
    await waitFor(() => expect(calls['company.save']).toHaveBeenLastCalledWith({ record: 'support', base: { ...support, website: 'https://theirs.example' }, values: { ...support, website: 'https://mine.example' } }))
    await waitFor(() => expect(focused()).toBe(screen.getByRole('button', { name: 'Edit Support contact' })))
  })

  it('says which field the cloud refused', async () => {
    open({ 'company.save': async () => failed({ kind: 'invalid', code: 'company.refused', params: { field: 'website' } }) })
    fireEvent.click(await screen.findByRole('button', { name: 'Edit Support contact' }))
    const form = await section('Support contact')
    type(form.getByLabelText('Website'), 'https://a.b')
    fireEvent.click(form.getByRole('button', { name: 'Save' }))
    expect(await form.findByText('The cloud does not accept this value. Correct it and save again.')).toBeDefined()
    type(form.getByLabelText('Website'), 'https://a.bc')
    expect(form.queryByText(/does not accept this value/u)).toBeNull()
  })

  it('stops once at an address that the cloud does not find, and takes the one that was meant', async () => {
    const meant = { Line1: '500 Union Street', City: 'Seattle', State: 'OR', PostalCode: '97201', Country: 'US' }
    const check = vi.fn(async (request: { address: { State?: string | undefined } }) => (request.address.State === 'OR' ? done({ verdict: 'found' as const, suggestions: [] }) : done({ verdict: 'doubtful' as const, suggestions: [meant] })))
    const { calls } = open({ 'company.checkAddress': check })
    fireEvent.click(await screen.findByRole('button', { name: 'Edit Profile' }))
    const form = await section('Profile')
    type(form.getByLabelText('Postal code'), '97201')
    fireEvent.click(form.getByRole('button', { name: 'Save' }))
    expect(calls['company.save']).not.toHaveBeenCalled()
    fireEvent.click(await form.findByRole('button', { name: /^Use 500 Union Street, 97201 Seattle OR/u }))
    expect(form.getByLabelText<HTMLSelectElement>('State or province').value).toBe('OR')
    fireEvent.click(form.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(calls['company.save']).toHaveBeenCalledOnce())
    expect(check).toHaveBeenCalledTimes(2)
  })

  it('leaves a doubtful address as it was typed when it is saved again', async () => {
    const { calls } = open({ 'company.checkAddress': async () => done({ verdict: 'doubtful', suggestions: [] }) })
    fireEvent.click(await screen.findByRole('button', { name: 'Edit Profile' }))
    const form = await section('Profile')
    type(form.getByLabelText('Street'), '500 Union Street 7')
    fireEvent.click(form.getByRole('button', { name: 'Save' }))
    expect(await form.findByText(/does not find this address/u)).toBeDefined()
    expect(calls['company.save']).not.toHaveBeenCalled()
    fireEvent.click(form.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(calls['company.save']).toHaveBeenCalledOnce())
  })

  it('goes on with what is typed while a save is under way', async () => {
    const saving = deferred<ReturnType<typeof done<{ id: 'support'; values: CompanyValues }>>>()
    const save = vi.fn(() => saving.promise)
    const { calls } = open({ 'company.save': save })
    fireEvent.click(await screen.findByRole('button', { name: 'Edit Support contact' }))
    const form = await section('Support contact')
    type(form.getByLabelText('Website'), 'https://a.b')
    fireEvent.click(form.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(save).toHaveBeenCalledOnce())
    type(form.getByLabelText('Website'), 'https://a.bc')
    await act(async () => saving.resolve(done({ id: 'support', values: { ...support, website: 'https://a.b' } })))
    expect(form.getByLabelText<HTMLInputElement>('Website').value).toBe('https://a.bc')
    await waitFor(() => expect(calls['company.keepDraft']).toHaveBeenLastCalledWith({ record: 'support', base: { ...support, website: 'https://a.b' }, values: { ...support, website: 'https://a.bc' } }))
  })

  it('is not saved while offline, and says that nothing is lost', async () => {
    open({}, { ...owner, connection: 'offline' })
    fireEvent.click(await screen.findByRole('button', { name: 'Edit Support contact' }))
    const form = await section('Support contact')
    type(form.getByLabelText('Website'), 'https://a.b')
    expect(form.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true')
    expect(form.getByText(/What you typed is kept; save it when the connection is back/u)).toBeDefined()
  })

  it('lets a doubtful address be mended and changes be discarded without a pointer', async () => {
    const meant = { Line1: '500 Union Street', City: 'Seattle', State: 'OR', PostalCode: '97201', Country: 'US' }
    const { calls } = open({ 'company.checkAddress': async () => done({ verdict: 'doubtful', suggestions: [meant] }) })
    tabTo(await screen.findByRole('button', { name: 'Edit Profile' }))
    press()
    const form = await section('Profile')
    tabTo(form.getByLabelText('Postal code'))
    write('97201')
    press()
    await form.findByText(/does not find this address/u)
    await waitFor(() => expect(focused().closest('.doubt')).not.toBeNull())
    tabTo(form.getByRole('button', { name: /^Use 500 Union Street/u }))
    press()
    await waitFor(() => expect(form.getByLabelText<HTMLSelectElement>('State or province').value).toBe('OR'))
    await waitFor(() => expect(focused().isConnected).toBe(true))
    await askTwiceAndAgree(form.getByRole('button', { name: 'Discard changes' }), 'Discard your changes?', 'Discard changes')
    await waitFor(() => expect(calls['company.discardDraft']).toHaveBeenCalledOnce())
    await waitFor(() => expect(focused()).toBe(screen.getByRole('button', { name: 'Edit Profile' })))
  })
})
