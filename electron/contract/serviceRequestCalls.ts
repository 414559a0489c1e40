import { z } from 'zod'
import { recordIdSchema, tenantIdSchema } from './ids'
import { longestNote, requestSeverities, requestStates } from './serviceRequest'

const text = (max: number) => z.string().max(max)

/** Support's number, or the id of a draft. */
export const requestIdSchema = text(64).regex(/^[\w-]+$/)

const contactSchema = z.strictObject({ firstName: text(1_000), lastName: text(1_000), email: text(1_000), telephone: text(1_000) })

/** Keeps what was typed or chosen; what is absent stays, `null` takes a choice back. Longer than a cloud takes is kept, and in the way of sending. */
export const requestEditSchema = z.strictObject({
  draftId: recordIdSchema,
  tenantId: tenantIdSchema.nullable().optional(),
  title: text(1_000).optional(),
  description: text(50_000).optional(),
  severity: z.enum(requestSeverities).optional(),
  topic: z.strictObject({ id: text(40).min(1), name: text(300) }).nullable().optional(),
  contact: contactSchema.partial().optional()
})
export type RequestEdit = z.output<typeof requestEditSchema>

export const requestSortKeys = ['updatedAt', 'createdAt', 'title', 'customerName', 'severity', 'state'] as const
export type RequestSortKey = (typeof requestSortKeys)[number]

/** Which requests a list or an export is about, and in which order; an absent part does not narrow. */
export const requestFilterSchema = z.strictObject({
  /** Number, customer, topic, contact or any words of the request; every word must be found. */
  text: text(200).default(''),
  state: z.enum(requestStates).optional(),
  severity: z.enum(requestSeverities).optional(),
  tenantId: tenantIdSchema.optional(),
  /** Support has answered since the technician last looked. */
  unread: z.literal(true).optional(),
  sort: z.enum(requestSortKeys).default('updatedAt'),
  descending: z.boolean().default(true)
})
export type RequestFilter = z.output<typeof requestFilterSchema>

export const requestStatusChangeSchema = z.strictObject({
  id: requestIdSchema,
  status: z.enum(['open', 'closed']),
  /** `updatedAt` of what the technician decided on: another one is a conflict. */
  seen: text(64),
  /** Said with it. */
  note: text(longestNote).optional()
})
