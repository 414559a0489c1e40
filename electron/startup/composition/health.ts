import type { HealthPort } from '../../services/ports'
import type { ConnectionService } from '../../services/connection'
import type { CustomerCache } from '../../services/customersPorts'
import { HealthService } from '../../services/health/health'
import { HealthRounds } from '../../services/health/healthRounds'
import type { Clock, Tell } from '../../services/ports'
import type { TenantId } from '../../contract/ids'
import type { LazyIndex } from './customerIndexPort'
import type { Stores } from './stores'

export interface HealthServiceParts {
  readonly stores: Stores
  readonly port: HealthPort
  readonly cache: CustomerCache
  readonly index: LazyIndex
  readonly connection: ConnectionService
  readonly signedIn: () => boolean
  readonly clock: Clock
  readonly tell: Tell
}

export interface HealthServices {
  readonly health: HealthService
  readonly healthRounds: HealthRounds
}

const usable = { text: '', filter: { states: ['active', 'expiring'] as ('active' | 'expiring')[] }, sort: 'name', descending: false } as const
const atOnce = 200

/** Joins everything about the health of services. */
export function createHealthServices({ stores, port, cache, index, connection, signedIn, clock, tell }: HealthServiceParts): HealthServices {
  const some = async (offset: number, limit: number): Promise<{ readonly ids: readonly TenantId[]; readonly total: number }> => {
    await index.loaded()
    return index.port.ids({ ...usable, offset, limit })
  }
  const health = new HealthService({ port, store: stores.customers, clock, tell, customer: (tenantId) => cache.get(tenantId), usableCount: async () => (await some(0, 1)).total })
  const healthRounds = new HealthRounds({
    health, clock,
    wanted: () => connection.state === 'online' && signedIn(),
    async *customers() {
      let total = atOnce
      for (let offset = 0; offset < total; offset += atOnce) {
        const part = await some(offset, atOnce)
        total = part.total
        yield part.ids
      }
    }
  })
  return { health, healthRounds }
}
