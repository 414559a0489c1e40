import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import { calls, type CallName } from '../../../electron/contract/calls'
import type { DelegatedRole } from '../../../electron/contract/session'
import type { RelationshipDetails, RelationshipRow } from '../../../electron/contract/relationship'
import { askers, permissionOf, type Asker } from '../../../electron/domain/callPermission'
import { customerActions } from '../../../electron/domain/customerActions'
import { relationshipActions } from '../../../electron/domain/relationshipActions'
import { App } from '../../App'
import { english } from '../../i18n/catalogues'
import { createTranslator } from '../../i18n/translator'
import { createAppStores } from '../../stores/appStores'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { renderApp } from '../../testing/renderApp'
import { appState, contoso, contosoId, offer, offerId, technician } from '../../testing/samples'
import { CompanyPage } from '../company/CompanyPage'
import { CustomerPage } from '../customer/CustomerPage'
import { CustomerHealth } from '../health/CustomerHealth'
import { ComposerPage } from '../offers/ComposerPage'
import { QuotesPage } from '../offers/quotes/QuotesPage'
import { ConsentPage } from '../onboarding/ConsentPage'
import { RelationshipsPages } from '../relationships/RelationshipsPages'
import { TeamPage } from '../team/TeamPage'

/**
 * The interface's side of who may do what: where the contract's right says no, a command is blocked with its reason (or not there), and cannot be
 * given; where it says yes, it can. That the calls themselves are refused is proved in electron/startup/composition/authorisation.test.ts.
 */
afterEach(cleanup)

const at = '2026-11-21T12:00:00.000Z'
const staff = ['limited', 'full', 'globalAdministrator'] as const
type Staff = (typeof staff)[number]
const roleOf: Readonly<Record<Staff, DelegatedRole>> = { limited: 'limited', full: 'full', globalAdministrator: 'full' }

interface Offered {
  /** The calls that the command leads to. */
  readonly calls: readonly CallName[]
  readonly page: ReactNode
  readonly path?: string
  /** What the main process answers this technician: it judges by the same rules. */
  readonly answers: (asker: Staff) => Partial<PortalCalls>
  /** What one does before the command can be given. */
  readonly before?: () => Promise<void>
  readonly command: string | RegExp
  readonly kind?: 'link'
  /** Not there at all for who may not, instead of blocked with its reason. */
  readonly hidden?: true
}

const relationship = { id: 'r1', name: 'Fabrikam for Contoso', state: 'active', tenantId: contosoId, customer: 'Contoso', roles: [], createdAt: at, endsAt: '2027-11-21T12:00:00.000Z', autoExtend: false } as unknown as RelationshipRow
const customer = (asker: Staff): Partial<PortalCalls> => ({
  'customers.get': async () => done({ ...contoso, actions: customerActions({ relationship: 'active', roleAtCustomer: roleOf[asker], technicianRole: roleOf[asker], connection: 'online' }) })
})
const details = (asker: Staff): Partial<PortalCalls> => ({
  'relationships.get': async () => done({
    ...relationship, status: 'active', assignments: [], timeline: [], problems: [], deviations: [], others: [], readAt: at, source: 'cloud',
    actions: relationshipActions({ status: 'active', customer: {}, roles: [], endsAt: relationship.endsAt }, Date.parse(at), roleOf[asker] === 'full')
  }),
  'relationships.batch': async () => done(null), 'roleTemplates.list': async () => done({ templates: [], mapping: [], standardMapping: true })
})
const invitation = { ...relationship, state: 'invited' } as RelationshipRow
const team = (asker: Staff): Partial<PortalCalls> => ({
  'team.list': async () => done({
    members: [{ id: 'm', displayName: 'Nora N', userPrincipalName: 'nora@fabrikam.com', accountEnabled: true, role: 'limited', groups: ['helpdeskAgents'], isSelf: false }],
    reach: [], domains: ['fabrikam.com'], mayChange: asker === 'globalAdministrator', readAt: at, source: 'cloud'
  })
})
const company: Partial<PortalCalls> = {
  'company.records': async () => done({ records: [{ id: 'organization', values: { companyName: 'Fabrikam', addressCountry: 'US' } }, { id: 'support', values: { telephone: '1' } }], offices: [], readAt: at, source: 'cloud' }),
  'company.drafts': async () => done([]), 'company.rules': async () => failed()
}
const press = async (name: string | RegExp): Promise<void> => { fireEvent.click(await screen.findByRole('button', { name })) }
const openMember = async (): Promise<void> => {
  fireEvent.click(await screen.findByRole('row', { name: /Nora N/u }))
  fireEvent.click(within(await screen.findByRole('dialog')).getByRole('radio', { name: /^Full/u }))
}

