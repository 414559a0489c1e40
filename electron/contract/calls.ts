import { z } from 'zod'
import { administratorsExportSchema, type Administrators } from './administrators'
import type { ActingSession, FrameState } from './acting'
import { activityFilterSchema, activityFormats, type ActivityCheck, type ActivityChoices, type ActivityRecord } from './activity'
import type { AboutApp, AppState } from './app'
import type { CustomerDetails, CustomerPage, CustomerRow, LookupAnswer } from './customer'
import { customerQuerySchema, type CustomerCounts } from './customerList'
import { diagnosticSections, type Diagnostics } from './diagnostics'
import { recordIdSchema, tenantIdSchema, type Instant, type TenantId } from './ids'
import type { CatalogueProducts, Offices } from './catalogue'
import type { Merge, MergePreview } from './merge'
import { mostAtOnce, ownEditManySchema, ownEditSchema, type OwnData, type OwnImport } from './own'
import { messageLanguages, offerKinds, type HandOver, type MailMeasure, type Offer, type OfferRow, type OutboxItem } from './offer'
import { reachSchema, relationshipFilterSchema, relationshipQuerySchema, relationshipSchema, relationshipsSchema, type AccessReport, type Colleague, type Radar, type ReachReport, type RelationshipBatch, type RelationshipDetails, type RelationshipPage, type RelationshipSummary } from './relationship'
import { roleMappingSchema, roleTemplateEditSchema, type PartnerGroup, type RoleTemplate, type RoleTemplates } from './roleTemplate'
import { countrySchema, offerEditSchema, offerFilterSchema, termsSchema } from './offerRequests'
import { resetIntentSchema, resetRequestSchema, resetTargetSchema, userSearchSchema, type FoundUsers, type ResetOutcome, type ResetTarget } from './passwordReset'
import { passwordWishSchema, type MadePassword } from './passwords'
import type { ActingTimeSummary, LicenceSummary } from './overview'
import { settingsChangeSchema, type Settings } from './settings'
import type { AddressCheck, Company, CompanyDraft, CompanyRecord, CompanyRecords, CountryRules } from './company'
import { companyAddressSchema, companyDiscardSchema, companyEditSchema, companyRulesSchema } from './companyRequests'
import { teamCreateSchema, teamRoleSchema, type CreatedUser, type Team } from './team'
import type { CustomerHealth, HealthSummary } from './health'
import { longestNote, type RequestDetails, type RequestDraft, type RequestPage, type RequestSummary, type SupportTopics } from './serviceRequest'
import { requestEditSchema, requestFilterSchema, requestIdSchema, requestStatusChangeSchema } from './serviceRequestCalls'
import type { MessageTemplate } from './template'
import { downloadSchema } from './visitNews'

/** Which of our own pages may make a call. */
export type Caller = 'portal' | 'frame'

interface CallSpec<From extends Caller, Request extends z.ZodType, Response> {
  readonly from: From
  readonly request: Request
  /** Only a type: carries the shape of the answer, never a value. */
  readonly response?: Response
}

const call = <Response>() => ({
  portal: <Request extends z.ZodType>(request: Request): CallSpec<'portal', Request, Response> => ({ from: 'portal', request }),
  frame: <Request extends z.ZodType>(request: Request): CallSpec<'frame', Request, Response> => ({ from: 'frame', request })
})

const nothing = z.undefined()
const tenant = z.strictObject({ tenantId: tenantIdSchema })
const offer = z.strictObject({ offerId: recordIdSchema })
const merge = z.strictObject({ mergeId: recordIdSchema })
const template = { kind: z.enum(offerKinds), language: z.enum(messageLanguages) }
const request = z.strictObject({ id: requestIdSchema })
const requestDraft = z.strictObject({ draftId: recordIdSchema })
const line = (max: number) => z.string().max(max)

/**
 * Every call a page can make, its request schema and the type of its answer. The router, the preload scripts and the
 * renderer's bridge are all typed from this one object, so a missing handler is a compile error.
 */
