import { AppFailure } from '../contract/errors'
import type { Customer } from '../contract/customer'
import type { TenantId } from '../contract/ids'
import type { CustomerCache } from './customersPorts'
import { mergeListed } from './customersMerge'
import type { Clock, CustomerDirectory, Tell, WorkBoard } from './ports'

interface RefreshOptions {
  readonly directory: Pick<CustomerDirectory, 'pages'>
  readonly cache: CustomerCache
  readonly work: WorkBoard
  readonly tell: Tell
  readonly clock: Clock
}

/** The page reads its list again at each event; half a second keeps that from being the whole work. */
const tellEveryMs = 500

/** Customers that were in the list once and are no more. One without a relationship was found by a look-up and stays. */
const gone = (cache: CustomerCache, seen: ReadonlySet<TenantId>): readonly TenantId[] => {
  const ids: TenantId[] = []
  for (const { id, relationship } of cache.all(seen)) if (relationship !== 'none' && !seen.has(id)) ids.push(id)
  return ids
}

/** Reads the whole list again in the background, with progress and a stop (capabilities 3.5). */
export const createCustomersRefresh = ({ directory, cache, work, tell, clock }: RefreshOptions) => {
  let running: { readonly stop: AbortController; readonly done: Promise<void> } | undefined

  const run = async (signal: AbortSignal): Promise<void> => {
    const seen = new Set<TenantId>()
    let total: number | undefined
    let toldAt = clock.now()
    const report = (): void => work.report({ kind: 'refreshCustomers', done: seen.size, ...(total !== undefined && { total: Math.max(total, seen.size) }) })
    const keep = async (customers: readonly Customer[]): Promise<void> => {
      await cache.put(customers.map((customer) => mergeListed(customer, cache.get(customer.id))))
      for (const { id } of customers) seen.add(id)
      report()
      if (clock.now() - toldAt < tellEveryMs) return
      toldAt = clock.now()
      tell('customers.changed', { tenantIds: 'all', count: cache.size })
    }
    report()
    for await (const page of directory.pages(signal)) {
      if (signal.aborted) return
      total = page.total ?? total
      await keep(page.customers)
    }
    if (signal.aborted) return
    await cache.put([], gone(cache, seen))
    await cache.markRefreshed(new Date(clock.now()).toISOString())
  }

  const refresh = (): Promise<void> => {
    if (running !== undefined) return running.done
    const stop = new AbortController()
    const done = run(stop.signal)
      .catch((error: unknown) => {
        if (!(error instanceof AppFailure && error.error.kind === 'cancelled')) throw error
      })
      .finally(() => {
        running = undefined
        work.finish('refreshCustomers')
        tell('customers.changed', { tenantIds: 'all', count: cache.size })
      })
    running = { stop, done }
    return done
  }
  return { refresh, cancelRefresh: (): void => running?.stop.abort() }
}
