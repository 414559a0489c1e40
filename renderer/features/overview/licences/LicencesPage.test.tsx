import { cleanup, screen, waitFor } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PortalCalls } from '../../../../electron/contract/bridge'
import { licenceSortKeys, licenceTroubles, type LicenceRow } from '../../../../electron/contract/overview'
import type { Language } from '../../../i18n/translator'
import { done, failed, fakeBridge } from '../../../testing/fakeBridge'
import { focused, press, tabTo, type } from '../../../testing/keyboard'
import { renderApp } from '../../../testing/renderApp'
import { contosoId } from '../../../testing/samples'
import { LicencesPages } from './LicencesPages'
import { narrows, queryFor, shownFor, type Shown } from './licencesAddress'

afterEach(cleanup)

const products = [{ skuId: 'e3', name: 'Office 365 E3' }, { skuId: 'intune', name: 'Intune' }]
const row: LicenceRow = { tenantId: contosoId, customer: 'Contoso', skuId: 'e3', product: 'Office 365 E3', used: 1_250, free: -5, why: 'short' }

function open(path: string, list: PortalCalls['overview.licenceList'], language: Language = 'en') {
  return renderApp(<LicencesPages />, { bridge: fakeBridge({ 'overview.licenceList': list }), path, language })
}

describe('the list behind the sums of licences', () => {
  it('asks for what its address says, is narrowed and left for a customer without a pointer', async () => {
    const list = vi.fn<PortalCalls['overview.licenceList']>(async ({ skuId }) => done(skuId === 'intune' ? { rows: [], total: 0, products } : { rows: [row], total: 1, products }))
    const { history } = open('/licences/where/why=short&sort=free', list)
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2))
    expect(list.mock.calls[0]?.[0]).toEqual({ why: 'short', sort: 'free', descending: false, offset: 0, limit: 100 })
    expect(screen.getAllByRole('row')[1]?.textContent).toMatch(/Contoso.*Office 365 E3.*1,250.*-5.*No licence left/u)
    const product = tabTo(screen.getByLabelText('Product'))
    type('intune')
    tabTo(await screen.findByRole('button', { name: 'Clear filter' }))
    press()
    await waitFor(() => expect(history.at(-1)).toBe('/licences'))
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2))
    await waitFor(() => expect(focused().matches('h1, [role="grid"]')).toBe(true))
    tabTo(screen.getAllByRole('row').find(one => one.tabIndex === 0) ?? product)
    press()
    expect(history.at(-1)).toBe(`/customers/${contosoId}`)
  })

  it('tells a failure, nothing known, and reads in German', async () => {
    const first = open('/licences', async () => failed({ kind: 'storage', code: 'storage.failed' }))
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
    first.unmount()
    const second = open('/licences', async () => done({ rows: [], total: 0, products: [] }))
    expect(await screen.findByText(/^No customer’s subscriptions have been read yet/u)).toBeTruthy()
    second.unmount()
    open('/licences', async () => done({ rows: [row], total: 1, products }), 'de')
    expect(await screen.findByRole('heading', { level: 1, name: 'Lizenzen' })).toBeTruthy()
    expect(await screen.findByText('Keine Lizenz frei', { selector: '.status' })).toBeTruthy()
  })

  it('has an address that says what it shows, and passes over what it does not know', () => {
    const shown = fc.record<Shown>({ skuId: fc.option(fc.uuid(), { nil: undefined }), why: fc.constantFrom(undefined, ...licenceTroubles), sort: fc.constantFrom(...licenceSortKeys), descending: fc.boolean() })
    fc.assert(fc.property(shown, one => {
      expect(shownFor(new URLSearchParams(queryFor(one)).toString())).toEqual(one)
      expect(narrows(one)).toBe(one.skuId !== undefined || one.why !== undefined)
    }))
    expect(queryFor(shownFor('why=colour&sort=x&descending=maybe&product='))).toEqual({})
  })
})
