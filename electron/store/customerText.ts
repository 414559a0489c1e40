import { domainToUnicode } from 'node:url'
import type { Customer } from '../contract/customer'
import { writeFacts } from '../domain/customerFacts'
import { besides } from '../domain/searchText'
import { foldText } from '../lib/foldText'

/**
 * The prepared string by which a customer is found, sorted and filtered without being parsed (capabilities 3.4):
 * `name TAB domains TAB tenant id TAB facts`. Name and domains are folded; domains are separated by blanks, the default one first,
 * and behind them stand international ones in their own script (see `searchText`). The order of two such strings is the order of
 * the names. Facts: see `writeFacts`.
 */
export function customerText(customer: Customer): string {
  const { id, name, defaultDomain, initialDomain, domains } = customer
  const all = [...new Set([defaultDomain, ...domains, ...(initialDomain ? [initialDomain] : [])].map((domain) => domain.toLowerCase()))].filter((domain) => domain !== '')
  const unicode = all.filter((domain) => domain.includes('xn--')).map((domain) => foldText(domainToUnicode(domain)))
  return `${foldText(name)}\t${all.join(' ')}${besides(unicode)}\t${id}\t${writeFacts(customer)}`
}
