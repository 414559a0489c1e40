import type { TenantId } from '../contract/ids'
import { withTimeLimit } from '../lib/wait'
import type { Store } from '../store/types'
import type { KnownServices } from './portalMenu'
import type { Clock, ServiceManagement } from './ports'

/** The list of one customer's services as it is kept; `id` is the customer's tenant id. */
export interface ServicesRecord extends KnownServices {
  readonly id: string
}

// A type and not an interface: the store asks for an index signature.
type ServiceTables = { readonly services: ServicesRecord }

export interface PortalServicesParts {
  readonly source: ServiceManagement
  readonly store: Pick<Store<ServiceTables>, 'read' | 'update'>
  readonly clock: Clock
  /** Told of a list that could not be read; the one before stays, with its age. */
  readonly failed: (cause: unknown) => void
}

/** What the cloud said of a customer's portals: from the cache at once, and read anew behind it (capabilities 3.5). */
export interface PortalServices {
  known(tenantId: TenantId): KnownServices | undefined
  /** Reads the list unless it is fresh. Never rejects. @returns what is new; `undefined`: nothing is */
  renew(tenantId: TenantId, signal: AbortSignal): Promise<KnownServices | undefined>
}

/** Portals come and go with licences, and not from one hour to the next. */
export const freshMs = 3_600_000
const readLimitMs = 30_000

export function createPortalServices({ source, store, clock, failed }: PortalServicesParts): PortalServices {
  const known: PortalServices['known'] = (tenantId) => {
    const record = store.read('services').get(tenantId)
    return record && { services: record.services, readAt: record.readAt, ...(record.sharePointName === undefined ? {} : { sharePointName: record.sharePointName }) }
  }
  const read = async (tenantId: TenantId, signal: AbortSignal): Promise<KnownServices | undefined> => {
    const [services, sharePointName] = await withTimeLimit(
      readLimitMs,
      (limited) => Promise.all([source.services(tenantId, limited), source.sharePointName(tenantId, limited)]),
      signal
    )
    if (services === undefined && sharePointName === undefined) return undefined
    return { services: services ?? [], readAt: new Date(clock.now()).toISOString(), ...(sharePointName === undefined ? {} : { sharePointName }) }
  }
  return {
    known,
    renew: async (tenantId, signal) => {
      const before = known(tenantId)
      const age = before === undefined ? Number.POSITIVE_INFINITY : clock.now() - Date.parse(before.readAt)
      // A clock that was turned back makes no list fresh for ever.
      if (age >= 0 && age < freshMs) return undefined
      try {
        const found = await read(tenantId, signal)
        if (found === undefined || signal.aborted) return undefined
        // The disk tells by itself that it refuses; the menu has its list all the same.
        await store.update(({ services }) => services.put({ id: tenantId, ...found })).catch(failed)
        return found
      } catch (cause) {
        if (!signal.aborted) failed(cause)
        return undefined
      }
    }
  }
}
