import { z } from 'zod'
import type { Instant } from './ids'

/** A set of directory roles under a name, to be asked for in an offer and mapped to groups of the partner (capabilities 5.3). */
export interface RoleTemplate {
  /** Of a built-in one: its key; of an own one: a GUID. */
  readonly id: string
  /** Absent for a built-in one, whose name is in the catalogues. */
  readonly name?: string
  readonly builtIn: boolean
  /** Ids of directory role templates, lower case, each once. */
  readonly roles: readonly string[]
  readonly changedAt?: Instant
}

/** A security group of the partner. */
export interface PartnerGroup {
  readonly id: string
  readonly name: string
}

/** Which template a group of the partner shall hold at customers. */
export interface RoleMapping extends PartnerGroup {
  readonly templateId: string
}

export interface RoleTemplates {
  /** Least privilege first. */
  readonly templates: readonly RoleTemplate[]
  readonly mapping: readonly RoleMapping[]
  /** Nobody has chosen a mapping: AdminAgents hold the Full template, HelpdeskAgents the Limited one. */
  readonly standardMapping: boolean
}

const roleId = z.guid().toLowerCase()

export const templateNameLength = 60

export const roleTemplateEditSchema = z.strictObject({
  /** Absent: a new one. */
  id: z.guid().optional(),
  name: z.string().max(200),
  roles: z.array(roleId).max(100)
})
export interface RoleTemplateEdit {
  readonly id?: string | undefined
  readonly name: string
  readonly roles: readonly string[]
}

export const roleMappingSchema = z.strictObject({
  /** Empty: back to the standard. */
  mapping: z.array(z.strictObject({ id: z.string().min(1).max(100), name: z.string().max(300), templateId: z.string().min(1).max(64) })).max(100)
})
