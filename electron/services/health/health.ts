import { AppFailure } from '../../contract/errors'
import type { Customer } from '../../contract/customer'
import type { CustomerHealth, HealthSummary } from '../../contract/health'
import type { TenantId } from '../../contract/ids'
import { isUsable, relationshipState } from '../../domain/relationshipState'
import { createSlices } from '../../lib/slices'
import { withTimeLimit } from '../../lib/wait'
import type { Store } from '../../store/types'
import { keep } from '../customersKeep'
import type { Clock, HealthPort, Tell } from '../ports'
import { HealthDigest } from './healthDigest'
import { toCustomerHealth, type HealthRecord } from './healthRecord'

export interface HealthParts {
  readonly port: HealthPort
  readonly store: Pick<Store<{ readonly health: HealthRecord }>, 'read' | 'update'>
  readonly clock: Clock
  readonly tell: Tell
  /** From the cache. */
  readonly customer: (tenantId: TenantId) => Customer | undefined
  /** How many customers have a usable relationship. */
  readonly usableCount: () => Promise<number>
}

const limitMs = 20_000
/** In the background a service may ask to wait for minutes. */
const backgroundLimitMs = 400_000

/** How the services of customers are: from the cloud, in the cache with its age, and summed up over all (capabilities 3.7). */
export class HealthService {
  readonly #parts: HealthParts
  readonly #digest = new HealthDigest()
  readonly #reading = new Map<TenantId, Promise<CustomerHealth>>()
  #building: Promise<void> | undefined

  constructor(parts: HealthParts) {
    this.#parts = parts
  }

  /** From the cache alone. */
  ofCustomer(tenantId: TenantId): CustomerHealth {
    return toCustomerHealth(this.#record(tenantId))
  }

  /** When a customer was asked about last, milliseconds; `undefined`: never. */
  checkedAt(tenantId: TenantId): number | undefined {
    const { readAt, refusedAt } = this.#record(tenantId) ?? {}
    const at = refusedAt ?? readAt
    return at === undefined ? undefined : Date.parse(at)
  }

  /**
   * Reads one customer's; joins a reading that is under way. That it is not allowed is an answer.
   * @throws AppFailure of the cloud when it does not answer: what is kept stays
   */
  refresh(tenantId: TenantId, options: { readonly signal?: AbortSignal; readonly background?: boolean } = {}): Promise<CustomerHealth> {
    const reading = this.#reading.get(tenantId) ?? this.#refresh(tenantId, options).finally(() => this.#reading.delete(tenantId))
    this.#reading.set(tenantId, reading)
    return reading
  }

  /** Incidents by service over all customers, from memory. */
  async summary(): Promise<HealthSummary> {
    await this.ready()
    return this.#digest.summary(await this.#parts.usableCount(), (tenantId) => this.#usable(tenantId)?.name)
  }

  /** Customers that are none any more count no more. */
  async forget(tenantIds: readonly TenantId[]): Promise<void> {
    if (tenantIds.length === 0) return
    await keep(this.#parts.store.update(({ health }) => {
      for (const id of tenantIds) health.delete(id)
    }))
    for (const id of tenantIds) this.#digest.delete(id)
    this.#parts.tell('health.changed', { tenantIds })
  }

  /** Ids of customers of which something is kept. */
  known(): readonly TenantId[] {
    return [...this.#parts.store.read('health').ids()] as TenantId[]
  }

  /** Everything that was kept is gone: another technician may have signed in. */
  reset(): void {
    this.#digest.clear()
    this.#building = undefined
    this.#parts.tell('health.changed', { tenantIds: 'all' })
  }

  /** Whether a customer can be asked about. */
  isUsable(customer: Customer): boolean {
    return isUsable(relationshipState({ status: 'active', endsAt: customer.relationshipEndsAt }, this.#parts.clock.now())) && isUsable(customer.relationship)
  }

  /** Sums up what is kept, in slices, so that nothing stands still meanwhile. */
  ready(): Promise<void> {
    this.#building ??= this.#build()
    return this.#building
  }

  #usable(tenantId: TenantId): Customer | undefined {
    const customer = this.#parts.customer(tenantId)
    return customer !== undefined && this.isUsable(customer) ? customer : undefined
  }

  #record(tenantId: TenantId): HealthRecord | undefined {
    return this.#parts.store.read('health').get(tenantId)
  }

  async #refresh(tenantId: TenantId, { signal, background = false }: { readonly signal?: AbortSignal; readonly background?: boolean }): Promise<CustomerHealth> {
    const at = (): string => new Date(this.#parts.clock.now()).toISOString()
    try {
      const value = await withTimeLimit(background ? backgroundLimitMs : limitMs, (inner) => this.#parts.port.read(tenantId, { signal: inner, background }), signal)
      return await this.#keep({ id: tenantId, readAt: at(), value })
    } catch (cause) {
      if (!(cause instanceof AppFailure) || (cause.error.kind !== 'notAllowed' && cause.error.kind !== 'notFound')) throw cause
      return this.#keep({ id: tenantId, refusedAt: at() })
    }
  }

  async #keep(record: HealthRecord): Promise<CustomerHealth> {
    await keep(this.#parts.store.update(({ health }) => health.put(record)))
    this.#digest.put(record)
    this.#parts.tell('health.changed', { tenantIds: [record.id] })
    return toCustomerHealth(record)
  }

  async #build(): Promise<void> {
    const slices = createSlices()
    const table = this.#parts.store.read('health')
    // The ids as they are now: the table changes while this goes on.
    const ids = [...table.ids()]
    for (const id of ids) {
      const record = table.get(id)
      if (record !== undefined) this.#digest.put(record)
      const pause = slices.pause()
      if (pause !== undefined) await pause
    }
  }
}
