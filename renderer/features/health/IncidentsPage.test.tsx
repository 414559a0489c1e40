import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { HealthSummary, SharedIssue } from '../../../electron/contract/health'
import type { Language } from '../../i18n/translator'
import { done, failed, fakeBridge } from '../../testing/fakeBridge'
import { focused, press, tabTo, type } from '../../testing/keyboard'
import { renderApp } from '../../testing/renderApp'
import { appState, contosoId } from '../../testing/samples'
import { HealthPages } from './HealthPages'

afterEach(cleanup)

const issue = (id: string, title: string, service: string, count = 1): SharedIssue => ({
  id, title, service, count, classification: 'incident', status: 'serviceDegradation', startedAt: '2026-11-21T08:00:00.000Z', customers: [{ tenantId: contosoId, name: 'Contoso' }]
})
const summary = (patch: Partial<HealthSummary> = {}): HealthSummary => ({
  customers: 60, read: 50, notAllowed: 4, notRead: 6, affected: 9, oldestReadAt: '2026-11-21T12:00:00.000Z',
  issues: [issue('EX1', 'Mail arrives late', 'Exchange Online', 9), issue('IN1', 'Devices check in late', 'Intune')],
  services: [{ service: 'Exchange Online', customers: 9, issues: 1 }, { service: 'Intune', customers: 1, issues: 1 }], ...patch
})

function open(path: string, read: () => Promise<ReturnType<typeof done<HealthSummary>> | ReturnType<typeof failed>>, more: { readonly language?: Language; readonly offline?: boolean } = {}) {
  const refresh = vi.fn(async () => done(undefined))
  const bridge = fakeBridge({ 'health.summary': read, 'health.refresh': refresh })
  const view = renderApp(<HealthPages />, { bridge, path, ...(more.language && { language: more.language }), state: appState(more.offline === true ? { connection: 'offline' } : {}) })
  return { ...view, refresh }
}

describe('service incidents over all customers', () => {
  it('lists each with the customers whom it concerns, and who could not be asked', async () => {
    open('/service-health', async () => done(summary()))
    const mail = (await screen.findByRole('heading', { name: 'Mail arrives late' })).closest('li')
    if (mail === null) throw new Error('an incident is an item')
    expect(within(mail).getByText('Works with limits')).toBeTruthy()
    const customers = within(within(mail).getByRole('list', { name: 'Concerns 9 customers' }))
    expect(customers.getByRole('link', { name: 'Contoso' }).getAttribute('href')).toBe(`/customers/${contosoId}`)
    expect(customers.getByText('and 8 more')).toBeTruthy()
    expect(screen.getByText(/^At 4 customers your role does not let you read how services are\./u)).toBeTruthy()
  })

  it('shows the service that the address names, and puts a choice into the address', async () => {
    const { history } = open('/service-health/where/service=Exchange+Online', async () => done(summary()))
    expect(await screen.findByRole('heading', { name: 'Mail arrives late' })).toBeTruthy()
    expect(screen.queryByRole('heading', { name: 'Devices check in late' })).toBeNull()
    fireEvent.change(screen.getByRole('combobox', { name: 'Service' }), { target: { value: 'Intune' } })
    expect(history?.at(-1)).toBe('/service-health/where/service=Intune')
    expect(await screen.findByRole('heading', { name: 'Devices check in late' })).toBeTruthy()
  })

  it('is narrowed, widened and read again without a pointer', async () => {
    const { refresh, history } = open('/service-health', async () => done(summary({ services: [...summary().services, { service: 'Teams', customers: 0, issues: 0 }] })))
    const service = tabTo(await screen.findByRole('combobox', { name: 'Service' }))
    type('Teams')
    tabTo(await screen.findByRole('button', { name: 'Clear filter' }))
    press()
    await waitFor(() => expect(history?.at(-1)).toBe('/service-health'))
    await waitFor(() => expect(focused().tagName).toBe('H1'))
    expect(service.isConnected).toBe(true)
    const again = tabTo(screen.getByRole('button', { name: 'Read again' }))
    press()
    expect(refresh).toHaveBeenCalledOnce()
    expect(focused()).toBe(again)
  })

  it('is empty for a reason that it names', async () => {
    const nothing = { issues: [], services: [], affected: 0 }
    const views = [
      ['/service-health', summary({ ...nothing, customers: 0, read: 0, notAllowed: 0, notRead: 0 }), /^No customer has a relationship in force/u],
      ['/service-health', summary({ ...nothing, read: 0 }), /^The services of no customer have been read yet/u],
      ['/service-health', summary(nothing), 'No open incidents at the customers whose services were read.'],
      ['/service-health/where/service=Teams', summary(), 'No open incident of Teams.']
    ] as const
    for (const [path, value, text] of views) {
      const { unmount } = open(path, async () => done(value))
      expect(await screen.findByText(text)).toBeTruthy()
      unmount()
    }
  })

  it('tells a failure, and offline reads nothing anew but shows what there is with its age', async () => {
    const broken = open('/service-health', async () => failed({ kind: 'unreachable', code: 'network.unreachable' }))
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
    broken.unmount()
    const { refresh } = open('/service-health', async () => done(summary()), { offline: true })
    expect(await screen.findByRole('heading', { name: 'Mail arrives late' })).toBeTruthy()
    const again = screen.getByRole('button', { name: 'Read again' })
    expect(again.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(again)
    expect(refresh).not.toHaveBeenCalled()
  })

  it('reads in German', async () => {
    open('/service-health', async () => done(summary()), { language: 'de' })
    expect(await screen.findByRole('heading', { level: 1, name: 'Dienststörungen' })).toBeTruthy()
    expect(await screen.findByText('2 offene Störungen; Dienste gelesen bei 50 Kunden')).toBeTruthy()
  })
})
