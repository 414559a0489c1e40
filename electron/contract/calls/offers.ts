import { z } from 'zod'
import { recordIdSchema, tenantIdSchema } from '../ids'
import { messageLanguages, offerKinds, type HandOver, type MailMeasure, type Offer, type OfferRow, type OutboxItem } from '../offer'
import { offerEditSchema, offerFilterSchema, termsSchema } from '../offerRequests'
import { call, nothing } from './define'

const offer = z.strictObject({ offerId: recordIdSchema })

/** Offers from the draft to the answer, and what waits in the outbox. */
export const offersCalls = {
  'offers.list': call<readonly Offer[]>().portal(nothing),
  'offers.get': call<Offer>().portal(offer),
  /** The offer that a Quote ID tracks. Rejects with `notFound` `offer.quoteNotFound`. */
  'offers.byQuote': call<Offer>().portal(z.strictObject({ quoteId: z.guid().toLowerCase() })),
  'offers.createDelegated': call<Offer>().portal(
    z.strictObject({ tenantId: tenantIdSchema.optional(), language: z.enum(messageLanguages).optional() })
  ),
  /** A relationship with one customer is made by Full technicians only. */
  'offers.issue': call<Offer>().portal(offer, 'technician', 'fullForRelationships'),
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
  'offers.setUpAccess': call<Offer>().portal(offer, 'full'),
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
  'outbox.retry': call<void>().portal(nothing)
} as const
