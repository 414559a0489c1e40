import { z } from 'zod'
import type { CustomerDomain, CustomerSubscription } from '../../contract/customer'
import type { CustomerUser } from '../../contract/passwordReset'
import type { DelegatedRole } from '../../contract/session'
import { daysOf } from '../../domain/isoDays'
import { skuName } from '../../domain/skuNames'
import type { AccessAssignmentRecord, AgentGroups, RelationshipOperationRecord, RelationshipRecord, RelationshipRequestRecord } from '../../services/ports'
import type { customerUserSchema, domainSchema, groupSchema, memberOfSchema, RawAccessAssignment, RawRelationship, relationshipOperationSchema, relationshipRequestSchema, subscribedSkuSchema } from './types'

const operationDataSchema = z.object({ id: z.string().min(1) })
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10'

export type RawMembership = z.infer<typeof memberOfSchema>

/** The partner's own groups of old, which still say who may do what: AdminAgents is Full, HelpdeskAgents is Limited (2.3). */
export const roleOf = (memberships: readonly RawMembership[]): DelegatedRole => {
  const names = new Set(memberships.filter(isGroup).map((group) => group.displayName?.toLowerCase()))
  if (names.has('adminagents')) return 'full'
  return names.has('helpdeskagents') ? 'limited' : 'none'
}

/** The same two groups by id. A tenant may have other groups of these names: the first one counts. */
export const toAgentGroups = (groups: readonly z.infer<typeof groupSchema>[]): AgentGroups => {
  const idOf = (name: string): string | undefined => groups.find((group) => group.displayName?.toLowerCase() === name)?.id
  const [adminAgents, helpdeskAgents] = [idOf('adminagents'), idOf('helpdeskagents')]
  return { ...(adminAgents !== undefined && { adminAgents }), ...(helpdeskAgents !== undefined && { helpdeskAgents }) }
}

const typeOf = (entry: RawMembership): string => entry['@odata.type']?.toLowerCase().split('.').at(-1) ?? 'group'
const isDirectoryRole = (entry: RawMembership): boolean => typeOf(entry) === 'directoryrole'
/** Administrative units stand among the memberships too, and may have any name. */
export const isGroup = (entry: RawMembership): boolean => typeOf(entry) === 'group'

/** Whether a directory role is among the memberships, by the id of its template. */
export const holdsRole = (memberships: readonly RawMembership[], templateId: string): boolean =>
  memberships.some((entry) => isDirectoryRole(entry) && entry.roleTemplateId?.toLowerCase() === templateId)

export const isGlobalAdministrator = (memberships: readonly RawMembership[]): boolean => holdsRole(memberships, globalAdministrator)

export const toRelationship = (raw: RawRelationship): RelationshipRecord => {
  const durationDays = raw.duration ? daysOf(raw.duration) : undefined
  return {
    id: raw.id,
    displayName: raw.displayName,
    status: raw.status,
    ...(raw.customer?.tenantId && { customer: { tenantId: raw.customer.tenantId, displayName: raw.customer.displayName ?? '' } }),
    roles: raw.accessDetails?.unifiedRoles.map((role) => role.roleDefinitionId) ?? [],
    createdAt: raw.createdDateTime ?? '',
    ...(raw.activatedDateTime && { activatedAt: raw.activatedDateTime }),
    ...(raw.lastModifiedDateTime && { modifiedAt: raw.lastModifiedDateTime }),
    ...(raw.endDateTime && { endsAt: raw.endDateTime }),
    ...(durationDays !== undefined && { durationDays }),
    ...(raw.autoExtendDuration && (daysOf(raw.autoExtendDuration) ?? 0) > 0 && { autoExtend: true }),
    ...originOf(raw),
    etag: raw['@odata.etag'] ?? ''
  }
}

const originOf = (raw: RawRelationship): Pick<RelationshipRecord, 'origin' | 'partnerConsentPending'> => {
  if (raw.displayName.startsWith('MLT_')) return { origin: 'microsoft' }
  return raw.indirectProviderTenantId ? { origin: 'provider', ...(raw.isPartnerConsentPending === true && { partnerConsentPending: true }) } : {}
}

/** Relationships that Microsoft itself made in its own transition: read-only, and no consent of the customer. */
export const isMicrosoftLed = ({ origin }: RelationshipRecord): boolean => origin === 'microsoft'

export const toAssignment = (raw: RawAccessAssignment): AccessAssignmentRecord => ({
  id: raw.id,
  groupId: raw.accessContainer.accessContainerId,
  status: raw.status,
  roles: raw.accessDetails.unifiedRoles.map((role) => role.roleDefinitionId),
  ...(raw.createdDateTime && { createdAt: raw.createdDateTime }),
  ...(raw.lastModifiedDateTime && { modifiedAt: raw.lastModifiedDateTime }),
  ...(raw['@odata.etag'] && { etag: raw['@odata.etag'] })
})

export const toRelationshipRequest = (raw: z.infer<typeof relationshipRequestSchema>): RelationshipRequestRecord => ({
  id: raw.id,
  action: raw.action,
  status: raw.status,
  createdAt: raw.createdDateTime ?? ''
})

/** `data` is the assignment as the change leaves it, as JSON in a text. Other kinds of work may hold anything there. */
const assignmentOf = (data: string | null | undefined): string | undefined => {
  try {
    return operationDataSchema.parse(JSON.parse(data ?? '')).id
  } catch {
    return undefined
  }
}

export const toRelationshipOperation = (raw: z.infer<typeof relationshipOperationSchema>): RelationshipOperationRecord => {
  const assignmentId = assignmentOf(raw.data)
  return { id: raw.id, status: raw.status, createdAt: raw.createdDateTime ?? '', ...(assignmentId !== undefined && { assignmentId }) }
}

export const toDomain = (raw: z.infer<typeof domainSchema>): CustomerDomain => ({
  name: raw.id.toLowerCase(),
  isDefault: raw.isDefault,
  isInitial: raw.isInitial,
  isVerified: raw.isVerified
})

const statuses: Readonly<Record<string, CustomerSubscription['status']>> = {
  enabled: 'enabled',
  warning: 'warning',
  suspended: 'suspended',
  deleted: 'deleted',
  lockedout: 'lockedOut'
}

/** Graph knows no words for a product: its name comes from our own table. */
export const toSubscription = (raw: z.infer<typeof subscribedSkuSchema>): CustomerSubscription => ({
  skuId: raw.skuId.toLowerCase(),
  skuPartNumber: raw.skuPartNumber,
  name: skuName(raw.skuPartNumber),
  consumedUnits: raw.consumedUnits,
  enabledUnits: raw.prepaidUnits?.enabled ?? 0,
  status: statuses[raw.capabilityStatus.toLowerCase()] ?? 'warning'
})

export const toCustomerUser = (raw: z.infer<typeof customerUserSchema>): CustomerUser => ({
  id: raw.id,
  userPrincipalName: raw.userPrincipalName,
  name: raw.displayName ?? (raw.userPrincipalName || raw.id),
  accountEnabled: raw.accountEnabled !== false,
  synchronised: raw.onPremisesSyncEnabled === true,
  guest: raw.userType?.toLowerCase() === 'guest',
  ...(raw.lastPasswordChangeDateTime && { passwordChangedAt: raw.lastPasswordChangeDateTime })
})
