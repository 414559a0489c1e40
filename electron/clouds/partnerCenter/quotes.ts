import { AppFailure } from '../../contract/errors'
import type { QuoteRecord, QuoteRequest, Quotes } from '../../services/ports'
import type { CloudRecord } from '../cloud'
import { orUndefined } from '../http'
import type { PartnerCenterClient } from './client'
import { quoteSchema, type RawQuote } from './quoteTypes'

const root = '/quotes'
const pageSize = 200

const toRecord = (raw: RawQuote): QuoteRecord => ({
  id: raw.id,
  state: raw.state,
  link: raw.link,
  expiresAt: raw.expirationDate,
  etag: raw.attributes.etag,
  acceptances: raw.acceptances.map(({ tenantId, companyName, acceptedBy, acceptedDate, items, delegatedAdministration }) => ({
    tenantId,
    companyName,
    by: acceptedBy,
    at: acceptedDate,
    items: items.map(({ offerId, quantity }) => ({ offerId, licences: quantity })),
    delegatedAdministration
  }))
})

const toBody = ({ kind, country, partnerId, items, delegatedAdministration }: QuoteRequest): object => ({
  kind,
  ...(country !== undefined && { country }),
  partnerId,
  items: items.map(({ offerId, licences }) => ({ offerId, quantity: licences })),
  delegatedAdministrationPartnerRequested: delegatedAdministration
})

/** Quotes by `/v1/quotes`, where the cloud's record names them; elsewhere every call rejects with `quote.notOffered`. */
export const createQuotes = (partnerCenter: PartnerCenterClient, record: CloudRecord): Quotes => {
  const offered = (): void => {
    if (!record.capabilities.quotes) throw new AppFailure({ kind: 'invalid', code: 'quote.notOffered' })
  }
  const one = async (id: string, signal: AbortSignal | undefined): Promise<RawQuote | undefined> =>
    orUndefined(partnerCenter.get(quoteSchema, `${root}/${encodeURIComponent(id)}`, { signal }))
  return {
    async create(request, requestId, signal) {
      offered()
      return toRecord(await partnerCenter.post(quoteSchema, root, toBody(request), { signal, requestId }))
    },
    async findByRequest(requestId, signal) {
      offered()
      for await (const { items } of partnerCenter.pages(quoteSchema, `${root}?requestId=${encodeURIComponent(requestId)}`, { signal })) {
        const [found] = items
        if (found !== undefined) return toRecord(found)
      }
      return undefined
    },
    async get(id, signal) {
      offered()
      const found = await one(id, signal)
      return found === undefined ? undefined : toRecord(found)
    },
    async *pages(signal) {
      offered()
      for await (const { items } of partnerCenter.pages(quoteSchema, `${root}?size=${pageSize}`, { signal })) yield items.map(toRecord)
    },
    async withdraw({ id, etag }, signal) {
      offered()
      await partnerCenter.patch(quoteSchema, `${root}/${encodeURIComponent(id)}`, { state: 'withdrawn' }, { signal, etag })
    }
  }
}