const offered: readonly Offered[] = [
  { calls: ['acting.open'], page: <CustomerPage tenantId={contosoId} />, answers: customer, command: 'Administer on behalf of' },
  { calls: ['administrators.read'], page: <CustomerPage tenantId={contosoId} />, answers: customer, command: 'Show all administrators' },
  { calls: ['requests.send'], page: <CustomerPage tenantId={contosoId} />, answers: customer, command: 'Create service request' },
  { calls: ['passwords.target', 'passwords.reset'], page: <CustomerPage tenantId={contosoId} />, answers: customer, command: 'Reset password' },
  { calls: ['health.refreshCustomer'], page: <CustomerHealth tenantId={contosoId} />, answers: () => ({ 'health.ofCustomer': async () => done({ known: false, why: 'notAllowed', checkedAt: new Date().toISOString() }) }), command: 'Check now' },
  {
    calls: ['permissions.consent'], page: <ConsentPage tenantId={contosoId} />, command: 'Give the consent',
    before: async () => { await screen.findByText('Give the consent above.') },
    answers: () => ({
      'customers.search': async () => done({ rows: [], total: 0 }),
      'permissions.check': async () => done({ checkedAt: at, lines: [{ name: 'Directory.Read.All', state: 'noConsent', tried: false }] })
    })
  },
  {
    calls: ['permissions.withdrawConsent'], page: <ConsentPage tenantId={contosoId} />, command: 'Withdraw the consent',
    before: async () => { await screen.findByText(/1 permission works/u) },
    answers: () => ({
      'customers.search': async () => done({ rows: [], total: 0 }),
      'permissions.check': async () => done({ checkedAt: at, lines: [{ name: 'Directory.Read.All', state: 'granted', tried: false }] })
    })
  },
  { calls: ['offers.issue'], page: <ComposerPage offerId={offerId} />, answers: () => ({ 'offers.get': async () => done(offer({ state: 'draft', link: undefined, quoteId: undefined, updatedAt: at } as never)), 'offers.measure': async () => failed(), 'offers.compose': async () => failed() }), command: /^(Get the link|Try again)$/u },
  { calls: ['offers.setUpAccess'], page: <ComposerPage offerId={offerId} />, answers: () => ({ 'offers.get': async () => done(offer({ state: 'accepted', access: { state: 'waiting' } })) }), command: 'Set up now' },
  {
    calls: ['orders.list', 'orders.open', 'orders.products', 'orders.skus', 'orders.edit', 'orders.review', 'orders.checkOut', 'orders.discard', 'orders.copyResellerLink', 'orders.copyAdvisorLink'],
    page: <QuotesPage />, answers: () => ({ 'offers.find': async () => done({ rows: [], total: 0 }) }), command: 'Order for a customer', kind: 'link', hidden: true
  },
  ...([['relationships.renew', 'Renew'], ['relationships.setAutoExtend', 'Extend automatically'], ['relationships.terminate', 'End relationship']] as const).map(
    ([call, command]): Offered => ({ calls: [call], page: <RelationshipsPages />, path: '/relationships/r1', answers: details, command })
  ),
  {
    calls: ['relationships.answerProvider'], page: <RelationshipsPages />, path: '/relationships/r1', command: 'Approve',
    answers: asker => ({
      ...details(asker),
      'relationships.get': async () => {
        const answer = await details(asker)['relationships.get']?.({ id: 'r1' })
        return answer?.ok === true ? done({ ...answer.value, problems: [{ problem: 'partnerConsentPending' }] } as unknown as RelationshipDetails) : failed()
      }
    })
  },
  {
    calls: ['relationships.withdraw'], page: <RelationshipsPages />, path: '/relationships/waiting', command: /^Withdraw/u, before: () => press('Choose all'),
    answers: asker => ({ ...details(asker), 'relationships.find': async () => done({ rows: [invitation], total: 1, readAt: at }) })
  },
  {
    calls: ['access.repair'], page: <RelationshipsPages />, path: '/relationships/r1', command: /^Repair access/u,
    answers: asker => ({
      ...details(asker),
      'relationships.get': async () => {
        const answer = await details(asker)['relationships.get']?.({ id: 'r1' })
        return answer?.ok === true ? done({ ...answer.value, deviations: [{ kind: 'missing', groupId: 'g', groupName: 'AdminAgents', roles: [] }] } as unknown as RelationshipDetails) : failed()
      }
    })
  },
  { calls: ['team.create'], page: <TeamPage />, answers: team, command: 'New user' },
  { calls: ['team.setRole'], page: <TeamPage />, answers: team, before: openMember, command: 'Save role' },
  { calls: ['company.keepDraft', 'company.save'], page: <CompanyPage />, answers: () => company, command: 'Edit Support contact' }
]

