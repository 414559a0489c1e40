import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { TenantId } from '../../../../electron/contract/ids'
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

const region = async (name: string) => within(await screen.findByRole('region', { name }))

describe('the later part of the overview', () => {
  it('draws each figure as a row with its number, and as the way to its list', async () => {
    renderApp(<HealthViews />, { bridge: fakeBridge({ 'relationships.summary': relationships, 'overview.licences': licences, 'overview.actingTime': acting }) })
    const ends = await region('When relationships end')
    const month = await ends.findByRole('link', { name: /Mar 2027.*2, and 1 extend themselves/u })
    expect(month.getAttribute('href')).toContain('month=2027-03')
    expect(ends.getByRole('link', { name: '3 invitations wait for an answer, 1 of them for 90 days or more' })).toBeTruthy()
    const table = await region('Licences')
    expect((await table.findByRole('row', { name: /Office 365 E3 40 10/u })).textContent).toContain('Office 365 E3')
    expect(table.getByText('Known for 2 of 60 customers: those whose page was opened.')).toBeTruthy()
    expect(table.getByRole('link', { name: 'Contoso' }).getAttribute('href')).toContain(contoso)
    const time = await region('Time acting as customers')
    expect(await time.findByText('10 minutes in 2 sessions, in the last four weeks')).toBeTruthy()
    expect(time.getByRole('link', { name: /Contoso.*10 minutes/u }).getAttribute('href')).toContain('/activity/customer/')
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
})
