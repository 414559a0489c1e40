import { z } from 'zod'
import type { Offer } from '../offer'
import { reachSchema, relationshipFilterSchema, relationshipQuerySchema, relationshipSchema, relationshipsSchema, type AccessReport, type Colleague, type Radar, type ReachReport, type RelationshipBatch, type RelationshipDetails, type RelationshipPage, type RelationshipSummary } from '../relationship'
import { roleMappingSchema, roleTemplateEditSchema, type PartnerGroup, type RoleTemplate, type RoleTemplates } from '../roleTemplate'
import { call, line, nothing } from './define'

/** Relationships, who gets in by them, and role templates. */
export const relationshipsCalls = {
  /** From the cache, by whatever the filter names. */
  'relationships.find': call<RelationshipPage>().portal(relationshipQuerySchema),
  /** Counts by state and by month of end, what waits and for how long: one answer from the cache. */
  'relationships.summary': call<RelationshipSummary>().portal(nothing),
  'relationships.radar': call<Radar>().portal(nothing),
  'relationships.get': call<RelationshipDetails>().portal(relationshipSchema),
  /** Reads what changed, or everything; one at a time. */
  'relationships.refresh': call<void>().portal(z.strictObject({ everything: z.boolean().default(false) })),
  'relationships.cancelRefresh': call<void>().portal(nothing),
  /** Reads in the background who has access to what is in sight. */
  'relationships.readAccess': call<void>().portal(relationshipsSchema),
  /** Asks for a file name. Rejects with `cancelled` `csv.saveCancelled`. */
  'relationships.exportCsv': call<{ count: number }>().portal(relationshipFilterSchema),
  /** An offer with the same roles; one that was begun is taken up. Rejects with `conflict` `relationship.notOwn`, `relationship.noCustomer`. */
  'relationships.renew': call<Offer>().portal(relationshipSchema, 'full'),
  /** Agrees to what an indirect provider made for the own company, or rejects it. Rejects with `conflict` `relationship.notWaiting`. */
  'relationships.answerProvider': call<RelationshipDetails>().portal(relationshipSchema.extend({ agree: z.boolean() }), 'full'),
  'relationships.terminate': call<RelationshipDetails>().portal(relationshipSchema, 'full'),
  'relationships.setAutoExtend': call<RelationshipDetails>().portal(relationshipSchema.extend({ on: z.boolean() }), 'full'),
  /** Withdraws unanswered invitations one by one; how it goes on is told by `relationships.batch`. */
  'relationships.withdraw': call<RelationshipBatch>().portal(relationshipsSchema, 'full'),
  /** The work on many that runs, or the last one. */
  'relationships.batch': call<RelationshipBatch | null>().portal(nothing),
  'relationships.stopBatch': call<void>().portal(nothing),

  'access.report': call<AccessReport>().portal(nothing),
  /** Reads who has access to every relationship in force. */
  'access.check': call<RelationshipBatch>().portal(nothing),
  'access.repair': call<RelationshipBatch>().portal(relationshipsSchema.extend({ removeUnmapped: z.boolean().default(false) }), 'full'),

  'roleTemplates.list': call<RoleTemplates>().portal(nothing),
  /** Rejects with `invalid` `roleTemplate.<what is wrong>`. */
  'roleTemplates.save': call<RoleTemplate>().portal(roleTemplateEditSchema),
  /** Rejects with `conflict` `roleTemplate.inUse` while a group is mapped to it. */
  'roleTemplates.delete': call<void>().portal(z.strictObject({ id: line(64) })),
  'roleTemplates.groups': call<readonly PartnerGroup[]>().portal(nothing),
  'roleTemplates.saveMapping': call<RoleTemplates>().portal(roleMappingSchema),

  'reach.check': call<ReachReport>().portal(reachSchema),
  'reach.colleagues': call<readonly Colleague[]>().portal(nothing)
} as const
