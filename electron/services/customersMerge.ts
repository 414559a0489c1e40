import type { Customer, Fact } from '../contract/customer'
import type { Instant } from '../contract/ids'
import { factsOf, type Facts } from './customersFacts'
import type { TenantInformation } from './ports'

/** What could not be reached now is taken from the cache, with its age. */
const preferRead = <T>(read: Fact<T>, cached: Fact<T> | undefined): Fact<T> =>
  read.known || read.why !== 'unreachable' || cached?.known !== true ? read : cached

export const withCache = (read: Facts, cached: Customer | undefined, now: number): Facts => {
  if (cached === undefined) return read
  const old = factsOf(cached, now)
  return {
    domains: preferRead(read.domains, old.domains),
    country: preferRead(read.country, old.country),
    subscriptions: preferRead(read.subscriptions, old.subscriptions),
    relationship: preferRead(read.relationship, old.relationship)
  }
}

const factsInOrder = ({ domains, country, subscriptions, relationship }: Facts): readonly Fact<unknown>[] => [domains, country, subscriptions, relationship]

/** The oldest moment of all known facts; `fallback` when none is known. */
export const oldest = (facts: Facts, fallback: Instant): Instant =>
  factsInOrder(facts).reduce((at, fact) => (fact.known && fact.readAt < at ? fact.readAt : at), fallback)

const wasRead = (fact: Fact<unknown>): boolean => fact.known || fact.why === 'notAllowed'

/** The record to keep after a customer was read: what is new, and what was known before where nothing new came. */
export const toRecord = (tenant: TenantInformation, facts: Facts, cached: Customer | undefined, readAt: Instant, alsoDomain?: string): Customer => {
  const { relationship, country, subscriptions, domains } = facts
  const verified = domains.known ? domains.value.filter(({ isVerified }) => isVerified).map(({ name }) => name) : (cached?.domains ?? [])
  const initial = domains.known ? domains.value.find(({ isInitial }) => isInitial)?.name : cached?.initialDomain
  const place = country.known ? country.value : cached
  const reach = relationship.known ? relationship.value : undefined
  const skus = subscriptions.known ? subscriptions.value : subscriptions.why === 'notAllowed' ? undefined : cached?.subscriptions
  const complete = [domains, country, subscriptions].every(wasRead)
  const detailsReadAt = complete ? oldest(facts, readAt) : cached?.detailsReadAt
  const relationshipId = reach === undefined ? cached?.relationshipId : reach.id
  const relationshipEndsAt = reach === undefined ? cached?.relationshipEndsAt : reach.endsAt
  const technicianRole = reach === undefined ? cached?.technicianRole : reach.technicianRole
  return {
    id: tenant.tenantId,
    name: tenant.displayName,
    defaultDomain: tenant.defaultDomain,
    domains: [...new Set([tenant.defaultDomain, ...(alsoDomain === undefined ? [] : [alsoDomain]), ...verified])].filter((name) => name !== ''),
    ...(initial !== undefined && { initialDomain: initial }),
    ...(place?.country !== undefined && { country: place.country }),
    ...(place?.city !== undefined && { city: place.city }),
    relationship: reach === undefined ? (cached?.relationship ?? 'none') : reach.state,
    ...(relationshipId !== undefined && { relationshipId }),
    ...(relationshipEndsAt !== undefined && { relationshipEndsAt }),
    ...(technicianRole !== undefined && { technicianRole }),
    ...(skus !== undefined && { subscriptions: skus }),
    ...(cached?.listed === true && { listed: true }),
    ...(detailsReadAt !== undefined && { detailsReadAt }),
    readAt: relationship.known ? relationship.readAt : (cached?.readAt ?? readAt)
  }
}

/** The list knows name, domain, place and relationship; what only the details know stays. */
export const mergeListed = (listed: Customer, cached: Customer | undefined): Customer => {
  if (cached === undefined) return listed
  const { initialDomain, technicianRole, subscriptions, detailsReadAt = cached.readAt } = cached
  const country = listed.country ?? cached.country
  const city = listed.city ?? cached.city
  return {
    ...listed,
    defaultDomain: listed.defaultDomain === '' ? cached.defaultDomain : listed.defaultDomain,
    domains: [...new Set([...listed.domains, ...cached.domains])],
    ...(country !== undefined && { country }),
    ...(city !== undefined && { city }),
    ...(initialDomain !== undefined && { initialDomain }),
    ...(technicianRole !== undefined && listed.relationshipId === cached.relationshipId && { technicianRole }),
    ...(subscriptions !== undefined && { subscriptions }),
    detailsReadAt
  }
}
