import { AppFailure } from '../../contract/errors'
import type { RequestDraft } from '../../contract/serviceRequest'
import type { Store } from '../../store/types'
import type { Intent } from '../intents/intent'
import { WorkBook } from '../intents/workBook'
import type { Clock } from '../ports'
import type { NewRequest } from './requestPorts'

/** A service request that the cloud is to make; `id` is the draft's. */
export type RequestIntent = Intent<NewRequest>

type RequestTables = { readonly requests: RequestDraft; readonly requestOutbox: RequestIntent }

export interface RequestBookParts {
  readonly store: Pick<Store<RequestTables>, 'read' | 'update'>
  readonly clock: Clock
  readonly changed: (id: string) => void
}

/** The technician's drafts of service requests, with their intents. */
export class RequestBook extends WorkBook<RequestDraft, NewRequest> {
  constructor({ store, clock, changed }: RequestBookParts) {
    super({
      clock, changed,
      store: {
        read: () => ({ items: store.read('requests'), intents: store.read('requestOutbox') }),
        update: (change) => store.update(({ requests, requestOutbox }) => change({ items: requests, intents: requestOutbox }))
      },
      missing: () => new AppFailure({ kind: 'notFound', code: 'request.notFound' })
    })
  }
}

/** A copy without some optional fields. */
export function withoutFields(draft: RequestDraft, ...keys: readonly ('problem' | 'tenantId' | 'customerName' | 'topic')[]): RequestDraft {
  const copy = { ...draft }
  for (const key of keys) Reflect.deleteProperty(copy, key)
  return copy
}
