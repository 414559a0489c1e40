import type { RequestContact, RequestNote, ServiceRequest } from '../../world/serviceRequests/serviceRequest'
import { SUPPORT_TOPICS, supportTopic } from '../../world/serviceRequests/supportTopics'
import type { World } from '../../world/world'
import type { Wire } from '../collection'
import { inLanguage } from '../locale'

const NEVER = '0001-01-01T00:00:00'

interface WireOptions {
  readonly locale: string
  /** Only one that is asked for by its id has its notes: a list has none. */
  readonly notes: boolean
}

/** A service request as Partner Center writes it. */
export function requestWire(world: World, request: ServiceRequest, { locale, notes }: WireOptions): Wire {
  const tenant = world.directory.tenant(request.tenantId)
  const topic = supportTopic(request.supportTopicId)
  const organization = { id: request.tenantId, name: tenant?.displayName ?? '', phoneNumber: tenant?.telephone ?? '' }
  return {
    title: request.title, description: request.description, severity: request.severity, supportTopicId: String(request.supportTopicId),
    supportTopicName: topic ? inLanguage(topic.name, locale) : '', id: request.id, status: request.status, organization,
    primaryContact: contactWire(request.primaryContact, organization), lastUpdatedBy: contactWire(request.lastUpdatedBy, null),
    productName: null, productId: null, createdDate: request.createdDate, lastModifiedDate: request.lastModifiedDate, lastClosedDate: request.lastClosedDate ?? NEVER,
    fileLinks: request.files.map((name, index) => ({ id: `${request.id}-${index + 1}`, name, link: null })), newNote: null, notes: notes ? request.notes.map(noteWire) : null,
    countryCode: tenant?.country ?? null, links: { self: { uri: `/servicerequests/${request.id}`, method: 'GET', headers: [] } },
    attributes: { etag: `"${request.etag}"`, objectType: 'ServiceRequest' }
  }
}

export function topicWires(locale: string): readonly Wire[] {
  return SUPPORT_TOPICS.map(({ id, name, description }) => ({ name: inLanguage(name, locale), description: inLanguage(description, locale), id: String(id), attributes: { objectType: 'SupportTopic' } }))
}

function contactWire({ firstName, lastName, email, phoneNumber }: RequestContact, organization: Wire | null): Wire {
  return { organization, contactId: null, lastName, firstName, email, phoneNumber }
}

function noteWire({ createdByName, createdDate, text }: RequestNote): Wire {
  return { createdByName, createdDate, text, attributes: { objectType: 'ServiceRequestNote' } }
}
