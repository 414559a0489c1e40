import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { TenantId } from '../../../../electron/contract/ids'
import type { HealthSummary } from '../../../../electron/contract/health'
import type { LicenceSummary } from '../../../../electron/contract/overview'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { renderApp } from '../../../testing/renderApp'
import { HealthViews } from './HealthViews'

afterEach(cleanup)

const contoso = 'aaaaaaaa-0000-4000-8000-000000000001' as TenantId
const relationships = async () => done({
  total: 5, states: { active: 5 }, endMonths: [{ month: '2027-03', ending: 2, extending: 1 }, { month: '2027-08', ending: 2, extending: 0 }], ending: { 1: 0, 7: 0, 30: 1, 90: 2 }, waiting: [], waitingTotal: 3, stale: 1
})
const licences = async () => done<LicenceSummary>({
  customers: 60, known: 2, short: 1, expiring: 1, products: [{ skuId: 'e3', name: 'Office 365 E3', used: 40, enabled: 50, customers: 2 }],
  troubles: [{ tenantId: contoso, customer: 'Contoso', product: 'Intune', why: 'short', free: 0 }]
})
const acting = async () => done({ days: [{ day: '2026-11-20', seconds: 0, sessions: 0 }, { day: '2026-11-21', seconds: 600, sessions: 2 }], seconds: 600, sessions: 2, customers: [{ tenantId: contoso, name: 'Contoso', seconds: 600 }] })

const requests = async () => done({ states: { draft: 1, waiting: 0, open: 3, attentionNeeded: 2, closed: 40 }, unread: 2, readAt: '2026-11-21T12:00:00.000Z' })
const health = async () => done<HealthSummary>({
  customers: 60, read: 50, notAllowed: 4, notRead: 6, affected: 9, oldestReadAt: '2026-11-21T12:00:00.000Z',
  issues: [{ id: 'EX1', title: 'Mail arrives late', service: 'Exchange Online', classification: 'incident', status: 'serviceDegradation', startedAt: '2026-11-21T08:00:00.000Z', count: 9, customers: [{ tenantId: contoso, name: 'Contoso' }] }],
  services: [{ service: 'Exchange Online', customers: 9, issues: 1 }]
})

const region = async (name: string) => within(await screen.findByRole('region', { name }))

