import { AppFailure } from '../contract/errors'
import type { Customer } from '../contract/customer'
import type { TenantId } from '../contract/ids'
import { Gate } from '../lib/gate'
import { sameJson } from '../lib/sameJson'
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

/** Customers that were in the list once and are no more. One that only a look-up found stays. Records of before the mark: by their relationship. */
const gone = (cache: CustomerCache, seen: ReadonlySet<TenantId>): readonly TenantId[] => {
  const ids: TenantId[] = []
  for (const { id, relationship, listed } of cache.all(seen)) if ((listed ?? relationship !== 'none') && !seen.has(id)) ids.push(id)
  return ids
}

/** What a page says that is not known yet: only that is written. How young the others are is said by the moment of the whole reading. */
const changedOf = (customers: readonly Customer[], cache: CustomerCache): readonly Customer[] =>
  customers.flatMap((customer) => {
    const before = cache.get(customer.id)
    const merged: Customer = { ...mergeListed(customer, before), listed: true }
    // Details keep the moment at which they were read; that of the list is no difference.
    const same = before !== undefined && sameJson({ ...merged, readAt: '', detailsReadAt: '' }, { ...before, readAt: '', detailsReadAt: '' })
    return same ? [] : [merged]
  })

/**
 * Reads the whole list again in the background (capabilities 3.5), with progress, a pause and a stop. What is unchanged is not
 * written; what is gone is removed only after a complete reading, so that a stop or a failure removes nobody.
 */
export const createCustomersRefresh = ({ directory, cache, work, tell, clock }: RefreshOptions) => {
  let running: { readonly stop: AbortController; readonly gate: Gate; readonly report: () => void; readonly done: Promise<void> } | undefined

  const begin = (stop: AbortController, gate: Gate): { readonly report: () => void; readonly done: Promise<void> } => {
    const { signal } = stop
    const startedAt = new Date(clock.now()).toISOString()
    const seen = new Set<TenantId>()
    let total: number | undefined
    let toldAt = clock.now()
    const report = (): void => work.report({
      kind: 'refreshCustomers', done: seen.size, ...(total !== undefined && { total: Math.max(total, seen.size) }), ...(gate.isShut && { paused: true })
    })
    const keep = async (customers: readonly Customer[]): Promise<void> => {
      const changed = changedOf(customers, cache)
      if (changed.length > 0) await cache.put(changed)
      for (const { id } of customers) seen.add(id)
      report()
      if (changed.length === 0 || clock.now() - toldAt < tellEveryMs) return
      toldAt = clock.now()
      tell('customers.changed', { tenantIds: 'all', count: cache.size })
    }
    const run = async (): Promise<void> => {
      report()
      for await (const page of directory.pages(signal)) {
        if (signal.aborted) return
        total = page.total ?? total
        await keep(page.customers)
        await gate.passed(signal)
        if (signal.aborted) return
      }
      if (signal.aborted) return
      await cache.put([], gone(cache, seen))
      // Everything is at least as young as the begin of the reading.
      await cache.markRefreshed(startedAt)
    }
    // A turn later, so that a pause or a stop finds it from its first page on.
    return { report, done: Promise.resolve().then(run) }
  }

  const refresh = (): Promise<void> => {
    if (running !== undefined) return running.done
    const [stop, gate] = [new AbortController(), new Gate()]
    const { report, done: reading } = begin(stop, gate)
    const done = reading
      .catch((error: unknown) => {
        if (!(error instanceof AppFailure && error.error.kind === 'cancelled')) throw error
      })
      .finally(() => {
        running = undefined
        work.finish('refreshCustomers')
        tell('customers.changed', { tenantIds: 'all', count: cache.size })
      })
    running = { stop, gate, report, done }
    return done
  }
  return {
    refresh,
    cancelRefresh: (): void => running?.stop.abort(),
    /** After the page that is under way nothing more is asked for, until it is resumed. */
    pauseRefresh: (): void => {
      running?.gate.shut()
      running?.report()
    },
    resumeRefresh: (): void => {
      running?.gate.open()
      running?.report()
    }
  }
}
