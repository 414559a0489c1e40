import type { CustomerQuery } from '../../electron/contract/customerList'
import type { MessageKey } from '../i18n/translator'
import type { IconName } from '../ui/icons'

/** What the address of a list of customers says: parts of the filter, `text`, and the order. */
export type CustomersWhere = Partial<CustomerQuery['filter'] & Omit<CustomerQuery, 'filter'>>

/**
 * The address of the list of all customers with filters, so that a figure can lead to the list behind it:
 *
 * | in the query | meaning |
 * |---|---|
 * | `q` | words, each found in name, alias, domain, tag or tenant id |
 * | `state=active,expiring` | relationship in one of these states |
 * | `ends=90` | in force, ends within so many days |
 * | `month=2026-11` | in force, ends in this month (UTC) |
 * | `tag=VIP&tag=south` | has each of these tags |
 * | `favourite=1` | is a favourite |
 * | `role=full,notChecked` | the technician's role there is one of these |
 * | `country=DE,none` | is in one of these countries; `none`: not known |
 * | `sort=relationshipEndsAt`, `desc=1` | the order |
 *
 * What is absent does not narrow. Read by `features/customers/listAddress.ts`.
 */
function customersWhere({ text, states, endsWithin, endsIn, tags = [], favourite, roles, countries, sort, descending }: CustomersWhere): string {
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['q', text], ['state', states?.join()], ['ends', endsWithin?.toString()], ['month', endsIn], ...tags.map(tag => ['tag', tag] as const),
    ['favourite', favourite && '1'], ['role', roles?.join()], ['country', countries?.join()], ['sort', sort === 'name' ? undefined : sort], ['desc', descending ? '1' : undefined]
  ]
  const query = parts.flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
  return query.length === 0 ? '/customers' : `/customers?${query.join('&')}`
}

/** The portal's own addresses (after `#`). */
export const paths = {
  overview: '/',
  lookup: '/lookup',
  customers: '/customers',
  customersWhere,
  importOwn: '/customers/import',
  customer: (tenantId: string): string => `/customers/${tenantId}`,
  administrators: (tenantId: string): string => `/customers/${tenantId}/administrators`,
  /** `user`: a user name or object id; absent: it is to be found first. */
  resetPassword: (tenantId: string, user?: string): string => `/customers/${tenantId}/reset-password${user === undefined ? '' : `/${encodeURIComponent(user)}`}`,
  consent: (tenantId: string): string => `/customers/${tenantId}/consent`,
  offers: '/offers',
  newOffer: '/offers/new/delegated-administration',
  newOfferFor: (tenantId: string): string => `/offers/new/${tenantId}`,
  trial: '/offers/new/trial',
  purchase: '/offers/new/purchase',
  /** The wizard for one customer, where an offer of the kind becomes an order. `draftId`: of an offer whose lines may be taken over. */
  offerTo: (kind: 'trial' | 'purchase', tenantId: string, draftId?: string): string => `/offers/new/${kind}/${tenantId}${draftId === undefined ? '' : `/from/${draftId}`}`,
  orders: '/offers/orders',
  order: (tenantId: string): string => `/offers/orders/${tenantId}`,
  offer: (offerId: string): string => `/offers/${offerId}`,
  offerDetails: (offerId: string): string => `/offers/${offerId}/details`,
  quote: (quoteId: string): string => `/offers/quote/${quoteId}`,
  merge: (offerId: string): string => `/offers/${offerId}/merge`,
  relationships: '/relationships',
  /** The list, narrowed: the filter stands in the address, so that it can be linked to and gone back to. */
  relationshipsWhere: (filter: Readonly<Record<string, string>>): string => `/relationships/where/${new URLSearchParams(filter).toString()}`,
  relationship: (id: string): string => `/relationships/${encodeURIComponent(id)}`,
  radar: '/relationships/radar',
  waiting: '/relationships/waiting',
  teamAccess: '/relationships/access',
  roleTemplates: '/relationships/templates',
  reach: (tenantId: string): string => `/relationships/reach/${tenantId}`,
  serviceRequests: '/service-requests',
  newRequest: '/service-requests/new',
  newRequestFor: (tenantId: string): string => `/service-requests/new/${tenantId}`,
  customerRequests: (tenantId: string): string => `/service-requests/customer/${tenantId}`,
  /** The list, narrowed by its address: `state`, `severity`, `unread`, `text`, `sort`, `descending`. */
  requestsWhere: (filter: Readonly<Record<string, string>>, tenantId?: string): string => {
    const list = `/service-requests${tenantId === undefined ? '' : `/customer/${tenantId}`}`
    return Object.keys(filter).length === 0 ? list : `${list}/where/${new URLSearchParams(filter).toString()}`
  },
  /** `id`: support's number, or the id of a draft. */
  serviceRequest: (id: string): string => `/service-requests/${id}`,
  /** Open incidents of services over all customers. */
  serviceHealth: '/service-health',
  serviceHealthOf: (service: string): string => `/service-health/where/${new URLSearchParams({ service }).toString()}`,
  /** Licences of each product at each customer, narrowed by `product` (a SKU) and `why`. */
  licences: '/licences',
  licencesWhere: (filter: Readonly<Record<string, string>>): string => (Object.keys(filter).length === 0 ? '/licences' : `/licences/where/${new URLSearchParams(filter).toString()}`),
  team: '/team',
  /** What each role may do. */
  rights: '/team/roles',
  company: '/company',
  activity: '/activity',
  customerActivity: (tenantId: string): string => `/activity/customer/${tenantId}`,
  /** The record, narrowed: `text`, `topic`, `result`, `who`, `since` (days). */
  activityWhere: (filter: Readonly<Record<string, string>>, tenantId?: string): string => {
    const list = `/activity${tenantId === undefined ? '' : `/customer/${tenantId}`}`
    return Object.keys(filter).length === 0 ? list : `${list}/where/${new URLSearchParams(filter).toString()}`
  },
  settings: '/settings',
  templates: '/settings/templates',
  diagnostics: '/settings/diagnostics',
  onboarding: '/settings/onboarding',
  privacy: '/settings/privacy'
} as const

interface NavigationEntry {
  readonly path: string
  readonly label: MessageKey
  readonly icon: IconName
}

/** The links of the landmark "Main", in order (acceptance.md). */
export const navigation: readonly NavigationEntry[] = [
  { path: paths.overview, label: 'nav.overview', icon: 'home' },
  { path: paths.customers, label: 'nav.customers', icon: 'people' },
  { path: paths.offers, label: 'nav.offers', icon: 'mail' },
  { path: paths.relationships, label: 'nav.relationships', icon: 'handshake' },
  { path: paths.serviceRequests, label: 'nav.serviceRequests', icon: 'headset' },
  { path: paths.team, label: 'nav.team', icon: 'team' },
  { path: paths.company, label: 'nav.company', icon: 'building' },
  { path: paths.activity, label: 'nav.activity', icon: 'history' },
  { path: paths.settings, label: 'nav.settings', icon: 'settings' }
]

/** The navigation entry under which a page lies. */
export function sectionOf(path: string): string {
  if (path === paths.overview) return paths.overview
  if (path.startsWith(paths.lookup)) return paths.customers
  if (path.startsWith(paths.serviceHealth) || path.startsWith(paths.licences)) return paths.overview
  return navigation.find(entry => entry.path !== paths.overview && path.startsWith(entry.path))?.path ?? ''
}
