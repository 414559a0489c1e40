import { AppFailure } from '../../contract/errors'
import type { RequestDraft } from '../../contract/serviceRequest'
import { requestProblems } from '../../domain/requestRules'
import { keep } from '../customersKeep'
import { IntentOutbox, type OutboxSteps } from '../intents/intentOutbox'
import type { Activity } from '../ports'
import { withoutFields, type RequestBook } from './requestBook'
import { ofTenant } from './requestDrafts'
import type { NewRequest, RequestPort, RequestRecord } from './requestPorts'

export interface RequestOutboxParts {
  readonly port: RequestPort
  readonly book: RequestBook
  readonly activity: Activity
  /** Told of each request that was made, to be kept among those of the cloud. */
  readonly made: (record: RequestRecord) => Promise<void>
  readonly newId: () => string
}

/** Service requests that wait to be made in the cloud (capabilities 4.9, 7.1). */
export class RequestOutbox extends IntentOutbox<RequestDraft, NewRequest, RequestRecord> {
  constructor({ port, book, activity, made, newId }: RequestOutboxParts) {
    super({
      book, newId, steps,
      cloud: {
        create: (request, requestId, signal) => port.create(request, requestId, signal),
        findByRequest: (requestId, { tenantId }, signal) => port.findByRequest(requestId, tenantId, signal)
      },
      takeBack: async (unwanted, signal) => {
        const { number, title } = unwanted
        if (await closeUnwanted(port, number, signal)) await keep(activity.record({ action: 'request.close', result: 'ok', ...ofTenant(unwanted), detail: { number, title, unwanted: true } }))
      },
      request: newRequest,
      record: async (draft, outcome) => {
        if ('refused' in outcome) {
          const { code, correlationId } = outcome.refused
          return activity.record({ action: 'request.create', result: 'failed', ...ofTenant(draft), detail: { code, correlationId } })
        }
        await made(outcome.made)
        await activity.record({ action: 'request.create', result: 'ok', ...ofTenant(draft), detail: { number: outcome.made.number, title: draft.title, severity: draft.severity } })
      },
      tell: () => undefined,
      busy: () => new AppFailure({ kind: 'conflict', code: 'request.sending' })
    })
  }
}

const steps: OutboxSteps<RequestDraft, RequestRecord> = {
  queued: (draft) => withoutFields(draft, 'problem'),
  unqueued: (draft) => withoutFields(draft, 'problem'),
  made: (draft, { number }, at) => ({ ...withoutFields(draft, 'problem'), state: 'sent', number, updatedAt: at }),
  refused: (draft, { error }, at) => ({ ...draft, problem: error, updatedAt: at })
}

/** What the cloud is asked for. @throws AppFailure `invalid` `request.incomplete` (params: field, reason) */
export function newRequest(draft: RequestDraft): NewRequest {
  const { tenantId, title, description, severity, topic, contact } = draft
  const [problem] = requestProblems(draft)
  if (problem !== undefined || tenantId === undefined || topic === undefined) {
    throw new AppFailure({ kind: 'invalid', code: 'request.incomplete', params: { field: problem?.field ?? 'customer', reason: problem?.reason ?? 'missing' } })
  }
  return {
    tenantId, severity, title: title.trim(), description: description.trim(), topicId: topic.id,
    contact: { firstName: contact.firstName.trim(), lastName: contact.lastName.trim(), email: contact.email.trim(), telephone: contact.telephone.trim() }
  }
}

/** Requests cannot be unmade, only closed. @returns whether it was closed here */
async function closeUnwanted(port: RequestPort, number: string, signal: AbortSignal): Promise<boolean> {
  const now = await port.get(number, signal)
  if (now === undefined || now.status === 'closed') return false
  await port.setStatus(number, { status: 'closed', ...(now.etag === undefined ? {} : { etag: now.etag }) }, signal)
  return true
}
