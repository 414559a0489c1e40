import { z } from 'zod'

/** `https` only: a cloud on plain loopback is the practice cloud, whose record is made from its own ready line. */
const origin = z.string().regex(/^https:\/\/[a-z0-9{}.-]+$/iu)
const address = z.url({ protocol: /^https$/u }).max(500)
/** An address with placeholders, which no URL parser takes as it is. */
const template = z.string().regex(/^https:\/\/\S+$/u).max(500)
const host = z.string().regex(/^[a-z0-9.-]+$/iu)

/** A customer's portal as data; see `clouds/cloud.ts` for what the fields do. */
export const portalDataSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/u),
  /** Key below `portals.`; a portal that an administrator adds has a name instead. */
  nameKey: z.string().max(60).optional(),
  name: z.string().max(60).optional(),
  /** Placeholders: `{tenantId}`, `{defaultDomain}`, `{initialDomain}`, `{sharePointName}`. */
  url: template,
  /** Exact origins; the same placeholders. */
  origins: z.array(origin).min(1).max(20),
  signInOrigins: z.array(origin).max(20).optional(),
  tenantInQuery: z.string().regex(/^\w{1,40}$/u).optional(),
  /** The path with `{tenantId}` where the tenant's id stands, for example `/{tenantId}`. */
  tenantInPath: z.string().regex(/^\/(?:[\w-]+\/)*\{tenantId\}$/u).optional(),
  fullOnly: z.boolean().optional()
})
export type PortalData = z.infer<typeof portalDataSchema>

export const cloudCapabilitiesSchema = z.strictObject({
  gdap: z.boolean(),
  crossTenantLookup: z.boolean(),
  quotes: z.boolean(),
  advisorLink: z.boolean(),
  cart: z.boolean(),
  openInvitation: z.boolean(),
  partnerOffices: z.boolean().optional()
})

/** Everything that distinguishes one of Microsoft's clouds from another, as data (capabilities 1.1). */
export const cloudDataSchema = z.strictObject({
  /** Age of the public lists with which the addresses were compared last, `yyyy-mm-dd`. */
  checked: z.iso.date(),
  authority: origin,
  knownAuthorities: z.array(host).min(1),
  /** Origins that a sign-in may pass inside a customer's window. */
  signInOrigins: z.array(origin).min(1).max(50),
  graph: address,
  graphScopePrefix: address,
  partnerCenter: address,
  partnerCenterScope: address,
  portals: z.array(portalDataSchema).min(1).max(60),
  /** Consoles of the technician's own company. */
  consoles: z.array(z.strictObject({ id: z.enum(['companyPortal', 'adminConsole', 'partnerConsole']), url: address })).max(40),
  /** `{relationshipId}` is replaced; empty where the cloud has no such link. */
  approvalLink: z.union([z.literal(''), template]),
  /** Link of an advisor's offer: `{kind}`, `{quoteId}` and `{partnerId}` are replaced. Only for partners who still have them. */
  advisorLink: template.optional(),
  capabilities: cloudCapabilitiesSchema
})
export type CloudData = z.infer<typeof cloudDataSchema>
