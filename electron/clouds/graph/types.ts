import type {
  DelegatedAdminAccessAssignment, DelegatedAdminCustomer, DelegatedAdminRelationshipOperation, DelegatedAdminRelationshipRequest, DirectoryRole, Domain, Group, LongRunningOperation, Organization,
  ResellerDelegatedAdminRelationship, SubscribedSku, TenantInformation, User
} from '@microsoft/microsoft-graph-types'
import { z } from 'zod'
import { tenantIdSchema } from '../../contract/ids'

/** A field that Microsoft's own types know, or one of OData's. */
type Known<T> = keyof T | `@odata.${string}`

/** The raw shape of a record of Graph: a field that its type does not have is a type error. */
export const record = <T>() => <S extends Readonly<Record<string, z.ZodType>>>(shape: S & Readonly<Record<Exclude<keyof S, Known<T>>, never>>) => z.object<S>(shape)

/** Raw shapes of Graph v1.0, only the fields that are read. Unknown fields are ignored; missing ones are an error where named. */
const text = z.string()
const optionalText = z.string().nullish()

export const meSchema = record<User>()({ id: text, displayName: optionalText, userPrincipalName: text })

/** `@odata.type` tells groups from directory roles. */
export const memberOfSchema = record<Group & DirectoryRole>()({
  '@odata.type': optionalText,
  id: text,
  displayName: optionalText,
  roleTemplateId: optionalText
})

export const groupSchema = record<Group>()({ id: text, displayName: optionalText })

export const organizationSchema = record<Organization>()({ id: tenantIdSchema, displayName: text })

export const tenantInformationSchema = record<TenantInformation>()({ tenantId: tenantIdSchema, displayName: text, defaultDomainName: text })

export const domainSchema = record<Domain>()({ id: text, isDefault: z.boolean(), isInitial: z.boolean(), isVerified: z.boolean() })

export const subscribedSkuSchema = record<SubscribedSku>()({
  skuId: text,
  skuPartNumber: text,
  capabilityStatus: text,
  consumedUnits: z.number(),
  prepaidUnits: z.object({ enabled: z.number() })
})

export const userSchema = record<User>()({ id: text, displayName: optionalText, userPrincipalName: text })

/** A user of a customer with what a reset of the password must know. */
export const customerUserSchema = record<User>()({
  id: text,
  displayName: optionalText,
  userPrincipalName: text,
  accountEnabled: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  userType: optionalText,
  lastPasswordChangeDateTime: optionalText
})

/** What holds a directory role: a user, a group or an application, by `@odata.type`. */
export const principalSchema = record<User>()({
  '@odata.type': optionalText,
  id: text,
  displayName: optionalText,
  userPrincipalName: optionalText,
  accountEnabled: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish()
})

export const heldRoleSchema = record<DirectoryRole>()({ id: text, displayName: optionalText, roleTemplateId: text })

export const passwordOperationSchema = record<LongRunningOperation>()({ id: text, status: text, statusDetail: optionalText })

export const delegatedAdminCustomerSchema = record<DelegatedAdminCustomer>()({ tenantId: tenantIdSchema, displayName: text })

const accessDetails = z.object({ unifiedRoles: z.array(z.object({ roleDefinitionId: text })) })

export const relationshipSchema = record<ResellerDelegatedAdminRelationship>()({
  '@odata.etag': optionalText,
  id: text,
  displayName: text,
  status: text,
  // Graph sends an object of nulls where no customer was named.
  customer: z.object({ tenantId: tenantIdSchema.nullish(), displayName: optionalText }).nullish(),
  accessDetails: accessDetails.nullish(),
  duration: optionalText,
  autoExtendDuration: optionalText,
  createdDateTime: optionalText,
  lastModifiedDateTime: optionalText,
  activatedDateTime: optionalText,
  endDateTime: optionalText,
  /** Only of one that an indirect provider made. */
  indirectProviderTenantId: optionalText,
  isPartnerConsentPending: z.boolean().nullish()
})
export type RawRelationship = z.infer<typeof relationshipSchema>

export const accessAssignmentSchema = record<DelegatedAdminAccessAssignment>()({
  '@odata.etag': optionalText,
  id: text,
  status: text,
  createdDateTime: optionalText,
  lastModifiedDateTime: optionalText,
  accessContainer: z.object({ accessContainerId: text }),
  accessDetails
})
export type RawAccessAssignment = z.infer<typeof accessAssignmentSchema>

export const relationshipRequestSchema = record<DelegatedAdminRelationshipRequest>()({ id: text, action: text, status: text, createdDateTime: optionalText })

/** `data` is JSON in a text. */
export const relationshipOperationSchema = record<DelegatedAdminRelationshipOperation>()({ id: text, status: text, data: optionalText, createdDateTime: optionalText })

export const partnerUserSchema = record<User>()({ id: text, displayName: optionalText, userPrincipalName: text, accountEnabled: z.boolean().nullish() })

export const pageSchema = <T extends z.ZodType>(item: T) => z.object({ value: z.array(item), '@odata.nextLink': optionalText, '@odata.count': z.number().nullish() })
