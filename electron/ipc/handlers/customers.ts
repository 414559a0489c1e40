import type { CustomersService } from '../../services/customers'
import type { CustomerIndexPort } from '../../services/customersPorts'
import type { LookupService } from '../../services/lookup'
import type { Handlers } from './types'

type CustomerCalls =
  | 'lookup.find' | 'customers.search' | 'customers.page' | 'customers.ids' | 'customers.seek' | 'customers.counts' | 'customers.get'
  | 'customers.refresh' | 'customers.cancelRefresh' | 'customers.pauseRefresh' | 'customers.resumeRefresh'

export interface CustomerHandlerParts {
  readonly customers: CustomersService
  readonly lookup: LookupService
  readonly index: Pick<CustomerIndexPort, 'ids' | 'seek'>
  /** The index is built after the first paint; what needs it waits for it. */
  readonly indexReady: () => Promise<unknown>
  /** Enough of it for pages of the list. */
  readonly indexLoaded: () => Promise<unknown>
}

export function customerHandlers({ customers, lookup, index, indexReady, indexLoaded }: CustomerHandlerParts): Pick<Handlers, CustomerCalls> {
  return {
    'lookup.find': async ({ query }) => {
      await indexReady()
      return lookup.find(query)
    },
    'customers.search': async ({ text, limit }) => {
      await indexReady()
      return customers.search(text, limit)
    },
    'customers.page': async (query) => {
      await indexLoaded()
      return customers.page(query)
    },
    'customers.ids': async (request) => {
      await indexLoaded()
      return index.ids(request)
    },
    'customers.seek': async ({ begin, after, ...query }) => {
      await indexLoaded()
      const place = await index.seek(query, begin, after)
      return place === undefined ? {} : { place }
    },
    'customers.counts': async () => {
      await indexLoaded()
      return customers.counts()
    },
    'customers.get': ({ tenantId }) => customers.get(tenantId),
    'customers.refresh': () => customers.refresh(),
    'customers.cancelRefresh': () => customers.cancelRefresh(),
    'customers.pauseRefresh': () => customers.pauseRefresh(),
    'customers.resumeRefresh': () => customers.resumeRefresh()
  }
}
