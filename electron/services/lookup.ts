import { AppFailure } from '../contract/errors'
import type { CustomerDetails, LookupAnswer } from '../contract/customer'
import { parseLookupQuery, type LookupQuery } from '../domain/lookupQuery'
import { isUsable } from '../domain/relationshipState'
import type { CustomersService } from './customers'
import { isPassing } from './customersFacts'
import type { CustomerIndexPort } from './customersPorts'
import type { CustomerDirectory } from './ports'

export interface LookupOptions {
  readonly directory: Pick<CustomerDirectory, 'findTenantByDomain' | 'user'>
  readonly customers: Pick<CustomersService, 'read' | 'cached'>
  readonly index: Pick<CustomerIndexPort, 'find'>
  /** Whether the cloud finds any tenant by any of its domains. */
  readonly crossTenantLookup: boolean | (() => boolean)
}

/**
 * Finds a customer by a complete user name or domain (capabilities 3.1, 3.2). "No such domain" is an answer; not reachable
 * and not allowed are rejections of those kinds; what was typed wrongly is kind `invalid` with a code of its own.
 */
export interface LookupService {
  find(text: string, signal?: AbortSignal): Promise<LookupAnswer>
}

type Asked = Exclude<LookupQuery, { kind: 'refused' }>
type User = NonNullable<Extract<LookupAnswer, { found: true }>['user']>

const parsed = (text: string): Asked => {
  const query = parseLookupQuery(text)
  if (query.kind !== 'refused') return query
  throw new AppFailure({ kind: 'invalid', code: query.code, ...(query.suggestion !== undefined && { params: { suggestion: query.suggestion } }) })
}

const reached = ({ relationship }: CustomerDetails): boolean => relationship.known && isUsable(relationship.value.state)
const readable = (customer: CustomerDetails): boolean =>
  reached(customer) && customer.relationship.known && (customer.relationship.value.technicianRole ?? 'none') !== 'none'

export const createLookupService = ({ directory, customers, index, ...options }: LookupOptions): LookupService => {
  const findsAny = (): boolean => (typeof options.crossTenantLookup === 'function' ? options.crossTenantLookup() : options.crossTenantLookup)
  /** Said only where it can be read; a failure here never spoils the customer that was found. */
  const userAt = async (customer: CustomerDetails, query: Asked, signal: AbortSignal | undefined): Promise<User | undefined> => {
    if (query.kind !== 'user') return undefined
    const { userPrincipalName } = query
    if (customer.source === 'cache' || !readable(customer)) return { userPrincipalName, exists: 'notChecked' }
    try {
      const user = await directory.user(customer.tenantId, userPrincipalName, signal)
      return user === undefined ? { userPrincipalName, exists: 'no' } : { userPrincipalName, exists: 'yes', displayName: user.displayName }
    } catch (error) {
      if (error instanceof AppFailure && error.error.kind !== 'cancelled') return { userPrincipalName, exists: 'notChecked' }
      throw error
    }
  }
  const found = async (customer: CustomerDetails, query: Asked, signal: AbortSignal | undefined): Promise<LookupAnswer> => {
    const user = await userAt(customer, query, signal)
    return { found: true, customer, ...(user !== undefined && { user }) }
  }
  const fromCache = (query: Asked): CustomerDetails | undefined => {
    const customer = index.find(query.domain)
    return customer && customers.cached(customer)
  }

  return {
    async find(text, signal) {
      const query = parsed(text)
      try {
        const tenant = await directory.findTenantByDomain(query.domain, signal)
        const related = tenant === undefined && !findsAny() ? index.find(query.domain) : undefined
        const known = tenant ?? (related && { tenantId: related.id, displayName: related.name, defaultDomain: related.defaultDomain })
        if (known === undefined) return { found: false, query: text.trim(), why: 'noSuchDomain' }
        const customer = await customers.read(known, signal, query.domain)
        const byOtherDomain = query.kind === 'domain' && query.domain !== customer.defaultDomain
        if (!findsAny() && byOtherDomain && !reached(customer)) return { found: false, query: text.trim(), why: 'needsRelationship' }
        return await found(customer, query, signal)
      } catch (error) {
        const cached = error instanceof AppFailure && isPassing(error.error.kind) ? fromCache(query) : undefined
        if (cached === undefined) throw error
        return found(cached, query, signal)
      }
    }
  }
}
