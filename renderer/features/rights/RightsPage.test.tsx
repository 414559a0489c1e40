import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { calls, type CallName } from '../../../electron/contract/calls'
import { askers, permissionOf } from '../../../electron/domain/callPermission'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { focused, press, tabTo, type } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { appState, technician } from '../../testing/samples'
import { ErrorState } from '../../ui/states'
import { abilitiesOf, topics } from './abilities'
import { RightsPage } from './RightsPage'

afterEach(cleanup)

const all = topics.flatMap(topic => abilitiesOf(topic))
const named = all.flatMap(({ calls: made }) => [...made])
const rules = { 'team.rights': async () => done(calls) }

describe('the words of what each role may do', () => {
  it('are there for every call of the contract, once', () => {
    expect((Object.keys(calls) as CallName[]).filter(name => !named.includes(name)), 'calls without words in abilities.ts').toEqual([])
    expect(named.filter((name, index) => named.indexOf(name) !== index || !Object.hasOwn(calls, name))).toEqual([])
  })

  it.each(all.map(({ key, calls: made }) => [key, made] as const))('%s is one thing: all of its calls ask for the same', (_, made) => {
    const said = new Set(made.map(name => askers.map(asker => permissionOf(calls[name], asker)).join()))
    expect([...said]).toHaveLength(1)
  })
})

// By its elements: asking a table of so many cells for its roles, one by one, takes seconds.
const rows = (): readonly HTMLTableRowElement[] => [...document.querySelectorAll('tr')]
const cells = (name: string): readonly (string | null)[] | undefined => {
  const row = rows().find(one => one.querySelector('th')?.textContent === name)
  return row && [...row.querySelectorAll('td')].map(cell => cell.textContent)
}

describe('the page', () => {
  it('shows every ability with what the contract says of it, and is narrowed to what tells technicians apart', async () => {
    renderApp(<RightsPage />, { bridge: fakeBridge(rules) })
    const choice = await screen.findByLabelText('Show')
    expect(document.querySelector('caption')?.textContent).toBe('What each role may do')
    expect(rows()).toHaveLength(1 + topics.length + all.length)
    expect(cells('Look up a user or domain')).toEqual(['No', 'Yes', 'Yes', 'Yes'])
    expect(cells('End a relationship')).toEqual(['No', 'No', 'Yes', 'Yes'])
    expect(cells('Administer on behalf of a customer')).toEqual(['No', ...Array<string>(3).fill('With access')])
    expect(cells('Reset the password of a customer’s user')).toEqual(['No', 'No', 'With access', 'With access'])
    expect(cells('Give or take a role')).toEqual(['No', 'Only as user administrator', 'Only as user administrator', 'Yes'])
    expect(cells('Issue an offer, with its link')).toEqual(['No', 'Not for a relationship', 'Yes', 'Yes'])
    expect(cells('Edit and save a record')).toEqual(['No', 'No', 'No', 'Yes'])
    expect(cells('Sign in and out')).toEqual(['Yes', 'Yes', 'Yes', 'Yes'])
    fireEvent.change(choice, { target: { value: 'differences' } })
    expect(cells('Look up a user or domain')).toBeUndefined()
    expect(cells('Activity')).toBeUndefined()
    expect(cells('End a relationship')).toEqual(['No', 'No', 'Yes', 'Yes'])
  })

  it.each([['limited', false, 'Limited'], ['full', false, 'Full'], ['full', true, 'Full and global administrator']] as const)('marks the column of a %s technician (global administrator: %s)', async (role, partnerGlobalAdministrator, column) => {
    const state = appState({ session: { step: 'signedIn', technician: { ...technician, role, partnerGlobalAdministrator }, tokenStorage: 'protected' } })
    renderApp(<RightsPage />, { bridge: fakeBridge(rules), state })
    await screen.findByText('your role')
    expect([...document.querySelectorAll('thead [data-own]')].map(head => head.textContent)).toEqual([`${column} your role`])
  })

  it('is read, narrowed and left without a pointer', async () => {
    const { history } = renderApp(<RightsPage />, { bridge: fakeBridge({ 'team.rights': vi.fn(rules['team.rights']).mockResolvedValueOnce(failed()) }) })
    tabTo(await screen.findByText('Try again'))
    press()
    const choice = tabTo(await screen.findByLabelText('Show'))
    type('differences')
    expect(cells('Activity')).toBeUndefined()
    expect(cells('End a relationship')).toEqual(['No', 'No', 'Yes', 'Yes'])
    expect(focused()).toBe(choice)
    tabTo(screen.getByText('Back to the team'))
    press()
    expect(history.at(-1)).toBe('/team')
  })

  it('says what failed, and reads in German', async () => {
    const first = renderApp(<RightsPage />, { bridge: fakeBridge({ 'team.rights': async () => failed({ kind: 'unexpected' }) }) })
    expect(await screen.findByText('Try again')).toBeTruthy()
    first.unmount()
    renderApp(<RightsPage />, { bridge: fakeBridge(rules), language: 'de' })
    expect(await screen.findByText('Eine Beziehung beenden')).toBeTruthy()
  })
})

it.each([['session.needsFull', true], ['team.notAllowed', true], ['acting.noAssignment', false]])('a refusal %s leads to the table: %s', (code, leads) => {
  renderApp(<ErrorState error={{ kind: 'notAllowed', code, correlationId: 'c' }} />, { bridge: fakeBridge() })
  expect(screen.queryByRole('link', { name: 'What each role may do' })?.getAttribute('href') ?? undefined).toBe(leads ? '/team/roles' : undefined)
})