describe('the later part of the overview', () => {
  it('draws each figure as a row with its number, and as the way to its list', async () => {
    renderApp(<HealthViews />, { bridge: fakeBridge({ 'relationships.summary': relationships, 'overview.licences': licences, 'overview.actingTime': acting }) })
    const ends = await region('When relationships end')
    const month = await ends.findByRole('link', { name: /Mar 2027.*2, and 1 extends itself/u })
    expect(month.getAttribute('href')).toContain('month=2027-03')
    expect(ends.getByRole('link', { name: '3 invitations wait for an answer, 1 of them for 90 days or more' })).toBeTruthy()
    const table = await region('Licences')
    expect((await table.findByRole('row', { name: /Office 365 E3 40 10/u })).textContent).toContain('Office 365 E3')
    expect(table.getByText('Known for 2 of 60 customers: those whose page was opened.')).toBeTruthy()
    expect(table.getByRole('link', { name: 'Contoso' }).getAttribute('href')).toContain(contoso)
    expect(table.getByRole('link', { name: 'Office 365 E3' }).getAttribute('href')).toBe('/licences/where/product=e3')
    expect(table.getByRole('link', { name: 'Show the place where licences are short' }).getAttribute('href')).toBe('/licences/where/why=short')
    expect(table.getByRole('link', { name: 'Show the subscription that ends' }).getAttribute('href')).toBe('/licences/where/why=expiring')
    expect(table.getByRole('link', { name: 'Show all licences' }).getAttribute('href')).toBe('/licences')
    const time = await region('Time acting as customers')
    expect((await time.findByRole('link', { name: '10 minutes in 2 sessions, in the last four weeks' })).getAttribute('href')).toBe('/activity/where/topic=actingAs&since=30')
    expect(time.getByRole('link', { name: /Contoso.*10 minutes/u }).getAttribute('href')).toBe(`/activity/customer/${contoso}/where/topic=actingAs&since=30`)
  })

  it('says what is not known yet, and what could not be read, each in its own place', async () => {
    renderApp(<HealthViews />, {
      bridge: fakeBridge({
        'relationships.summary': async () => failed({ kind: 'unreachable', code: 'network.unreachable' }),
        'overview.licences': async () => done({ customers: 60, known: 0, short: 0, expiring: 0, products: [], troubles: [] }),
        'overview.actingTime': async () => done({ days: [], seconds: 0, sessions: 0, customers: [] })
      })
    })
    expect(await (await region('When relationships end')).findByRole('button', { name: 'Try again' })).toBeTruthy()
    expect(await (await region('Licences')).findByText(/No customer’s subscriptions have been read yet/u)).toBeTruthy()
    expect(await (await region('Time acting as customers')).findByText(/Nobody acted as a customer/u)).toBeTruthy()
  })

  it('shows service requests that are not closed, each figure the way to its list', async () => {
    renderApp(<HealthViews />, { bridge: fakeBridge({ 'requests.summary': requests }) })
    const panel = await region('Service requests')
    expect((await panel.findByRole('link', { name: 'Attention needed 2' })).getAttribute('href')).toBe('/service-requests/where/state=attentionNeeded')
    expect(panel.getByRole('link', { name: 'Open 3' }).getAttribute('href')).toBe('/service-requests/where/state=open')
    // What is answered is not all that needs attention, and the other way round.
    expect(panel.getByRole('link', { name: 'Support has answered 2 that you have not looked at' }).getAttribute('href')).toBe('/service-requests/where/unread=yes')
    expect(panel.queryByText(/Waiting to be sent|40/u)).toBeNull()
    // Read a while ago: offline it is the same figure with its age.
    expect(panel.getByText(/21 Nov 2026|ago|days/u)).toBeTruthy()
  })

  it('shows incidents by service, and never takes what was not read for well', async () => {
    renderApp(<HealthViews />, { bridge: fakeBridge({ 'health.summary': health }) })
    const panel = await region('Service incidents')
    expect((await panel.findByRole('link', { name: '1 open incident at 9 customers' })).getAttribute('href')).toBe('/service-health')
    expect(panel.getByRole('link', { name: 'Exchange Online 9 of 60' }).getAttribute('href')).toBe('/service-health/where/service=Exchange+Online')
    expect(panel.getByText('At 4 customers your role does not let you read it.')).toBeTruthy()
    expect(panel.getByText('6 customers have not been read yet.')).toBeTruthy()
  })

  it('tells nothing open, not read yet, nobody to ask and not allowed apart', async () => {
    const none = { draft: 0, waiting: 0, open: 0, attentionNeeded: 0, closed: 2 }
    const first = renderApp(<HealthViews />, {
      bridge: fakeBridge({
        'requests.summary': async () => done({ states: none, unread: 0, readAt: '2026-11-21T12:00:00.000Z' }),
        'health.summary': async () => done({ customers: 3, read: 3, notAllowed: 0, notRead: 0, affected: 0, issues: [], services: [] })
      })
    })
    expect(await (await region('Service requests')).findByText('No service request is open.')).toBeTruthy()
    expect(await (await region('Service incidents')).findByText('No open incidents at the 3 customers whose services were read.')).toBeTruthy()
    first.unmount()

    const second = renderApp(<HealthViews />, {
      bridge: fakeBridge({
        'requests.summary': async () => done({ states: none, unread: 0 }),
        'health.summary': async () => done({ customers: 3, read: 0, notAllowed: 3, notRead: 0, affected: 0, issues: [], services: [] })
      })
    })
    expect(await (await region('Service requests')).findByText('Service requests have not been read yet.')).toBeTruthy()
    const refused = await region('Service incidents')
    expect(await refused.findByText('At 3 customers your role does not let you read it.')).toBeTruthy()
    expect(refused.queryByText(/No open incident/u)).toBeNull()
    second.unmount()

    renderApp(<HealthViews />, {
      bridge: fakeBridge({
        'requests.summary': async () => failed({ kind: 'notAllowed', code: 'session.noRole' }),
        'health.summary': async () => done({ customers: 0, read: 0, notAllowed: 0, notRead: 0, affected: 0, issues: [], services: [] })
      })
    })
    expect(await (await region('Service requests')).findByText(/^You have no delegated administration role/u)).toBeTruthy()
    expect(await (await region('Service incidents')).findByText(/^No customer has a relationship in force/u)).toBeTruthy()
  })

  it('says the same in German', async () => {
    renderApp(<HealthViews />, { language: 'de', bridge: fakeBridge({ 'requests.summary': requests, 'health.summary': health }) })
    expect(await (await region('Serviceanfragen')).findByRole('link', { name: 'Handlungsbedarf 2' })).toBeTruthy()
    expect(await (await region('Dienststörungen')).findByRole('link', { name: '1 offene Störung bei 9 Kunden' })).toBeTruthy()
  })
})
