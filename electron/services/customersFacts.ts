import { AppFailure, type ErrorKind } from '../contract/errors'
import type { Customer, CustomerDetails, CustomerDomain, Fact } from '../contract/customer'
import type { Instant, TenantId } from '../contract/ids'
import type { DelegatedRole } from '../contract/session'
import { foremostRelationship, isUsable, relationshipState } from '../domain/relationshipState'
import { delegatedRoleOf } from '../domain/roleTemplates'
import { withTimeLimit } from '../lib/wait'
import type { Clock, CustomerDirectory, Relationships } from './ports'

export type Facts = Pick<CustomerDetails, 'domains' | 'country' | 'subscriptions' | 'relationship'>
type RelationshipFact = Facts['relationship']

export interface FactsOptions {
  readonly directory: Pick<CustomerDirectory, 'profile' | 'domains' | 'subscriptions'>
  readonly relationships: Pick<Relationships, 'ofCustomer' | 'accessAssignments'>
  readonly technician: () => { readonly groupIds: readonly string[] } | undefined
  readonly clock: Clock
  /** For each fact. */
  readonly limitMs?: number
}

/** Failures that say nothing about the customer: the cache may answer in their place. */
export const isPassing = (kind: ErrorKind): boolean => kind === 'unreachable' || kind === 'timedOut' || kind === 'throttled'

const notAllowed = { known: false, why: 'notAllowed' } as const
const failedFact = (error: unknown): { readonly known: false; readonly why: 'notAllowed' | 'unreachable' } => {
  if (!(error instanceof AppFailure)) throw error
  const { kind } = error.error
  if (kind === 'notAllowed' || kind === 'notFound') return notAllowed
  if (isPassing(kind)) return { known: false, why: 'unreachable' }
  throw error
}

/** Reads everything the customer page shows, in parallel, each fact with its own limit; one that fails does not take the others with it. */
export const createFactReader = (options: FactsOptions) => {
  const { directory, relationships, technician, clock, limitMs = 10_000 } = options
  const readAt = (): Instant => new Date(clock.now()).toISOString()

  const fact = async <T>(signal: AbortSignal | undefined, read: (signal: AbortSignal) => Promise<T | undefined>): Promise<Fact<T>> => {
    try {
      const value = await withTimeLimit(limitMs, read, signal)
      return value === undefined ? notAllowed : { known: true, value, readAt: readAt() }
    } catch (error) {
      return failedFact(error)
    }
  }

  const roleBy = async (relationshipId: string, signal: AbortSignal): Promise<DelegatedRole> => {
    const mine = new Set(technician()?.groupIds)
    const assignments = await relationships.accessAssignments(relationshipId, signal)
    return delegatedRoleOf(assignments.filter(({ status, groupId }) => status === 'active' && mine.has(groupId)).flatMap(({ roles }) => roles))
  }

  const relationship = (tenantId: TenantId, signal: AbortSignal | undefined): Promise<RelationshipFact> =>
    fact(signal, async (limited) => {
      const now = clock.now()
      const records = (await relationships.ofCustomer(tenantId, limited)).filter(({ customer }) => customer?.tenantId === tenantId)
      const foremost = foremostRelationship(records, now)
      if (foremost === undefined) return { state: 'none', technicianRole: 'none' }
      // Every usable relationship counts for the role: a technician may be reached by any of them.
      const usable = records.filter((record) => isUsable(relationshipState(record, now)))
      const roles = await Promise.all(usable.map(({ id }) => roleBy(id, limited)))
      return {
        state: relationshipState(foremost, now),
        id: foremost.id,
        ...(foremost.endsAt !== undefined && { endsAt: foremost.endsAt }),
        technicianRole: roles.includes('full') ? 'full' : roles.includes('limited') ? 'limited' : 'none'
      }
    })

  /** What only a delegated administrator may read. Not asked where the answer would be a refusal. */
  const inTenant = async <T>(reach: RelationshipFact, signal: AbortSignal | undefined, read: (signal: AbortSignal) => Promise<T>): Promise<Fact<T>> => {
    if (!reach.known) return { known: false, why: reach.why }
    return reach.value.technicianRole === 'none' ? notAllowed : fact(signal, read)
  }

  return async (tenantId: TenantId, signal?: AbortSignal): Promise<Facts> => {
    const reaching = relationship(tenantId, signal)
    // All at once: where one of them ends the reading, nobody would hear of the failure of another.
    const [reach, profile, domains, subscriptions] = await Promise.all([
      reaching,
      fact(signal, (limited) => directory.profile(tenantId, limited)),
      reaching.then((reached) => inTenant(reached, signal, (limited) => directory.domains(tenantId, limited))),
      reaching.then((reached) => inTenant(reached, signal, (limited) => directory.subscriptions(tenantId, limited)))
    ])
    const country: Facts['country'] = profile.known
      ? { ...profile, value: { country: profile.value.country, ...(profile.value.city !== undefined && { city: profile.value.city }) } }
      : profile
    return { relationship: reach, domains, subscriptions, country }
  }
}

const known = <T>(value: T | undefined, readAt: Instant): Fact<T> =>
  value === undefined ? { known: false, why: 'notChecked' } : { known: true, value, readAt }

const cachedDomains = ({ domains, defaultDomain, initialDomain }: Customer): readonly CustomerDomain[] | undefined =>
  domains.length === 0
    ? undefined
    : domains.map((name) => ({ name, isDefault: name === defaultDomain, isInitial: name === initialDomain, isVerified: true }))

/** What the cache knows, each fact with the age that it has. */
export const factsOf = (customer: Customer, now: number): Facts => {
  const { readAt, detailsReadAt = readAt, technicianRole, relationshipId, relationshipEndsAt } = customer
  const state = relationshipState({ status: wireStatus[customer.relationship], endsAt: relationshipEndsAt }, now)
  return {
    domains: known(cachedDomains(customer), detailsReadAt),
    country: known(customer.country === undefined ? undefined : { country: customer.country, ...(customer.city !== undefined && { city: customer.city }) }, detailsReadAt),
    subscriptions: known(customer.subscriptions, detailsReadAt),
    relationship: {
      known: true,
      readAt,
      value: {
        state,
        ...(technicianRole !== undefined && { technicianRole }),
        ...(relationshipId !== undefined && { id: relationshipId }),
        ...(relationshipEndsAt !== undefined && { endsAt: relationshipEndsAt })
      }
    }
  }
}

/** The cached state goes through the same rule as a read one, because time passes while it lies there. */
const wireStatus = { none: 'created', invited: 'approvalPending', active: 'active', expiring: 'active', expired: 'expired', terminated: 'terminated' } as const
