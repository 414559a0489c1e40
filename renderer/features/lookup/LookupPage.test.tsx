import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../electron/contract/bridge'
import type { LookupAnswer } from '../../../electron/contract/customer'
import type { AppError, Result } from '../../../electron/contract/errors'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { focused, press, tabTo, type } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { contoso, contosoId } from '../../testing/samples'
import { LookupPage } from './LookupPage'

afterEach(cleanup)

function lookUp(query: string, answer: Result<LookupAnswer>) {
  const bridge = fakeBridge({ 'lookup.find': async () => answer })
  const view = renderApp(<LookupPage />, { bridge, path: '/lookup' })
  fireEvent.change(screen.getByRole('textbox', { name: 'User name or domain' }), { target: { value: query } })
  fireEvent.click(screen.getByRole('button', { name: 'Next' }))
  return view
}
const failure = (kind: AppError['kind'], code: string) => failed({ kind, code })

describe('lookup page', () => {
  it('leads to the customer that was found', async () => {
    const { history } = lookUp('contoso.com', done({ found: true, customer: contoso }))
    await expect.poll(() => history.at(-1)).toBe(`/customers/${contosoId}`)
  })

  it('says no match for what the cloud does not know', async () => {
    lookUp('nobody.example', done({ found: false, query: 'nobody.example', why: 'noSuchDomain' }))
    const status = (await screen.findByText('No match')).closest('[role="status"]')
    expect(status?.textContent).toContain('nobody.example')
  })

  it.each([
    ['unreachable', 'network.timedOut', 'Not reachable'],
    ['notAllowed', 'service.notAllowed', 'Not allowed'],
    ['unexpected', 'service.badAnswer', 'The lookup did not work']
  ] as const)('tells %s from the others, and tries again', async (kind, code, heading) => {
    lookUp('contoso.com', failure(kind, code))
    await screen.findByRole('heading', { name: heading })
    expect(screen.queryByText('No match')).toBeNull()
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
  })

  it('explains a wildcard beside the box', async () => {
    lookUp('*.com', failure('invalid', 'lookup.wildcard'))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Wildcards')
    const box = screen.getByRole('textbox')
    expect(box.getAttribute('aria-invalid')).toBe('true')
    expect(box.getAttribute('aria-describedby')).toBe(alert.id)
  })

  it('offers what could be looked up instead', async () => {
    const find = vi.fn().mockResolvedValueOnce(failed({ kind: 'invalid', code: 'lookup.notADomain', params: { suggestion: 'contoso.com' } })).mockResolvedValue(done({ found: true, customer: contoso }))
    const { history } = renderApp(<LookupPage />, { bridge: fakeBridge({ 'lookup.find': find }), path: '/lookup' })
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'https://contoso.com/x' } })
    fireEvent.click(screen.getByRole('button', { name: 'Next' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Look up contoso.com instead' }))
    expect(find).toHaveBeenLastCalledWith({ query: 'contoso.com' })
    await expect.poll(() => history.at(-1)).toBe(`/customers/${contosoId}`)
  })

  it('needs no pointer: it begins in the box, is tried again, and takes what is offered instead', async () => {
    const find = vi.fn<PortalCalls['lookup.find']>()
      .mockResolvedValueOnce(failure('unreachable', 'network.timedOut'))
      .mockResolvedValueOnce(failed({ kind: 'invalid', code: 'lookup.notADomain', params: { suggestion: 'contoso.com' } }))
      .mockResolvedValue(done({ found: false, query: 'contoso.com', why: 'noSuchDomain' }))
    renderApp(<LookupPage />, { bridge: fakeBridge({ 'lookup.find': find }), path: '/lookup' })
    const box = screen.getByRole('textbox')
    expect(focused()).toBe(box)
    type('https://contoso.com/x')
    press()
    tabTo(await screen.findByRole('button', { name: 'Try again' }))
    press()
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull())
    await waitFor(() => expect(focused().isConnected).toBe(true))
    tabTo(await screen.findByRole('button', { name: 'Look up contoso.com instead' }))
    press()
    await screen.findByText('No match')
    await waitFor(() => expect(focused()).toBe(box))
    expect(find).toHaveBeenLastCalledWith({ query: 'contoso.com' })
  })
})
