import type { PortalTemplate } from '../clouds/cloud'
import type { Instant, TenantId } from '../contract/ids'
import type { DelegatedRole } from '../contract/session'
import { isLoopbackHost, parseAddress } from '../domain/address'
import { judgeNavigation } from '../domain/navigationPolicy'
import { ownConsoleAt, type OwnConsole } from '../domain/ownConsole'
import type { CustomerPortal, ListedService, OutsidePortal, PortalMenu } from './ports'

/** What is known of the customer whose portals are meant. */
export interface ActingCustomer {
  readonly name: string
  readonly defaultDomain: string
  readonly initialDomain?: string | undefined
}

/** What a cloud said of a customer's portals, and when. */
export interface KnownServices {
  readonly services: readonly ListedService[]
  readonly sharePointName?: string | undefined
  readonly readAt: Instant
}

export interface PortalMenuParts {
  readonly templates: readonly PortalTemplate[]
  readonly tenantId: TenantId
  readonly customer: ActingCustomer
  readonly role: DelegatedRole
  readonly signInOrigins: readonly string[]
  readonly consoles: readonly OwnConsole[]
  /** Absent: the cloud's list was never read; then there are only the portals that every customer has. */
  readonly known?: KnownServices | undefined
}

/**
 * Joins the portals of a cloud's record with the cloud's own list of this customer's (microsoft-cloud §3). The list is the authority for
 * an address, the record for what belongs to a portal: what lies at no origin of the record never opens in the window, only in the
 * technician's own browser. @returns `undefined` when there is no portal for this role
 */
export function portalMenu(parts: PortalMenuParts): PortalMenu | undefined {
  const listed = (parts.known?.services ?? []).flatMap((service) => placed(service, parts))
  const addresses = new Map(listed.flatMap(({ same, url }) => (same === undefined ? [] : [[same, url] as const])))
  const templates = allowed(parts).map((template) => portalOf(template, parts, addresses.get(template.id)))
  const [first, ...others] = [...templates.filter((portal) => portal !== undefined), ...distinct(listed.flatMap(({ inside }) => inside ?? []))]
  if (first === undefined) return undefined
  const outside = distinct(listed.flatMap((one) => one.outside ?? []))
  return { portals: [first, ...others], outside, ...(parts.known === undefined ? {} : { portalsReadAt: parts.known.readAt }) }
}

/** Limited technicians do not get all of them (capabilities 6.3). */
const allowed = ({ templates, role }: PortalMenuParts): readonly PortalTemplate[] => templates.filter(({ fullOnly }) => fullOnly !== true || role === 'full')

const distinct = <T extends { readonly url: string }>(all: readonly T[]): readonly T[] => all.filter(({ url }, index) => all.findIndex((other) => other.url === url) === index)

interface Placed {
  readonly url: string
  /** Id of the template that means the same page. */
  readonly same?: string
  readonly inside?: CustomerPortal
  readonly outside?: OutsidePortal
}

function placed({ id, name, url: text }: ListedService, parts: PortalMenuParts): readonly Placed[] {
  const { templates, consoles, signInOrigins } = parts
  const url = parseAddress(text)
  if (url === undefined || url.username !== '' || url.password !== '') return []
  const itsOwn = templates.filter((template) => originsOf(template, parts).includes(url.origin))
  // Plain http only where the cloud itself lies there, on this computer.
  if (url.protocol !== 'https:' && !(isLoopbackHost(url.hostname) && (itsOwn.length > 0 || signInOrigins.includes(url.origin)))) return []
  const listedId = `listed.${id}`.slice(0, 64)
  if (ownConsoleAt(url.href, consoles, namesOf(parts)) !== undefined) return [{ url: url.href, outside: { id: listedId, name, url: url.href, opens: 'ownConsole' } }]
  const same = itsOwn.find((template) => isSamePage(url, template, parts))
  // Where the role does not get a portal, the list does not give it either.
  if (same !== undefined) return allowed(parts).includes(same) ? [{ url: staysIn(url, same, parts) ? url.href : '', same: same.id }] : []
  const namesAnother = itsOwn.length > 0 && (hasAnotherId(url, parts) || itsOwn.some((template) => judged(url, template, 'shown', parts) === 'wrongTenant'))
  const base = namesAnother ? undefined : allowed(parts).find((template) => itsOwn.includes(template) && staysIn(url, template, parts))
  if (base !== undefined) return [{ url: url.href, inside: { ...boundsOf(base, parts), id: listedId, name, url: url.href } }]
  return namesAnother ? [] : [{ url: url.href, outside: { id: listedId, name, url: url.href, opens: 'browser' } }]
}

