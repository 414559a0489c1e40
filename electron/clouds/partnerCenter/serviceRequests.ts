import { z } from 'zod'
import { AppFailure } from '../../contract/errors'
import type { RequestContact, RequestNote, RequestStatus, SupportTopic } from '../../contract/serviceRequest'
import type { NewRequest, RequestPort, RequestRecord } from '../../services/ports'
import type { CloudRecord } from '../cloud'
import { orUndefined } from '../http'
import type { PartnerCenterClient } from './client'
import { instantOf } from './instants'
import { serviceRequestSchema, supportTopicSchema, type RawServiceRequest } from './requestTypes'

const root = '/servicerequests'
const pageSize = 300

const statuses: Readonly<Record<string, RequestStatus>> = { open: 'open', closed: 'closed', attention_needed: 'attentionNeeded' }

type RawContact = NonNullable<RawServiceRequest['primaryContact']>
const nameOf = (contact: RawContact | null | undefined): string => [contact?.firstName, contact?.lastName].filter((part) => part !== null && part !== undefined && part !== '').join(' ')
const toContact = ({ firstName, lastName, email, phoneNumber }: RawContact): RequestContact => ({ firstName: firstName ?? '', lastName: lastName ?? '', email: email ?? '', telephone: phoneNumber ?? '' })
const toNotes = (notes: NonNullable<RawServiceRequest['notes']>, otherwise: string): readonly RequestNote[] =>
  notes
    .map(({ createdByName, createdDate, text }) => ({ by: createdByName ?? '', at: instantOf(createdDate) ?? otherwise, text: text ?? '' }))
    .toSorted((a, b) => a.at.localeCompare(b.at))

const toRecord = (raw: RawServiceRequest): RequestRecord => {
  const createdAt = instantOf(raw.createdDate) ?? new Date(0).toISOString()
  const [closedAt, tenantId, by] = [instantOf(raw.lastClosedDate), raw.organization?.id, nameOf(raw.lastUpdatedBy)]
  const etag = raw.attributes?.etag
  return {
    number: raw.id,
    customerName: raw.organization?.name ?? '',
    title: raw.title ?? '',
    description: raw.description ?? '',
    severity: raw.severity ?? 'unknown',
    status: statuses[raw.status ?? ''] ?? 'open',
    createdAt,
    updatedAt: instantOf(raw.lastModifiedDate) ?? createdAt,
    files: (raw.fileLinks ?? []).flatMap(({ name, fileName }) => name ?? fileName ?? []),
    ...(tenantId !== null && tenantId !== undefined && { tenantId }),
    ...(raw.supportTopicName && { topic: raw.supportTopicName }),
    ...(raw.productName && { product: raw.productName }),
    ...(raw.primaryContact && { contact: toContact(raw.primaryContact) }),
    ...(closedAt !== undefined && { closedAt }),
    ...(by !== '' && { updatedBy: by }),
    // A list leaves the notes out.
    ...(raw.notes && { notes: toNotes(raw.notes, createdAt) }),
    ...(etag && { etag })
  }
}

const toTopic = ({ id, name, description }: z.infer<typeof supportTopicSchema>): SupportTopic => (description ? { id, name, description } : { id, name })

const toBody = ({ title, description, severity, topicId, contact }: NewRequest): object => ({
  title, description, severity, supportTopicId: topicId,
  primaryContact: { firstName: contact.firstName, lastName: contact.lastName, email: contact.email, phoneNumber: contact.telephone }
})

const pathOf = (tenantId: string): string => `/customers/${tenantId}/servicerequests`

/**
 * Service requests by `/v1/servicerequests`. They are made only where the cloud's record says so, elsewhere `create` rejects with
 * `request.cannotCreate`: Microsoft's interface takes only the partner's own.
 */
export const createServiceRequests = (partnerCenter: PartnerCenterClient, record: CloudRecord): RequestPort => {
  // Some services answer with the request, others with nothing: what became of it is read again anyway.
  const patch = async (number: string, body: object, etag: string | undefined, signal: AbortSignal | undefined): Promise<void> => {
    await partnerCenter.patch(z.unknown(), `${root}/${encodeURIComponent(number)}`, body, { signal, ...(etag !== undefined && { etag }) })
  }
  return {
    async create(request, requestId, signal) {
      if (record.capabilities.createServiceRequests !== true) throw new AppFailure({ kind: 'invalid', code: 'request.cannotCreate' })
      return toRecord(await partnerCenter.post(serviceRequestSchema, pathOf(request.tenantId), toBody(request), { signal, requestId }))
    },
    async findByRequest(requestId, tenantId, signal) {
      for await (const { items } of partnerCenter.pages(serviceRequestSchema, `${pathOf(tenantId)}?requestId=${encodeURIComponent(requestId)}`, { signal })) {
        const [found] = items
        if (found !== undefined) return toRecord(found)
      }
      return undefined
    },
    async get(number, signal) {
      const raw = await orUndefined(partnerCenter.get(serviceRequestSchema, `${root}/${encodeURIComponent(number)}`, { signal }))
      return raw && toRecord(raw)
    },
    async *pages(signal) {
      for await (const { items } of partnerCenter.pages(serviceRequestSchema, `${root}?size=${pageSize}`, { signal, patience: 'background' })) yield items.map(toRecord)
    },
    addNote: (number, text, signal) => patch(number, { NewNote: { Text: text } }, undefined, signal),
    setStatus: (number, { status, note, etag }, signal) => patch(number, { Status: status, ...(note !== undefined && { NewNote: { Text: note } }) }, etag, signal),
    async topics(language, signal) {
      const found: SupportTopic[] = []
      const headers = { 'X-Locale': language === 'de' ? 'de-DE' : 'en-US' }
      for await (const { items } of partnerCenter.pages(supportTopicSchema, `${root}/supporttopics`, { signal, headers })) found.push(...items.map(toTopic))
      return found
    }
  }
}
