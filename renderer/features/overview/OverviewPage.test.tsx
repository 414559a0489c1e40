import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { focused, press, tabTo } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { row } from '../../testing/samples'
import { OverviewPage } from './OverviewPage'

afterEach(cleanup)

const soon = Array.from({ length: 12 }, (_, index) => row(index, { relationship: 'expiring', relationshipEndsAt: '2027-01-01T00:00:00.000Z' }))
const whole = done({ rows: [row(1)], total: 50_000, states: { active: 30_001, none: 19_999 } })

describe('the overview', () => {
  it('shows where the customers stand and who ends next, with one question each', async () => {
    const page = vi.fn<PortalCalls['customers.page']>(async ({ filter }) => (filter === undefined ? whole : done({ rows: soon, total: 204 })))
    renderApp(<OverviewPage />, { bridge: fakeBridge({ 'customers.page': page }) })
    expect(await screen.findByText('30,001')).toBeTruthy()
    expect(screen.getByText('19,999')).toBeTruthy()
    expect(screen.getByRole('heading', { name: '50,000 customers by relationship' })).toBeTruthy()
    expect((await screen.findByRole('link', { name: 'Show all 204' })).getAttribute('href')).toBe('/customers?ends=90')
    expect(screen.getByRole('link', { name: 'Customer 11' })).toBeTruthy()
    // Asked for by what is wanted: of a list by end, those that are over come first, and there can be any number of them.
    expect(page.mock.calls.map(([asked]) => asked)).toEqual([{ offset: 0, limit: 1 }, { offset: 0, limit: 12, sort: 'relationshipEndsAt', filter: { endsWithin: 90 } }])
    // The later part comes by itself, after the first.
    expect(await screen.findByRole('heading', { name: 'Licences' }, { timeout: 5_000 })).toBeTruthy()
  })

  it('tells when nobody ends soon, and when that could not be read, which is tried again without a pointer', async () => {
    const answers = [failed({ kind: 'storage', code: 'storage.full' })]
    renderApp(<OverviewPage />, { bridge: fakeBridge({ 'customers.page': async ({ filter }) => (filter === undefined ? whole : answers.shift() ?? done({ rows: [], total: 0 })) }) })
    const section = within(await screen.findByRole('region', { name: 'Ends within 90 days' }))
    tabTo(await section.findByRole('button', { name: 'Try again' }))
    press()
    expect(await screen.findByText('No relationship ends within 90 days.')).toBeTruthy()
    await waitFor(() => expect(focused().textContent).toBe('Ends within 90 days'))
  })

  it('says why no customer could be read, though nobody asked for it, until one is', async () => {
    const bridge = fakeBridge({ 'customers.page': async () => done({ rows: [], total: 0, states: {} }) })
    renderApp(<OverviewPage />, { bridge })
    await screen.findByRole('button', { name: 'Refresh customers' })
    act(() => bridge.tell('customers.read', { failure: { kind: 'notAllowed', code: 'graph.notAllowed', correlationId: 'c-1' } }))
    expect(await screen.findByText(/c-1/u)).toBeTruthy()
    act(() => bridge.tell('customers.read', {}))
    await waitFor(() => expect(screen.queryByText(/c-1/u)).toBeNull())
  })

  it('with no customer says so, and offers to read them', async () => {
    const refresh = vi.fn<PortalCalls['customers.refresh']>(async () => done(undefined as never))
    renderApp(<OverviewPage />, { bridge: fakeBridge({ 'customers.page': async () => done({ rows: [], total: 0, states: {} }), 'customers.refresh': refresh }) })
    tabTo(await screen.findByRole('button', { name: 'Refresh customers' }))
    press()
    await waitFor(() => expect(refresh).toHaveBeenCalledOnce())
    expect(screen.queryByText(/customers by relationship/u)).toBeNull()
  })
})
