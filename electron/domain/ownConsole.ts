import { parseAddress } from './address'

/** A console of the technician's own company to which a customer's portal may lead (capabilities 6.4). */
export interface OwnConsole {
  readonly id: 'companyPortal' | 'adminConsole' | 'partnerConsole'
  /** The console is what lies at or below this address. Its own query and fragment do not count. */
  readonly url: string
}

/**
 * Which console of the technician's own company an address belongs to: the one whose address is the longest that fits. An
 * address that names the customer (its tenant, a domain) is never one, whatever it begins with.
 */
export function ownConsoleAt(address: string, consoles: readonly OwnConsole[], customerNames: readonly string[]): OwnConsole | undefined {
  const url = parseAddress(address)
  if (url === undefined || url.username !== '' || url.password !== '') return undefined
  const text = url.href.toLowerCase()
  if (customerNames.some((name) => text.includes(name.toLowerCase()))) return undefined
  return consoles.filter((console) => isBelow(url, console)).toSorted((one, other) => other.url.length - one.url.length)[0]
}

function isBelow(url: URL, console: OwnConsole): boolean {
  const base = parseAddress(console.url)
  if (base === undefined || base.origin !== url.origin) return false
  const path = base.pathname.replace(/\/+$/u, '')
  return url.pathname === path || url.pathname.startsWith(`${path}/`)
}
