import type { AccessAssignment, Domain, Relationship, RelationshipStatus, Tenant, User } from '../model'
import { EXTENDING_ROLES, FULL_ROLES, LIMITED_ROLES } from '../roleTemplates'
import { seededGuid } from './random'

/** A tenant with all that the seed says of it. */
export interface TenantSeed {
  readonly tenant: Tenant
  readonly users: readonly User[]
  readonly relationships: readonly Relationship[]
}

/** What every part of the seed depends on. */
export interface SeedContext {
  readonly seed: string
  /** Milliseconds; dates of the seed are relative to it. */
  readonly epoch: number
  readonly adminAgentsId: string
  readonly helpdeskAgentsId: string
}

export const DAY = 24 * 60 * 60 * 1000
/** All accounts of the seed got their password together. */
const PASSWORD_AGE_DAYS = 200

/** Verified domains; the first is the default, the one below onmicrosoft.com the initial. */
export function verifiedDomains(names: readonly string[]): Domain[] {
  return names.map((name, index) => ({ name, isDefault: index === 0, isInitial: name.endsWith('.onmicrosoft.com'), isVerified: true }))
}

/** @param name before the @; also what the ids depend on */
export function seededUser(
  context: SeedContext, tenant: Tenant, name: string,
  more: { readonly givenName: string; readonly surname: string; readonly directoryRoles?: readonly string[]; readonly groups?: readonly string[]; readonly onPremisesSyncEnabled?: boolean; readonly accountEnabled?: boolean }
): User {
  const domain = tenant.domains.find((candidate) => candidate.isDefault)?.name ?? ''
  return {
    id: seededGuid(context.seed, 'user', tenant.id, name),
    tenantId: tenant.id,
    userPrincipalName: `${name}@${domain}`,
    displayName: `${more.givenName} ${more.surname}`,
    givenName: more.givenName,
    surname: more.surname,
    accountEnabled: more.accountEnabled ?? true,
    onPremisesSyncEnabled: more.onPremisesSyncEnabled ?? false,
    usageLocation: tenant.country,
    lastPasswordChangeDateTime: instant(context.epoch - PASSWORD_AGE_DAYS * DAY),
    directoryRoles: more.directoryRoles ?? [],
    groups: more.groups ?? []
  }
}

export interface SeededRelationship {
  readonly key: string
  readonly displayName: string
  readonly status: RelationshipStatus
  /** Days before the epoch at which it was made. */
  readonly createdDaysAgo: number
  /** Days; from activation. */
  readonly durationDays: number
  readonly autoExtend?: boolean
  /** Which of the partner's groups are assigned; default both. */
  readonly assignedTo?: 'both' | 'adminAgentsOnly' | 'nobody'
  /** Nobody is named: any customer may approve it. */
  readonly forAnyone?: boolean
  /** Made by an indirect provider for this partner. */
  readonly indirectProviderTenantId?: string
  readonly partnerConsentPending?: boolean
}

const ACTIVATED: ReadonlySet<RelationshipStatus> = new Set(['active', 'expired', 'terminated'])

/** A relationship with one customer, activated on the day it was made unless it still waits. */
export function seededRelationship(context: SeedContext, tenant: Tenant, wanted: SeededRelationship): Relationship {
  const created = context.epoch - wanted.createdDaysAgo * DAY
  const createdDateTime = instant(created)
  const activated = ACTIVATED.has(wanted.status)
  const locked = { id: seededGuid(context.seed, 'request', tenant.id, wanted.key), action: 'lockForApproval' as const, status: 'succeeded' as const, createdDateTime, lastModifiedDateTime: createdDateTime }
  return {
    id: `${seededGuid(context.seed, 'relationship', tenant.id, wanted.key)}-${tenant.id}`,
    etag: seededEtag(context, 'relationship', tenant.id, wanted.key),
    displayName: wanted.displayName,
    duration: `P${wanted.durationDays}D`,
    autoExtendDuration: wanted.autoExtend ? 'P180D' : 'PT0S',
    ...(wanted.forAnyone === true ? {} : { customer: { tenantId: tenant.id, displayName: tenant.displayName } }),
    unifiedRoles: wanted.autoExtend ? EXTENDING_ROLES : [...FULL_ROLES, ...LIMITED_ROLES],
    ...(wanted.indirectProviderTenantId === undefined ? {} : { indirectProviderTenantId: wanted.indirectProviderTenantId }),
    ...(wanted.partnerConsentPending === true && { partnerConsentPending: true }),
    status: wanted.status,
    createdDateTime,
    lastModifiedDateTime: createdDateTime,
    ...(activated ? { activatedDateTime: createdDateTime, endDateTime: instant(created + wanted.durationDays * DAY) } : {}),
    requests: [locked],
    accessAssignments: activated ? assignments(context, tenant, wanted, createdDateTime) : []
  }
}

function assignments(context: SeedContext, tenant: Tenant, wanted: SeededRelationship, createdDateTime: string): AccessAssignment[] {
  const assignedTo = wanted.assignedTo ?? 'both'
  const full = wanted.autoExtend ? EXTENDING_ROLES : FULL_ROLES
  const make = (groupId: string, unifiedRoles: readonly string[]): AccessAssignment => ({
    id: seededGuid(context.seed, 'assignment', tenant.id, wanted.key, groupId),
    etag: seededEtag(context, 'assignment', tenant.id, wanted.key, groupId),
    status: 'active', groupId, unifiedRoles, createdDateTime, lastModifiedDateTime: createdDateTime
  })
  if (assignedTo === 'nobody') return []
  const admin = make(context.adminAgentsId, full)
  return assignedTo === 'both' ? [admin, make(context.helpdeskAgentsId, LIMITED_ROLES)] : [admin]
}

function seededEtag(context: SeedContext, ...path: readonly string[]): string {
  return seededGuid(context.seed, 'etag', ...path)
}

export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
