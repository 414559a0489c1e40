import { domainToUnicode } from 'node:url'
import type { Customer } from '../contract/customer'
import { foldText } from '../lib/foldText'

/**
 * The prepared string by which a customer is found (capabilities 3.4): `name TAB domains TAB tenant id`, folded, domains
 * separated by blanks, the default one first, international ones in both forms. The order of two such strings is the order
 * of the names.
 */
export function customerText({ id, name, defaultDomain, initialDomain, domains }: Customer): string {
  const all = new Set([defaultDomain, ...domains, ...(initialDomain ? [initialDomain] : [])].map((domain) => domain.toLowerCase()))
  const unicode = [...all].filter((domain) => domain.includes('xn--')).map((domain) => foldText(domainToUnicode(domain)))
  return `${foldText(name)}\t${[...all, ...unicode].join(' ').trim()}\t${id}`
}
