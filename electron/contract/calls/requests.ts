import { z } from 'zod'
import type { CustomerHealth, HealthSummary } from '../health'
import { recordIdSchema } from '../ids'
import type { HandOver } from '../offer'
import { longestNote, type RequestDetails, type RequestDraft, type RequestPage, type RequestSummary, type SupportTopics } from '../serviceRequest'
import { requestEditSchema, requestFilterSchema, requestIdSchema, requestStatusChangeSchema } from '../serviceRequestCalls'
import { call, line, nothing, tenant } from './define'

const request = z.strictObject({ id: requestIdSchema })
const requestDraft = z.strictObject({ draftId: recordIdSchema })

/** Service requests, and how the services of customers are. */
export const requestsCalls = {
  'requests.find': call<RequestPage>().portal(requestFilterSchema.extend({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(100) })),
  /** How many stand where, over all customers or of one: from memory. */
  'requests.summary': call<RequestSummary>().portal(tenant.partial()),
  'requests.get': call<RequestDetails>().portal(request),
  'requests.create': call<RequestDraft>().portal(tenant.partial()),
  /** Rejects with `conflict` `request.waiting`, `request.alreadySent`. */
  'requests.edit': call<RequestDraft>().portal(requestEditSchema),
  'requests.discard': call<void>().portal(requestDraft),
  /** Resolves with `waiting` set when it could not go out yet. Rejects with `invalid` `request.incomplete` (params: field, reason), or the cloud's refusal. */
  'requests.send': call<RequestDraft>().portal(requestDraft, 'technician', 'access'),
  /** Takes a draft out of the outbox. */
  'requests.unqueue': call<RequestDraft>().portal(requestDraft),
  /** The technician has opened it by hand under this number. */
  'requests.track': call<RequestDraft>().portal(requestDraft.extend({ number: line(64) })),
  /** In the system's browser. */
  'requests.openAdminCentre': call<void>().portal(requestDraft),
  /** The whole draft as an e-mail. Rejects with `invalid` `request.incomplete` (params: field, reason), `request.mailTooLong`. */
  'requests.openInEmail': call<HandOver>().portal(requestDraft),
  /** As an `.eml` draft. Rejects with `invalid` `request.incomplete`, `cancelled` `mail.saveCancelled`. */
  'requests.saveEml': call<HandOver>().portal(requestDraft),
  'requests.topics': call<SupportTopics>().portal(nothing),
  /** Reads one again. */
  'requests.refresh': call<RequestDetails>().portal(request),
  'requests.refreshAll': call<void>().portal(nothing),
  /** Tries again now what waits in the outbox. */
  'requests.retry': call<void>().portal(nothing),
  /** Keeps a note that is being typed. */
  'requests.keepNote': call<void>().portal(request.extend({ text: line(50_000) })),
  /** Rejects with `conflict` `request.closed`. */
  'requests.addNote': call<RequestDetails>().portal(request.extend({ text: line(longestNote) })),
  /** Rejects with `conflict` `request.changed` when it is not the version that was seen. */
  'requests.setStatus': call<RequestDetails>().portal(requestStatusChangeSchema),
  /** Asks for a file name. Rejects with `cancelled` `csv.saveCancelled`. */
  'requests.exportCsv': call<{ count: number }>().portal(requestFilterSchema),

  /** From the cache alone. */
  'health.ofCustomer': call<CustomerHealth>().portal(tenant),
  'health.refreshCustomer': call<CustomerHealth>().portal(tenant, 'technician', 'access'),
  /** Incidents by service over all customers: from memory. */
  'health.summary': call<HealthSummary>().portal(nothing),
  /** Begins now to read in the background what is due. */
  'health.refresh': call<void>().portal(nothing)
} as const
