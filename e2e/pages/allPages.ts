import { expect, type Page } from '@playwright/test'
import { seededGuid } from '../../electron/practice/world/seed/random'
import { fillOrder } from './orders'

export type Words = 'en' | 'de'

interface KnownPage {
  /** Unique, fit for a file name. */
  readonly name: string
  /** After `#`. A lookup's address leads to the customer it finds. */
  readonly address: string
  /** The page's first heading, in both languages where they differ. */
  readonly heading: string | RegExp | Readonly<Record<Words, string | RegExp>>
  /** Makes what the page shows, where a new practice cloud has nothing of the kind. Done before each visit. */
  readonly before?: (page: Page) => Promise<void>
}

/** Wingtip Toys in the practice cloud of the tests, which is made from seed 7 with twelve customers (fixtures/app.ts). */
const wingtipId = seededGuid('7', 'tenant', 'wingtip')
const wingtip = `/customers/${wingtipId}`
/** A service request that is there from the beginning; its number follows from seed and customers. */
const wingtipRequest = '/service-requests/615196568000009'

/** Every page of a signed-in technician that an address leads to: what must hold of every page is proved of each of these. */
export const allPages: readonly KnownPage[] = [
  { name: 'overview', address: '/', heading: { en: 'Partner overview', de: 'Partnerübersicht' } },
  { name: 'lookup', address: '/lookup', heading: { en: 'Search for user or domain', de: 'Benutzer oder Domäne suchen' } },
  { name: 'lookup-no-match', address: '/lookup/nobody.example', heading: { en: 'Search for user or domain', de: 'Benutzer oder Domäne suchen' } },
  { name: 'lookup-refused', address: '/lookup/conto*', heading: { en: 'Search for user or domain', de: 'Benutzer oder Domäne suchen' } },
  { name: 'customer', address: '/lookup/contoso.com', heading: 'Contoso' },
  { name: 'customer-no-relationship', address: '/lookup/adatum.com', heading: 'Adatum' },
  { name: 'customer-waiting', address: '/lookup/northwindtraders.com', heading: 'Northwind Traders' },
  { name: 'customer-expired', address: '/lookup/tailspintoys.com', heading: 'Tailspin Toys' },
  { name: 'customer-unknown', address: '/customers/11111111-2222-4333-8444-555555555555', heading: { en: 'Customer', de: 'Kunde' } },
  { name: 'administrators', address: `${wingtip}/administrators`, heading: { en: 'Administrators of Wingtip Toys', de: 'Administratoren von Wingtip Toys' } },
  { name: 'reset-search', address: `${wingtip}/reset-password`, heading: { en: 'Reset password', de: 'Kennwort zurücksetzen' } },
  { name: 'reset-administrator', address: `${wingtip}/reset-password/devices%40wingtiptoys.com`, heading: { en: 'Reset password', de: 'Kennwort zurücksetzen' } },
  { name: 'reset-no-user', address: `${wingtip}/reset-password/nobody%40wingtiptoys.com`, heading: { en: 'Reset password', de: 'Kennwort zurücksetzen' } },
  { name: 'customers', address: '/customers', heading: { en: 'Customers', de: 'Kunden' } },
  { name: 'offers', address: '/offers', heading: { en: 'Offers', de: 'Angebote' } },
  { name: 'quote-unknown', address: '/offers/quote/11111111-2222-4333-8444-555555555555', heading: { en: 'Quote', de: 'Angebot' } },
  { name: 'offer-trial', address: '/offers/new/trial', heading: { en: 'Send a trial invitation', de: 'Testeinladung senden' } },
  { name: 'offer-purchase', address: '/offers/new/purchase', heading: { en: 'Create a purchase offer', de: 'Kaufangebot erstellen' } },
  { name: 'offer-delegated', address: '/offers/new/delegated-administration', heading: { en: 'Offer delegated administration', de: 'Delegierte Administration anbieten' } },
  { name: 'order', address: `/offers/orders/${wingtipId}`, heading: { en: 'Order for Wingtip Toys', de: 'Bestellung für Wingtip Toys' }, before: (page) => fillOrder(page, wingtipId) },
  { name: 'orders', address: '/offers/orders', heading: { en: 'Orders', de: 'Bestellungen' } },
  { name: 'relationships', address: '/relationships', heading: { en: 'Relationships', de: 'Beziehungen' } },
  { name: 'relationships-filtered', address: '/relationships/where/state=invited&origin=anyone', heading: { en: 'Relationships', de: 'Beziehungen' } },
  { name: 'relationship-unknown', address: '/relationships/nothing', heading: { en: 'Relationship', de: 'Beziehung' } },
  { name: 'relationship', address: `/relationships/${seededGuid('7', 'relationship', wingtipId, 'first')}-${wingtipId}`, heading: 'Wingtip Toys' },
  { name: 'reach', address: `/relationships/reach/${wingtipId}`, heading: { en: 'Why can’t I get into Wingtip Toys?', de: /Wingtip Toys/ } },
  { name: 'radar', address: '/relationships/radar', heading: 'Radar' },
  { name: 'waiting-invitations', address: '/relationships/waiting', heading: { en: 'Waiting invitations', de: 'Wartende Einladungen' } },
  { name: 'team-access', address: '/relationships/access', heading: { en: 'Access of the team', de: 'Zugriff des Teams' } },
  { name: 'role-templates', address: '/relationships/templates', heading: { en: 'Role templates', de: 'Rollenvorlagen' } },
  { name: 'service-requests', address: '/service-requests', heading: { en: 'Service requests', de: 'Serviceanfragen' } },
  { name: 'service-requests-filtered', address: '/service-requests/where/state=open&severity=critical', heading: { en: 'Service requests', de: 'Serviceanfragen' } },
  { name: 'service-request-draft', address: '/service-requests/new', heading: { en: 'New service request', de: 'Neue Serviceanfrage' } },
  { name: 'service-request', address: wingtipRequest, heading: 'E-Mails an wingtiptoys.de kommen verspätet an' },
  { name: 'service-health', address: '/service-health', heading: { en: 'Service incidents', de: 'Dienststörungen' } },
  { name: 'licences', address: '/licences', heading: { en: 'Licences', de: 'Lizenzen' } },
  { name: 'team', address: '/team', heading: 'Team' },
  { name: 'rights', address: '/team/roles', heading: { en: 'What each role may do', de: 'Was welche Rolle darf' } },
  { name: 'company', address: '/company', heading: 'Fabrikam' },
  { name: 'activity', address: '/activity', heading: { en: 'Activity', de: 'Aktivität' } },
  { name: 'settings', address: '/settings', heading: { en: 'Settings', de: 'Einstellungen' } },
  { name: 'diagnostics', address: '/settings/diagnostics', heading: { en: 'Diagnostics', de: 'Diagnose' } },
  { name: 'consent', address: `${wingtip}/consent`, heading: { en: 'Consent of Wingtip Toys', de: 'Zustimmung von Wingtip Toys' } },
  { name: 'privacy', address: '/settings/privacy', heading: { en: 'Privacy', de: 'Datenschutz' } },
  { name: 'onboarding', address: '/settings/onboarding', heading: { en: 'Work in Microsoft’s cloud', de: 'In der Microsoft-Cloud arbeiten' } },
  { name: 'templates', address: '/settings/templates', heading: { en: 'Message templates', de: 'Nachrichtenvorlagen' } }
]

/** Goes to a page by its address, as a link from outside does, and waits until everything on it has been read. */
export async function openPage(page: Page, { address, heading, before }: KnownPage, words: Words = 'en'): Promise<void> {
  await before?.(page)
  await page.evaluate((to) => { location.hash = `#${to}` }, address)
  const name = typeof heading === 'string' || heading instanceof RegExp ? heading : heading[words]
  const wanted = page.getByRole('heading', { level: 1, name, exact: true })
  await wanted.waitFor({ timeout: 10_000 })
  await expect(wanted).toBeVisible()
  await expectSettled(page)
}

/** Nothing on the page is still being read. Waiting looks more often than an expectation does, and every page is waited for. */
export async function expectSettled(page: Page): Promise<void> {
  const busy = page.locator('[aria-busy="true"]')
  await busy.first().waitFor({ state: 'detached', timeout: 20_000 })
  await expect(busy).toHaveCount(0, { timeout: 20_000 })
}
