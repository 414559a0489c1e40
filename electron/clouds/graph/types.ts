import type {
  DelegatedAdminAccessAssignment, DelegatedAdminCustomer, DelegatedAdminRelationshipOperation, DelegatedAdminRelationshipRequest, DirectoryRole, Domain, Group, LongRunningOperation, Organization,
  ResellerDelegatedAdminRelationship, SubscribedSku, TenantInformation, User
} from '@microsoft/microsoft-graph-types'
import { z } from 'zod'
import { tenantIdSchema } from '../../contract/ids'

/** A field that Microsoft's own types know, or one of OData's. */
type Known<T> = keyof T | `@odata.${string}`

/** Fields that Microsoft's types let be null, and the shape does not. */
type Strict<T, S> = { [K in keyof S]: K extends keyof T ? (null extends T[K] ? (null extends z.input<S[K]> ? never : K) : never) : never }[keyof S]

/** The raw shape of a record of Graph: a field that its type does not have is a type error, and one that may be null there has to be read as such. */
export const record = <T>() => <S extends Readonly<Record<string, z.ZodType>>>(shape: S & Readonly<Record<Exclude<keyof S, Known<T>>, never>> & Readonly<Record<Strict<T, S>, never>>) => z.object<S>(shape)

/** Raw shapes of Graph v1.0, only the fields that are read. Unknown fields are ignored; missing ones are an error where named. */
const text = z.string()
const optionalText = z.string().nullish()
/** What nearly every record has: one without it must not cost the list that it stands in. */
const textOr = (otherwise: string) => optionalText.transform((found) => found ?? otherwise)
const flag = z.boolean().nullish().transform((found) => found === true)
const countOrNone = z.number().nullish().transform((found) => found ?? 0)
/** The value that stands for all that a later version of the service may say. */
export const statusText = textOr('unknownFutureValue')

export const meSchema = record<User>()({ id: text, displayName: optionalText, userPrincipalName: optionalText })

/** `@odata.type` tells groups from directory roles. */
export const memberOfSchema = record<Group & DirectoryRole>()({
  '@odata.type': optionalText,
  id: text,
  displayName: optionalText,
  roleTemplateId: optionalText
})

export const groupSchema = record<Group>()({ id: text, displayName: optionalText })

export const organizationSchema = record<Organization>()({ id: tenantIdSchema, displayName: optionalText })

export const tenantInformationSchema = record<TenantInformation>()({ tenantId: tenantIdSchema, displayName: optionalText, defaultDomainName: textOr('') })

export const domainSchema = record<Domain>()({ id: text, isDefault: flag, isInitial: flag, isVerified: flag })

export const subscribedSkuSchema = record<SubscribedSku>()({
  skuId: textOr(''),
  skuPartNumber: textOr(''),
  capabilityStatus: textOr(''),
  consumedUnits: countOrNone,
  prepaidUnits: z.object({ enabled: countOrNone }).nullish()
})

export const userSchema = record<User>()({ id: text, displayName: optionalText, userPrincipalName: textOr('') })

/** A user of a customer with what a reset of the password must know. */
export const customerUserSchema = record<User>()({
  id: text,
  displayName: optionalText,
  userPrincipalName: textOr(''),
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

export const heldRoleSchema = record<DirectoryRole>()({ id: text, displayName: optionalText, roleTemplateId: textOr('') })

export const passwordOperationSchema = record<LongRunningOperation>()({ id: text, status: statusText, statusDetail: optionalText })

export const delegatedAdminCustomerSchema = record<DelegatedAdminCustomer>()({ tenantId: tenantIdSchema, displayName: textOr('') })

const accessDetails = z.object({ unifiedRoles: z.array(z.object({ roleDefinitionId: text })) })

export const relationshipSchema = record<ResellerDelegatedAdminRelationship>()({
  '@odata.etag': optionalText,
  id: text,
  displayName: text,
  status: statusText,
  // Graph sends an object of nulls, or of empty texts, where no customer was named.
  customer: z.object({ tenantId: tenantIdSchema.nullish().catch(undefined), displayName: optionalText }).nullish(),
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
  status: statusText,
  createdDateTime: optionalText,
  lastModifiedDateTime: optionalText,
  accessContainer: z.object({ accessContainerId: text }),
  accessDetails
})
export type RawAccessAssignment = z.infer<typeof accessAssignmentSchema>

export const relationshipRequestSchema = record<DelegatedAdminRelationshipRequest>()({ id: text, action: statusText, status: statusText, createdDateTime: optionalText })

/** `data` is JSON in a text. */
export const relationshipOperationSchema = record<DelegatedAdminRelationshipOperation>()({ id: text, status: statusText, data: optionalText, createdDateTime: optionalText })

export const partnerUserSchema = record<User>()({ id: text, displayName: optionalText, userPrincipalName: textOr(''), accountEnabled: z.boolean().nullish() })

export const pageSchema = <T extends z.ZodType>(item: T) => z.object({ value: z.array(item), '@odata.nextLink': optionalText, '@odata.count': z.number().nullish() })