/** No command of its own: the search is a part of the page that only `Reset password` leads to. */
const partOf: Readonly<Partial<Record<CallName, CallName>>> = { 'passwords.find': 'passwords.reset' }

const names = Object.keys(calls) as CallName[]
const isRestricted = (name: CallName): boolean => calls[name].besides !== undefined || calls[name].right === 'full' || calls[name].right === 'globalAdministrator'

it('knows a command for every call that not every technician may make', () => {
  const known = new Set<CallName>([...offered.flatMap(one => one.calls), ...(Object.keys(partOf) as CallName[])])
  expect(names.filter(name => isRestricted(name) && !known.has(name)), 'restricted calls whose command is not judged here').toEqual([])
  expect([...known].filter(name => !isRestricted(name))).toEqual([])
})

/** What a screen reader says of why a command is blocked. */
const reasonOf = (command: HTMLElement): string => document.getElementById(command.getAttribute('aria-describedby') ?? '')?.textContent ?? ''

describe.each(staff)('a technician: %s', asker => {
  const state = appState({
    cloud: { id: 'practice', practice: true, capabilities: { cart: true } as never },
    session: { step: 'signedIn', technician: { ...technician, role: roleOf[asker], partnerGlobalAdministrator: asker === 'globalAdministrator' }, tokenStorage: 'protected' }
  })

  it.each(offered.map(one => [one.calls.join(', '), one] as const))('%s', async (_, { calls: made, page, path = '/', answers, before, command, kind = 'button', hidden }) => {
    const said = new Set(made.map(name => permissionOf(calls[name], asker)).map(permission => permission === 'no' || permission === 'asUserAdministrator'))
    expect(said.size, 'calls of one command must agree').toBe(1)
    const refused = said.has(true)
    const asked = Object.fromEntries(made.map(name => [name, vi.fn(async () => failed())]))
    renderApp(page, { bridge: fakeBridge({ ...answers(asker), ...asked }), state, path })
    await before?.()
    if (refused && hidden) {
      await screen.findByRole('heading', { level: 1 })
      expect(screen.queryByRole(kind, { name: command })).toBeNull()
      return
    }
    const found = await screen.findByRole(kind, { name: command })
    expect(found.getAttribute('aria-disabled') === 'true').toBe(refused)
    if (!refused) return
    expect(reasonOf(found).length).toBeGreaterThan(10)
    fireEvent.click(found)
    for (const call of Object.values(asked)) expect(call).not.toHaveBeenCalled()
    expect(screen.queryByRole('dialog', { name: /^(End|Withdraw|Give|Consent|New user)/u })).toBeNull()
  })
})

it('a technician: none. No page is shown and no command offered that needs a role', async () => {
  const made: string[] = []
  const bridge = fakeBridge(new Proxy({}, { get: (_, name) => async () => { made.push(String(name)); return failed() } }))
  const noRole = appState({ session: { step: 'noRole', userPrincipalName: 'none@fabrikam.com' } as never })
  render(<App bridge={bridge} stores={createAppStores(bridge, noRole)} translator={createTranslator('en', english)} />)
  await screen.findByRole('heading', { name: 'No access to the partner pages' })
  expect(screen.queryByRole('navigation')).toBeNull()
  for (const button of screen.getAllByRole('button')) fireEvent.click(button)
  const judged: Asker = askers[0]
  expect(made.length).toBeGreaterThan(0)
  expect(made.filter(name => permissionOf(calls[name as CallName], judged) !== 'yes')).toEqual([])
})
