import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ActingSession } from '../../../electron/contract/acting'
import { done, fakeBridge } from '../../testing/fakeBridge'
import { renderApp } from '../../testing/renderApp'
import { appState, contosoId, offerId, row } from '../../testing/samples'
import { Palette } from './Palette'

afterEach(cleanup)

const session: ActingSession = {
  id: offerId, tenantId: contosoId, company: 'Contoso', defaultDomain: 'contoso.com', role: 'full', startedAt: '2026-11-01T10:00:00.000Z',
  mark: { initials: 'CO', colour: '#78000f', pattern: 'solid' }
}

function open() {
  const run = vi.fn()
  const bridge = fakeBridge({ 'customers.search': async ({ text }) => done({ rows: [row(1), row(2)].filter(one => one.name.toLowerCase().includes(text)), total: 2 }) })
  const view = renderApp(<Palette run={run} />, { bridge, state: appState({ acting: [session] }) })
  view.stores.palette.getState().show()
  return { ...view, run, box: screen.getByRole('combobox', { name: 'Find a customer or command' }) }
}

describe('palette', () => {
  it('lists open windows first, then customers, then commands', async () => {
    open()
    await screen.findByText('Customer 2')
    const options = screen.getAllByRole('option').map(option => option.textContent ?? '')
    expect(options[0]).toContain('Open window')
    expect(options[1]).toContain('Customer 1')
    expect(options.at(-1)).toContain('Sign out')
  })

  it('is driven from the box', async () => {
    const { box, history } = open()
    await screen.findByText('Customer 2')
    fireEvent.keyDown(box, { key: 'ArrowDown' })
    fireEvent.keyDown(box, { key: 'ArrowDown' })
    const active = document.getElementById(box.getAttribute('aria-activedescendant') ?? '')
    expect(active?.getAttribute('aria-selected')).toBe('true')
    expect(active?.textContent).toContain('Customer 2')
    fireEvent.keyDown(box, { key: 'Enter' })
    expect(history.at(-1)).toBe(`/customers/${row(2).tenantId}`)
  })

  it('never opens what fitted the letters before: Enter waits for the answer to the whole text', async () => {
    const answers = new Map<string, () => void>()
    const search = async ({ text = '' }: { text?: string }) => {
      if (text !== '') await new Promise<void>(resolve => { answers.set(text, resolve) })
      return done({ rows: text === '' ? [row(1), row(2)] : [row(2)], total: 2 })
    }
    const { history, stores } = renderApp(<Palette run={vi.fn()} />, { bridge: fakeBridge({ 'customers.search': search }) })
    stores.palette.getState().show()
    await screen.findByText('Customer 2')
    const box = screen.getByRole('combobox', { name: 'Find a customer or command' })
    fireEvent.change(box, { target: { value: 'customer 2' } })
    fireEvent.keyDown(box, { key: 'Enter' })
    await expect.poll(() => answers.get('customer 2')).toBeDefined()
    expect(history).toEqual(['/'])
    answers.get('customer 2')?.()
    await expect.poll(() => history.at(-1)).toBe(`/customers/${row(2).tenantId}`)
  })

  it('runs a command by its words', async () => {
    const { box, run, stores } = open()
    fireEvent.change(box, { target: { value: 'sign out' } })
    await expect.poll(() => screen.getAllByRole('option').length).toBe(1)
    fireEvent.keyDown(box, { key: 'Enter' })
    await expect.poll(() => run.mock.calls).toEqual([['signOut']])
    expect(stores.palette.getState().open).toBe(false)
  })
})
