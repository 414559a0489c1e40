import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { done, fakeBridge } from '../../testing/fakeBridge'
import { renderApp } from '../../testing/renderApp'
import { row } from '../../testing/samples'
import { OverviewPage } from './OverviewPage'

describe('the overview', () => {
  it('shows where the customers stand, with one question', async () => {
    const page = vi.fn(async () => done({ rows: [row(1)], total: 50_000, states: { active: 30_001, none: 19_999 } }))
    renderApp(<OverviewPage />, { bridge: fakeBridge({ 'customers.page': page }) })
    expect(await screen.findByText('30,001')).toBeTruthy()
    expect(screen.getByText('19,999')).toBeTruthy()
    expect(screen.getByRole('heading', { name: '50,000 customers by relationship' })).toBeTruthy()
    expect(page).toHaveBeenCalledTimes(1)
    // The later part comes by itself, after the first.
    expect(await screen.findByRole('heading', { name: 'Licences' }, { timeout: 5_000 })).toBeTruthy()
  })
})
