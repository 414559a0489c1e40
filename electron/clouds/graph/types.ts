import { z } from 'zod'
import { tenantIdSchema } from '../../contract/ids'

/** Raw shapes of Graph v1.0, only the fields that are read. Unknown fields are ignored; missing ones are an error where named. */
const text = z.string()
const optionalText = z.string().nullish()

export const meSchema = z.object({ id: text, displayName: optionalText, userPrincipalName: text })

/** `@odata.type` tells groups from directory roles. */
export const memberOfSchema = z.object({
  '@odata.type': optionalText,
  id: text,
  displayName: optionalText,
  roleTemplateId: optionalText
})

export const groupSchema = z.object({ id: text, displayName: optionalText })

export const organizationSchema = z.object({ id: tenantIdSchema, displayName: text })

export const tenantInformationSchema = z.object({ tenantId: tenantIdSchema, displayName: text, defaultDomainName: text })

export const domainSchema = z.object({ id: text, isDefault: z.boolean(), isInitial: z.boolean(), isVerified: z.boolean() })

export const subscribedSkuSchema = z.object({
  skuId: text,
  skuPartNumber: text,
  capabilityStatus: text,
  consumedUnits: z.number(),
  prepaidUnits: z.object({ enabled: z.number() })
})

export const userSchema = z.object({ id: text, displayName: optionalText, userPrincipalName: text })

/** A user of a customer with what a reset of the password must know. */
export const customerUserSchema = z.object({
  id: text,
  displayName: optionalText,
  userPrincipalName: text,
  accountEnabled: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  userType: optionalText,
  lastPasswordChangeDateTime: optionalText
})

/** What holds a directory role: a user, a group or an application, by `@odata.type`. */
export const principalSchema = z.object({
  '@odata.type': optionalText,
  id: text,
  displayName: optionalText,
  userPrincipalName: optionalText,
  accountEnabled: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish()
})

export const heldRoleSchema = z.object({ id: text, displayName: optionalText, roleTemplateId: text })

export const passwordOperationSchema = z.object({ id: text, status: text, statusDetail: optionalText })

export const delegatedAdminCustomerSchema = z.object({ tenantId: tenantIdSchema, displayName: text })

const accessDetails = z.object({ unifiedRoles: z.array(z.object({ roleDefinitionId: text })) })

export const relationshipSchema = z.object({
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
  indirectProviderTenantId: optionalText
})
export type RawRelationship = z.infer<typeof relationshipSchema>

export const accessAssignmentSchema = z.object({
  '@odata.etag': optionalText,
  id: text,
  status: text,
  createdDateTime: optionalText,
  lastModifiedDateTime: optionalText,
  accessContainer: z.object({ accessContainerId: text }),
  accessDetails
})
export type RawAccessAssignment = z.infer<typeof accessAssignmentSchema>

export const relationshipRequestSchema = z.object({ id: text, action: text, status: text, createdDateTime: optionalText })

/** `data` is JSON in a text; what it holds is not documented, so only an assignment's id is looked for. */
export const relationshipOperationSchema = z.object({ id: text, status: text, data: optionalText, createdDateTime: optionalText })

export const partnerUserSchema = z.object({ id: text, displayName: optionalText, userPrincipalName: text, accountEnabled: z.boolean().nullish() })

export const pageSchema = <T extends z.ZodType>(item: T) => z.object({ value: z.array(item), '@odata.nextLink': optionalText, '@odata.count': z.number().nullish() })
