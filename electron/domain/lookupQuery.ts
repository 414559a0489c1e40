import { toAsciiDomain } from './domainName'

/** Keys of the catalogue below `errors.`: why a query cannot be looked up. */
export type LookupRefusal = 'lookup.empty' | 'lookup.wildcard' | 'lookup.notADomain' | 'lookup.notAUserName' | 'lookup.tooLong'

/**
 * What the technician asked for. Domains are in the ASCII form and lower case; a user name too.
 * `suggestion` is a query that would be accepted (the domain of a pasted web address, for example).
 */
export type LookupQuery =
  | { readonly kind: 'domain'; readonly domain: string }
  | { readonly kind: 'user'; readonly userPrincipalName: string; readonly domain: string }
  | { readonly kind: 'refused'; readonly code: LookupRefusal; readonly suggestion?: string }

/** 64 for the name, 1 for the sign, 253 for the domain, and a little for what is trimmed away. */
const longestQuery = 320
const longestUserPart = 64

/** Marks of direction, soft hyphens and zero-width blanks come along when text is copied from a mail or a chat. */
const invisible = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu
const edgeJoiners = /^[\u200C\u200D\s]+|[\u200C\u200D\s]+$/gu
const wildcards = /[*?%]/u
const webAddress = /^[a-z][a-z0-9+-]*:\/{0,2}/iu
const userPart = /^[a-z0-9'_!#^~+&=-]+(?:\.[a-z0-9'_!#^~+&=-]+)*$/u

const refused = (code: LookupRefusal, suggestion?: string): LookupQuery =>
  suggestion === undefined ? { kind: 'refused', code } : { kind: 'refused', code, suggestion }

/**
 * Reads what was typed as a complete user name or domain (capabilities 3.1). Wildcards are refused before anything else, so
 * that they are never treated as text; full-width forms count as the characters they stand for.
 */
export function parseLookupQuery(text: string): LookupQuery {
  if (text.length > longestQuery * 4) return refused('lookup.tooLong')
  const query = text.normalize('NFKC').replace(invisible, '').replace(edgeJoiners, '')
  if (query === '') return refused('lookup.empty')
  if (query.length > longestQuery) return refused('lookup.tooLong')
  if (webAddress.test(query)) return refusedAddress(query)
  if (wildcards.test(query)) return refused('lookup.wildcard')
  return query.includes('@') ? parseUserName(query) : parseDomain(query)
}

function parseDomain(query: string): LookupQuery {
  const domain = toAsciiDomain(query)
  if (domain === undefined) return refused('lookup.notADomain', domainBeforePath(query))
  return domain === 'tooLong' ? refused('lookup.tooLong') : { kind: 'domain', domain }
}

function parseUserName(query: string): LookupQuery {
  const [user = '', host = '', ...more] = query.split('@')
  if (more.length > 0) return refused('lookup.notAUserName')
  const domain = toAsciiDomain(host)
  if (domain === 'tooLong' || user.length > longestUserPart) return refused('lookup.tooLong')
  if (domain === undefined) return refused('lookup.notAUserName')
  const name = user.toLowerCase()
  if (!userPart.test(name)) return refused('lookup.notAUserName', user === '' ? domain : undefined)
  return { kind: 'user', userPrincipalName: `${name}@${domain}`, domain }
}

/** A web or mail address is not what is asked for, but it holds it: the answer names the part that can be looked up. */
function refusedAddress(query: string): LookupQuery {
  const rest = query.replace(webAddress, '')
  if (/^mailto:/iu.test(query)) return refused('lookup.notAUserName', acceptable(rest.split('?')[0] ?? ''))
  return refused('lookup.notADomain', domainBeforePath(rest))
}

function domainBeforePath(text: string): string | undefined {
  const host = text.split(/[/?#\\]/u)[0] ?? ''
  return acceptable(host.split(':')[0] ?? '')
}

function acceptable(text: string): string | undefined {
  if (wildcards.test(text) || webAddress.test(text)) return undefined
  const parsed = text.includes('@') ? parseUserName(text) : toAsciiDomain(text)
  if (typeof parsed === 'string') return parsed === 'tooLong' ? undefined : parsed
  return parsed?.kind === 'user' ? parsed.userPrincipalName : undefined
}
