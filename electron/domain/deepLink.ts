import { toAsciiDomain } from './domainName'

/** What a `partnerdesk:` link leads to. It only ever shows a page; it never starts a session (capabilities 6.8). */
export type DeepLink =
  | { readonly kind: 'customer'; readonly tenantId: string }
  | { readonly kind: 'customerDomain'; readonly domain: string }
  | { readonly kind: 'quote'; readonly quoteId: string }
  | { readonly kind: 'refused' }

const longestDeepLink = 2_000
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u
const shape = /^partnerdesk:\/\/(?<page>customer|quote)\/(?<name>[^/?#\\]+)\/?$/iu
const refused: DeepLink = { kind: 'refused' }

/**
 * Reads `partnerdesk://customer/<domain or tenant id>` and `partnerdesk://quote/<id>`. Anyone can make such a link, so
 * anything beyond these shapes (query, fragment, credentials, further path) is refused rather than ignored.
 */
export function parseDeepLink(value: unknown): DeepLink {
  if (typeof value !== 'string' || value.length > longestDeepLink) return refused
  const parts = shape.exec(value)?.groups
  const name = decode(parts?.['name'] ?? '')?.toLowerCase()
  if (parts === undefined || name === undefined) return refused
  return parts['page']?.toLowerCase() === 'quote' ? toQuote(name) : toCustomer(name)
}

function toQuote(name: string): DeepLink {
  return guid.test(name) ? { kind: 'quote', quoteId: name } : refused
}

function toCustomer(name: string): DeepLink {
  if (guid.test(name)) return { kind: 'customer', tenantId: name }
  const domain = toAsciiDomain(name)
  return domain === undefined || domain === 'tooLong' ? refused : { kind: 'customerDomain', domain }
}

/** Systems hand over a domain in its own script percent-encoded; once only, so that nothing hides behind a second layer. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
