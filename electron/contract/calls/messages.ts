import { z } from 'zod'
import type { CatalogueProducts, Offices } from '../catalogue'
import { recordIdSchema, tenantIdSchema } from '../ids'
import type { Merge, MergePreview } from '../merge'
import { messageLanguages, offerKinds } from '../offer'
import { countrySchema } from '../offerRequests'
import type { MessageTemplate } from '../template'
import { call, line, nothing } from './define'

const merge = z.strictObject({ mergeId: recordIdSchema })
const template = { kind: z.enum(offerKinds), language: z.enum(messageLanguages) }

/** What offers are made from and how one goes to many: offices, products, templates, mail merges. */
export const messagesCalls = {
  'catalogue.offices': call<Offices>().portal(nothing),
  'catalogue.products': call<CatalogueProducts>().portal(z.strictObject({ country: countrySchema, kind: z.enum(['trial', 'purchase']) })),
  /** Reads offices, and the products of a country, from the cloud again. */
  'catalogue.refresh': call<void>().portal(z.strictObject({ country: countrySchema.optional() })),

  'templates.list': call<readonly MessageTemplate[]>().portal(nothing),
  /** Rejects with `invalid` `template.unknownPlaceholder` or `template.missingPlaceholder` (params: placeholder). */
  'templates.save': call<MessageTemplate>().portal(z.strictObject({ ...template, subject: line(1_000), body: line(50_000) })),
  'templates.reset': call<MessageTemplate>().portal(z.strictObject(template)),

  'merge.start': call<Merge>().portal(z.strictObject({ offerId: recordIdSchema, tenantIds: z.array(tenantIdSchema).min(1).max(1_000) })),
  'merge.get': call<Merge>().portal(merge),
  'merge.list': call<readonly Merge[]>().portal(nothing),
  'merge.edit': call<Merge>().portal(
    z.strictObject({ mergeId: recordIdSchema, index: z.int().min(0), to: line(2_000).optional(), skip: z.boolean().optional() })
  ),
  'merge.preview': call<MergePreview>().portal(z.strictObject({ mergeId: recordIdSchema, index: z.int().min(0) })),
  /** Hands one message to the mail client (or as a file) and goes on to the next. */
  'merge.next': call<Merge>().portal(z.strictObject({ mergeId: recordIdSchema, how: z.enum(['email', 'file']).default('email') })),
  /** Asks for a folder and writes one `.eml` for each customer that still waits. Rejects with `cancelled` `merge.folderCancelled`. */
  'merge.exportAll': call<Merge>().portal(merge),
  'merge.stop': call<Merge>().portal(merge),
  'merge.resume': call<Merge>().portal(merge)
} as const
