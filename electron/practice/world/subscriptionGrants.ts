import type { SubscribedSku } from './model'
import type { Records } from './storage/records'
import type { Change } from './storage/lines'

const TABLE = 'grants'
const DAY = 24 * 60 * 60 * 1000
/** How long users may go on after the end of a trial. */
const GRACE = 30 * DAY

/** Licences that a tenant got by accepting an offer. */
export interface Grant {
  readonly offerId: string
  readonly skuId: string
  readonly skuPartNumber: string
  readonly quantity: number
  readonly quoteId: string
  readonly grantedDate: string
  /** Only of a trial. */
  readonly trialEndDate?: string
}

/** What a tenant got after the seed. A trial's end is worked out from the clock, never stored. */
export class SubscriptionGrants {
  readonly #records: Records

  constructor(records: Records) {
    this.#records = records
  }

  of(tenantId: string): readonly Grant[] {
    return (this.#records.get(TABLE, tenantId) as readonly Grant[] | undefined) ?? []
  }

  /** The change that gives a tenant more, for the caller to apply with what belongs to it. */
  adding(tenantId: string, more: readonly Grant[]): readonly Change[] {
    return more.length === 0 ? [] : [[TABLE, tenantId, [...this.of(tenantId), ...more]]]
  }
}

/** Subscriptions with what was granted laid over them. @param now milliseconds, the world's clock */
export function withGrants(skus: readonly SubscribedSku[], grants: readonly Grant[], now: number): readonly SubscribedSku[] {
  const bySku = new Map(skus.map((sku) => [sku.skuId, sku]))
  for (const grant of grants) bySku.set(grant.skuId, laidOver(bySku.get(grant.skuId), grant, now))
  return [...bySku.values()]
}

function laidOver(sku: SubscribedSku | undefined, grant: Grant, now: number): SubscribedSku {
  const part = partAt(grant, now)
  const before = sku?.prepaidUnits ?? { enabled: 0, suspended: 0, warning: 0 }
  const prepaidUnits = { ...before, [part]: before[part] + grant.quantity }
  return { skuId: grant.skuId, skuPartNumber: grant.skuPartNumber, consumedUnits: sku?.consumedUnits ?? 0, prepaidUnits, capabilityStatus: statusOf(prepaidUnits) }
}

function partAt(grant: Grant, now: number): keyof SubscribedSku['prepaidUnits'] {
  const end = grant.trialEndDate === undefined ? Number.POSITIVE_INFINITY : Date.parse(grant.trialEndDate)
  if (now < end) return 'enabled'
  return now < end + GRACE ? 'warning' : 'suspended'
}

function statusOf({ enabled, warning }: SubscribedSku['prepaidUnits']): SubscribedSku['capabilityStatus'] {
  if (enabled > 0) return 'Enabled'
  return warning > 0 ? 'Warning' : 'Suspended'
}
