import { describe, expect, test } from 'vitest'
import type { Connector } from '../../clouds/connector'
import type { ConnectionService } from '../../services/connection'
import type { CustomerCache } from '../../services/customersPorts'
import { createSettings } from '../../services/settings'
import { CatalogueAtWork, officeOne, QuotesAtWork, intune } from '../../services/testing/quotesAtWork'
import { RelationshipsAtWork } from '../../services/testing/offersAtWork'
import { openCustomerStore, openPersonalStore } from '../../store/appStores'
import { newProcess } from '../../store/testing/recordStore'
import { SimulatedDisk } from '../../store/testing/simulatedDisk'
import type { Cloud } from './cloud'
import { createOfferServices, type OfferServiceParts } from './offers'
import type { OwnedStores } from './ownedStores'

async function joined() {
  const files = new SimulatedDisk()
  const personal = await openPersonalStore('/data', { files, processes: newProcess() })
  const customers = await openCustomerStore('/data', { files, processes: newProcess() })
  const quotes = new QuotesAtWork()
  const told: string[] = []
  const notified: string[] = []
  const parts: OfferServiceParts = {
    stores: { personal, shown: personal, customers } as unknown as OwnedStores,
    cloud: { connector: { relationships: new RelationshipsAtWork(), quotes, catalogue: new CatalogueAtWork() } as unknown as Connector } as Cloud,
    capabilities: { gdap: true, crossTenantLookup: true, quotes: true, advisorLink: true, cart: true, openInvitation: true },
    connection: { state: 'online' } as ConnectionService,
    settings: createSettings({ store: personal, systemLocale: () => 'de-DE' }),
    company: { get: () => Promise.reject(new Error('not asked for')) },
    cache: { get: () => undefined } as unknown as CustomerCache,
    handOver: { openMailto: async () => undefined, copy: async () => undefined, saveAs: async (name) => name },
    folders: { chooseFolder: async () => undefined, write: async () => undefined },
    activity: { record: async () => undefined },
    clock: { now: Date.now },
    tell: (name) => void told.push(name),
    partnerName: () => 'Fabrikam',
    mayRelate: async () => undefined,
    accepted: () => undefined,
    notify: (_offer, { companyName }) => void notified.push(companyName)
  }
  return { services: createOfferServices(parts), quotes, told, notified }
}

describe('everything about offers', () => {
  test('is joined: from the draft over the issue to the acceptance in the list', async () => {
    const { services, quotes, told, notified } = await joined()
    const { wizard, desk, offerIndex, follower } = services
    const { id, language } = await wizard.create({ kind: 'purchase' })
    expect(language).toBe('de')
    const { offerId, name, minimum, maximum } = intune
    await wizard.edit(id, { office: officeOne, usageLocation: 'DE', lines: [{ offerId, name, minimum, maximum, licences: 3 }] })
    expect(offerIndex.find({ text: 'intune' })).toMatchObject([{ state: 'draft' }])
    expect(await desk.issue(id)).toMatchObject({ state: 'ready', quoteId: 'q1' })
    const acceptance = { tenantId: '11111111-2222-4333-8444-555555555555' as never, companyName: 'Contoso', by: 'a', at: '2026-11-22T00:00:00.000Z', items: [], delegatedAdministration: false }
    quotes.become('q1', { state: 'accepted', acceptances: [acceptance], expiresAt: new Date(Date.now() + 86_400_000).toISOString() })
    await services.book.change(id, (offer) => ({ ...offer, expiresAt: new Date(Date.now() + 86_400_000).toISOString() }))
    await follower.poll(new AbortController().signal)
    expect(offerIndex.find({ text: 'contoso' })).toMatchObject([{ state: 'accepted', acceptedBy: 'Contoso' }])
    expect(notified).toEqual(['Contoso'])
    expect(told).toContain('outbox.changed')
    expect(told).toContain('catalogue.changed')
  })
})