export const calls = {
  'app.getState': call<AppState>().portal(nothing),
  'app.copyText': call<void>().portal(z.strictObject({ text: line(10_000) })),
  /** Puts a secret on the clipboard for a minute. `clearsAt`: when it is taken from there, if it is still there. */
  'app.copySecret': call<{ readonly clearsAt: Instant }>().portal(z.strictObject({ text: line(256) })),
  'app.dismissNotice': call<void>().portal(z.strictObject({ id: line(64) })),
  'settings.update': call<Settings>().portal(settingsChangeSchema),
  /** Every setting back to its default; the cloud stays. */
  'settings.reset': call<Settings>().portal(nothing),
  'app.about': call<AboutApp>().portal(nothing),
  'app.showDataFolder': call<void>().portal(nothing),
  /** Ends everything as quitting does, and starts again: for another cloud. */
  'app.restart': call<void>().portal(nothing),
  'diagnostics.collect': call<Diagnostics>().portal(nothing),
  /** Asks for a file name. Rejects with `cancelled` `diagnostics.saveCancelled`, `notFound` `diagnostics.gone`. */
  'diagnostics.save': call<void>().portal(z.strictObject({ id: line(64), sections: z.array(z.enum(diagnosticSections)).min(1) })),

  'session.signIn': call<void>().portal(nothing),
  'session.cancelSignIn': call<void>().portal(nothing),
  'session.signOut': call<void>().portal(nothing),

  'lookup.find': call<LookupAnswer>().portal(z.strictObject({ query: line(320) })),
  'customers.search': call<{ rows: readonly CustomerRow[]; total: number }>().portal(
    z.strictObject({ text: line(200), limit: z.int().min(1).max(100) })
  ),
  'customers.page': call<CustomerPage>().portal(
    customerQuerySchema.extend({ offset: z.int().min(0), limit: z.int().min(1).max(200) })
  ),
  /** A part of a list as ids alone, for selecting many. */
  'customers.ids': call<{ readonly ids: readonly TenantId[]; readonly total: number }>().portal(
    customerQuerySchema.extend({ offset: z.int().min(0), limit: z.int().min(1).max(mostAtOnce) })
  ),
  /** The place in a list of the next customer after `after` whose name begins with what was typed; absent: there is none. */
  'customers.seek': call<{ readonly place?: number }>().portal(
    customerQuerySchema.extend({ begin: line(100), after: z.int().min(-1) })
  ),
  /** All figures about customers that an overview needs. */
  'customers.counts': call<CustomerCounts>().portal(nothing),
  'customers.get': call<CustomerDetails>().portal(tenant),
  'customers.refresh': call<void>().portal(nothing),
  'customers.cancelRefresh': call<void>().portal(nothing),
  'customers.pauseRefresh': call<void>().portal(nothing),
  'customers.resumeRefresh': call<void>().portal(nothing),

  /** `opened`: the technician looks at this customer now, which makes it a recent one. */
  'own.get': call<OwnData>().portal(tenant.extend({ opened: z.boolean().default(false) })),
  'own.edit': call<OwnData>().portal(ownEditSchema),
  /** Answers how many customers are different now. */
  'own.editMany': call<{ readonly changed: number }>().portal(ownEditManySchema),
  /** Asks for a file name. Rejects with `cancelled` `csv.saveCancelled`. */
  'own.exportCsv': call<{ readonly count: number }>().portal(nothing),
  /** Asks for a file and says what it would change. Rejects with `cancelled` `own.openCancelled`, `invalid` `own.noColumns`. */
  'own.importPreview': call<OwnImport>().portal(nothing),
  'own.importApply': call<{ readonly changed: number }>().portal(z.strictObject({ importId: line(64) })),
  /** Puts back what the last import of this run replaced; what was changed since stays. */
  'own.importUndo': call<{ readonly restored: number; readonly kept: number }>().portal(nothing),

  'team.list': call<Team>().portal(nothing),
  /** Rejects with `conflict` `team.askFirst` when only a technician who was asked may do it. */
  'team.setRole': call<Team>().portal(teamRoleSchema),
  'team.create': call<CreatedUser>().portal(teamCreateSchema),

  'company.get': call<Company>().portal(nothing),
  'company.records': call<CompanyRecords>().portal(nothing),
  'company.rules': call<CountryRules>().portal(companyRulesSchema),
  'company.checkAddress': call<AddressCheck>().portal(companyAddressSchema),
  'company.drafts': call<readonly CompanyDraft[]>().portal(nothing),
  'company.keepDraft': call<CompanyDraft>().portal(companyEditSchema),
  'company.discardDraft': call<void>().portal(companyDiscardSchema),
  /** Rejects with `conflict` `company.changed` when somebody else changed the record since `base`; nothing is saved then. */
  'company.save': call<CompanyRecord>().portal(companyEditSchema),

  /** What was read last, at once; `undefined`: never. */
  'administrators.kept': call<Administrators | undefined>().portal(tenant),
  /** From the cloud. */
  'administrators.read': call<Administrators>().portal(tenant),
  /** What was read last, as it is shown. Asks for a file name. Rejects with `cancelled` `csv.saveCancelled`. */
  'administrators.exportCsv': call<{ count: number }>().portal(administratorsExportSchema),

  'passwords.make': call<MadePassword>().portal(passwordWishSchema),
  /** Users of a customer whose names begin so. */
  'passwords.find': call<FoundUsers>().portal(userSearchSchema),
  /** Rejects with `notFound` `reset.noSuchUser`, `notAllowed` `acting.<reason>`. */
  'passwords.target': call<ResetTarget>().portal(resetTargetSchema),
  /** Once for one intent. A rejection means that nothing was changed. */
  'passwords.reset': call<ResetOutcome>().portal(resetRequestSchema),
  /** Looks once more what became of an intent. */
  'passwords.check': call<ResetOutcome>().portal(resetIntentSchema),
  /** Stops waiting; the service may still carry it out. */
  'passwords.stop': call<void>().portal(resetIntentSchema),

  'offers.list': call<readonly Offer[]>().portal(nothing),
  'offers.get': call<Offer>().portal(offer),
  /** The offer that a Quote ID tracks. Rejects with `notFound` `offer.quoteNotFound`. */
  'offers.byQuote': call<Offer>().portal(z.strictObject({ quoteId: z.guid().toLowerCase() })),
  'offers.createDelegated': call<Offer>().portal(
    z.strictObject({ tenantId: tenantIdSchema.optional(), language: z.enum(messageLanguages).optional() })
  ),
  'offers.issue': call<Offer>().portal(offer),
  /** Other roles, length or extension, also after the link is there: then it is taken back and made anew. Rejects with `conflict` `offer.handedOver`. */
  'offers.chooseTerms': call<Offer>().portal(z.strictObject({ offerId: recordIdSchema, terms: termsSchema })),
  'offers.edit': call<Offer>().portal(offerEditSchema),
  'offers.discard': call<void>().portal(offer),
  'offers.measure': call<MailMeasure>().portal(offer),
  'offers.openInEmail': call<HandOver>().portal(offer),
  'offers.copyMessage': call<HandOver>().portal(offer),
  'offers.copyLink': call<void>().portal(offer),
  'offers.saveEml': call<HandOver>().portal(offer),
  'offers.confirmSent': call<Offer>().portal(z.strictObject({ offerId: recordIdSchema, sent: z.boolean() })),
  'offers.refresh': call<Offer>().portal(offer),
  'offers.withdraw': call<Offer>().portal(offer),
  'offers.setUpAccess': call<Offer>().portal(offer),

  /** `recipients`: the customers of the mail merge for which it is begun. */
  'offers.create': call<Offer>().portal(
    z.strictObject({
      kind: z.enum(offerKinds),
      tenantId: tenantIdSchema.optional(),
      recipients: z.array(tenantIdSchema).min(1).max(1_000).optional(),
      language: z.enum(messageLanguages).optional()
    })
  ),
  /** Makes the message from the template; what the technician wrote is kept unless `replace`. */
  'offers.compose': call<Offer>().portal(z.strictObject({ offerId: recordIdSchema, replace: z.boolean().default(false) })),
  'offers.acceptChanges': call<Offer>().portal(offer),
  /** Takes an offer out of the outbox: it is a draft again. */
  'offers.unqueue': call<Offer>().portal(offer),
  'offers.duplicate': call<Offer>().portal(offer),
  'offers.find': call<{ rows: readonly OfferRow[]; total: number }>().portal(
    offerFilterSchema.extend({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(50) })
  ),
  /** Asks for a file name. Rejects with `cancelled` `csv.saveCancelled`. */
  'offers.exportCsv': call<{ count: number }>().portal(offerFilterSchema),
  'outbox.list': call<readonly OutboxItem[]>().portal(nothing),
  'outbox.retry': call<void>().portal(nothing),

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
  'relationships.renew': call<Offer>().portal(relationshipSchema),
  'relationships.terminate': call<RelationshipDetails>().portal(relationshipSchema),
  'relationships.setAutoExtend': call<RelationshipDetails>().portal(relationshipSchema.extend({ on: z.boolean() })),
  /** Withdraws unanswered invitations one by one; how it goes on is told by `relationships.batch`. */
  'relationships.withdraw': call<RelationshipBatch>().portal(relationshipsSchema),
  /** The work on many that runs, or the last one. */
  'relationships.batch': call<RelationshipBatch | null>().portal(nothing),
  'relationships.stopBatch': call<void>().portal(nothing),
  'access.report': call<AccessReport>().portal(nothing),
  /** Reads who has access to every relationship in force. */
  'access.check': call<RelationshipBatch>().portal(nothing),
  'access.repair': call<RelationshipBatch>().portal(relationshipsSchema.extend({ removeUnmapped: z.boolean().default(false) })),
  'roleTemplates.list': call<RoleTemplates>().portal(nothing),
  /** Rejects with `invalid` `roleTemplate.<what is wrong>`. */
  'roleTemplates.save': call<RoleTemplate>().portal(roleTemplateEditSchema),
  /** Rejects with `conflict` `roleTemplate.inUse` while a group is mapped to it. */
  'roleTemplates.delete': call<void>().portal(z.strictObject({ id: line(64) })),
  'roleTemplates.groups': call<readonly PartnerGroup[]>().portal(nothing),
  'roleTemplates.saveMapping': call<RoleTemplates>().portal(roleMappingSchema),
  'reach.check': call<ReachReport>().portal(reachSchema),
  'reach.colleagues': call<readonly Colleague[]>().portal(nothing),

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
  'merge.resume': call<Merge>().portal(merge),

  /** The newest first. */
  'overview.licences': call<LicenceSummary>().portal(nothing),
  'overview.actingTime': call<ActingTimeSummary>().portal(nothing),

  'activity.find': call<{ rows: readonly ActivityRecord[]; total: number }>().portal(
    activityFilterSchema.extend({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(100) })
  ),
  'activity.choices': call<ActivityChoices>().portal(nothing),
  /** Follows the chain of all records. */
  'activity.verify': call<ActivityCheck>().portal(nothing),
  /** Asks for a file name. Rejects with `cancelled` `activity.exportCancelled`. */
  'activity.export': call<{ count: number }>().portal(activityFilterSchema.extend({ format: z.enum(activityFormats) })),

  'requests.find': call<RequestPage>().portal(requestFilterSchema.extend({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(100) })),
  /** How many stand where, over all customers or of one: from memory. */
  'requests.summary': call<RequestSummary>().portal(tenant.partial()),
  'requests.get': call<RequestDetails>().portal(request),
  'requests.create': call<RequestDraft>().portal(tenant.partial()),
  /** Rejects with `conflict` `request.waiting`, `request.alreadySent`. */
  'requests.edit': call<RequestDraft>().portal(requestEditSchema),
  'requests.discard': call<void>().portal(requestDraft),
  /** Resolves with `waiting` set when it could not go out yet. Rejects with `invalid` `request.incomplete` (params: field, reason), or the cloud's refusal. */
  'requests.send': call<RequestDraft>().portal(requestDraft),
  /** Takes a draft out of the outbox. */
  'requests.unqueue': call<RequestDraft>().portal(requestDraft),
  /** The technician has opened it by hand under this number. */
  'requests.track': call<RequestDraft>().portal(requestDraft.extend({ number: line(64) })),
  /** In the system's browser. */
  'requests.openAdminCentre': call<void>().portal(requestDraft),
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
  'health.refreshCustomer': call<CustomerHealth>().portal(tenant),
  /** Incidents by service over all customers: from memory. */
  'health.summary': call<HealthSummary>().portal(nothing),
  /** Begins now to read in the background what is due. */
  'health.refresh': call<void>().portal(nothing),

  /** A customer that is open is brought to the front. Rejects with `invalid` `acting.reasonMissing` where the setting wants a reason. */
  'acting.open': call<ActingSession>().portal(tenant.extend({ reason: line(200).optional(), ticket: line(50).optional(), /** To begin with, where the customer has it. */ portalId: line(64).optional() })),
  'acting.focus': call<void>().portal(z.strictObject({ sessionId: recordIdSchema })),
  'acting.end': call<void>().portal(z.strictObject({ sessionId: recordIdSchema })),

  'frame.getState': call<FrameState>().frame(nothing),
  'frame.end': call<void>().frame(nothing),
  'frame.openInBrowser': call<void>().frame(nothing),
  'frame.reload': call<void>().frame(nothing),
  /** Begins the time limit anew; does nothing before the first warning. */
  'frame.extend': call<void>().frame(nothing),
  /** Goes to another portal of the same customer, in the same session. Rejects with `notFound` `acting.noPortal`. */
  'frame.openPortal': call<void>().frame(z.strictObject({ portalId: line(64) })),
  'frame.cancelDownload': call<void>().frame(downloadSchema),
  /** Takes a download that is over out of sight. */
  'frame.dismissDownload': call<void>().frame(downloadSchema),
  /** Takes the last refusal out of sight. */
  'frame.dismissWord': call<void>().frame(nothing)
} as const

export type Calls = typeof calls
export type CallName = keyof Calls
/** What a page passes (before defaults are filled in). */
export type CallRequest<N extends CallName> = z.input<Calls[N]['request']>
/** What a handler gets (after defaults are filled in). */
export type CallArguments<N extends CallName> = z.output<Calls[N]['request']>
export type CallResponse<N extends CallName> = Calls[N] extends CallSpec<Caller, z.ZodType, infer Response> ? Response : never
export type CallsFrom<C extends Caller> = { [N in CallName]: Calls[N]['from'] extends C ? N : never }[CallName]