/** What names the customer in an address, beside its tenant id. */
export const customerNames = ({ defaultDomain, initialDomain = '' }: ActingCustomer): readonly string[] => [defaultDomain, initialDomain].filter((name) => name !== '')

const namesOf = ({ tenantId, customer }: Pick<PortalMenuParts, 'tenantId' | 'customer'>): readonly string[] => [tenantId, ...customerNames(customer)]

function judged(url: URL, template: PortalTemplate, cause: 'requested' | 'shown', parts: PortalMenuParts): ReturnType<typeof judgeNavigation> {
  const { tenantId } = parts
  const bounds = { ...boundsOf(template, parts), signInOrigins: [], tenantId, customerNames: namesOf(parts) }
  return judgeNavigation({ url: url.href, isMainFrame: true, cause }, { ...bounds, portalOrigins: bounds.origins })
}

const staysIn = (url: URL, template: PortalTemplate, parts: PortalMenuParts): boolean => judged(url, template, 'requested', parts) === 'stay'

const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/giu
/** An entry of the list leads to the customer as a whole: an id of anything else in it is most likely another tenant's. */
const hasAnotherId = ({ href }: URL, { tenantId }: PortalMenuParts): boolean => [...href.matchAll(ids)].some(([id]) => id.toLowerCase() !== tenantId)

/** Microsoft writes a tenant as its id or as one of its domains; the id can be watched, so the record's way of writing wins. */
function isSamePage(url: URL, template: PortalTemplate, parts: PortalMenuParts): boolean {
  const other = parseAddress(filledIn(template.url, parts) ?? '')
  const names = new Set(namesOf(parts).map((name) => name.toLowerCase()))
  const written = url.pathname.split('/').map((part) => (names.has(decoded(part).toLowerCase()) ? parts.tenantId : part)).join('/')
  return other !== undefined && other.origin === url.origin && plain(other.pathname) === plain(written)
}

const plain = (path: string): string => path.replace(/\/+$/u, '').toLowerCase()

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function portalOf(template: PortalTemplate, parts: PortalMenuParts, listedUrl = ''): CustomerPortal | undefined {
  const url = filledIn(template.url, parts)
  return url === undefined ? undefined : { ...boundsOf(template, parts), id: template.id, nameKey: template.nameKey, url: listedUrl === '' ? url : listedUrl }
}

type Bounds = Pick<CustomerPortal, 'origins' | 'signInOrigins' | 'tenantInPath' | 'tenantInQuery' | 'tenantInPage'>

function boundsOf(template: PortalTemplate, parts: PortalMenuParts): Bounds {
  const { tenantInPath, tenantInQuery, tenantInPage, signInOrigins = [] } = template
  return {
    origins: originsOf(template, parts),
    signInOrigins: [...parts.signInOrigins, ...signInOrigins],
    ...(tenantInPath === undefined ? {} : { tenantInPath }),
    ...(tenantInQuery === undefined ? {} : { tenantInQuery }),
    ...(tenantInPage === undefined ? {} : { tenantInPage })
  }
}

const originsOf = ({ origins }: PortalTemplate, parts: PortalMenuParts): readonly string[] => origins.flatMap((origin) => filledIn(origin, parts) ?? [])

/** Fills placeholders in; every value is encoded, so that a name cannot become part of the shape. `undefined`: one has no value. */
function filledIn(template: string, { tenantId, customer, known }: PortalMenuParts): string | undefined {
  const values: Readonly<Record<string, string | undefined>> = {
    tenantId,
    defaultDomain: customer.defaultDomain,
    initialDomain: customer.initialDomain ?? customer.defaultDomain,
    sharePointName: known?.sharePointName
  }
  const parts = template.split(/\{(\w+)\}/u).map((text, index) => (index % 2 === 0 ? text : values[text]))
  if (parts.includes(undefined)) return undefined
  return parts.map((text, index) => (index % 2 === 0 ? text : encodeURIComponent(text ?? ''))).join('')
}
