import type { RequestCache } from '../../services/requests/requestCache'
import type { RequestDesk } from '../../services/requests/requestDesk'
import type { RequestDrafts } from '../../services/requests/requestDrafts'
import { exportRequests, type RequestExportParts } from '../../services/requests/requestExport'
import type { RequestFollower } from '../../services/requests/requestFollower'
import { mailRequest, openAdminCentre, type RequestHandOverParts } from '../../services/requests/requestHandOver'
import type { RequestIndex } from '../../services/requests/requestIndex'
import type { RequestWork } from '../../services/requests/requestWork'
import { supportTopics, type SupportTopicsParts } from '../../services/requests/supportTopics'
import type { Handlers } from './types'

export interface RequestHandlerParts {
  readonly drafts: RequestDrafts
  readonly desk: RequestDesk
  readonly work: RequestWork
  readonly index: RequestIndex
  readonly cache: RequestCache
  readonly follower: RequestFollower
  readonly topics: SupportTopicsParts
  readonly exporting: RequestExportParts
  readonly handingOver: RequestHandOverParts
}

type RequestCalls = Extract<keyof Handlers, `requests.${string}`>
type DraftCalls = 'requests.create' | 'requests.edit' | 'requests.discard' | 'requests.send' | 'requests.unqueue' | 'requests.track' | 'requests.openAdminCentre' | 'requests.openInEmail' | 'requests.saveEml' | 'requests.topics'

export function requestHandlers(parts: RequestHandlerParts): Pick<Handlers, RequestCalls> {
  return { ...draftHandlers(parts), ...workHandlers(parts) }
}

function draftHandlers({ drafts, desk, topics, handingOver }: RequestHandlerParts): Pick<Handlers, DraftCalls> {
  return {
    'requests.create': ({ tenantId }) => drafts.create(tenantId),
    'requests.edit': (edit) => drafts.edit(edit),
    'requests.discard': ({ draftId }) => desk.discard(draftId),
    'requests.send': ({ draftId }) => desk.send(draftId),
    'requests.unqueue': ({ draftId }) => desk.unqueue(draftId),
    'requests.track': ({ draftId, number }) => drafts.track(draftId, number),
    'requests.openAdminCentre': ({ draftId }) => openAdminCentre(handingOver, draftId),
    'requests.openInEmail': ({ draftId }) => mailRequest(handingOver, draftId, 'email'),
    'requests.saveEml': ({ draftId }) => mailRequest(handingOver, draftId, 'file'),
    'requests.topics': () => supportTopics(topics)
  }
}

function workHandlers({ desk, work, index, cache, follower, exporting }: RequestHandlerParts): Pick<Handlers, Exclude<RequestCalls, DraftCalls>> {
  const readAt = (): { readonly readAt?: string } => (cache.readAt === undefined ? {} : { readAt: cache.readAt })
  return {
    'requests.find': async ({ offset, limit, ...filter }) => {
      await index.ready()
      const rows = index.find(filter)
      return { rows: rows.slice(offset, offset + limit), total: rows.length, ...readAt() }
    },
    'requests.summary': async ({ tenantId }) => {
      await index.ready()
      return { ...index.summary(tenantId), ...readAt() }
    },
    'requests.get': ({ id }) => work.get(id),
    'requests.refresh': ({ id }) => work.refresh(id),
    'requests.refreshAll': () => follower.refresh(),
    'requests.retry': () => desk.retry(),
    'requests.keepNote': ({ id, text }) => work.keepNote(id, text),
    'requests.addNote': ({ id, text }) => work.addNote(id, text),
    'requests.setStatus': ({ id, ...change }) => work.setStatus(id, change),
    'requests.exportCsv': (filter) => exportRequests(exporting, filter)
  }
}
