import type { Directory, WorldSettings } from '../api'
import type { Clock } from '../clock'
import type { Tenant } from '../model'
import { SeededRandom } from '../seed/random'
import { INCIDENTS, type Incident } from './incidents'
import { servicesOf, type ServiceId } from './services'

const HOUR = 60 * 60 * 1000

/** An issue as it stands at a moment; instants are ISO 8601 in UTC. */
export interface Issue {
  readonly incident: Incident
  readonly startDateTime: string
  readonly endDateTime?: string
  readonly lastModifiedDateTime: string
  readonly isResolved: boolean
  readonly status: Incident['status'] | 'serviceRestored'
  readonly posts: readonly { readonly createdDateTime: string; readonly text: string }[]
}

export interface ServiceState {
  readonly id: ServiceId
  readonly status: Issue['status'] | 'serviceOperational'
  /** The newest first. */
  readonly issues: readonly Issue[]
}

/** The gravest first. */
const GRAVITY: readonly Issue['status'][] = ['serviceInterruption', 'serviceDegradation', 'extendedRecovery', 'restoringService', 'investigating', 'serviceRestored']

/** How the services of each tenant are: a pure function of seed, products and clock, so nothing of it is stored. */
export class ServiceHealth {
  readonly #settings: WorldSettings
  readonly #clock: Clock
  readonly #directory: Directory

  constructor(settings: WorldSettings, clock: Clock, directory: Directory) {
    this.#settings = settings
    this.#clock = clock
    this.#directory = directory
  }

  /** The services that a tenant has, each with what goes or went wrong; empty for a tenant that does not exist. */
  of(tenantId: string): readonly ServiceState[] {
    const tenant = this.#directory.tenant(tenantId)
    if (!tenant) return []
    const found = INCIDENTS.filter((incident) => this.#concerns(incident, tenant))
    return servicesOf(tenant.subscribedSkus.map((sku) => sku.skuPartNumber)).map((id) => {
      const issues = found.filter(({ service }) => service === id).flatMap((incident) => this.#issue(incident) ?? []).toSorted((a, b) => b.startDateTime.localeCompare(a.startDateTime))
      const open = issues.filter(({ isResolved }) => !isResolved)
      return { id, issues, status: GRAVITY.find((status) => open.some((issue) => issue.status === status)) ?? 'serviceOperational' }
    })
  }

  #concerns({ id, always, share }: Incident, tenant: Tenant): boolean {
    const domain = tenant.domains.find((one) => one.isDefault)?.name ?? ''
    return always.includes(domain) || new SeededRandom(this.#settings.seed, 'incident', id, tenant.id).chance(share)
  }

  /** `undefined` before it begins. */
  #issue(incident: Incident): Issue | undefined {
    const { epoch } = this.#settings
    const now = this.#clock.now()
    const begin = epoch + incident.begins * HOUR
    if (now < begin) return undefined
    const end = incident.ends === undefined ? Number.POSITIVE_INFINITY : epoch + incident.ends * HOUR
    const last = Math.min(now, end)
    const posts = incident.posts.flatMap((text, index) => {
      const at = index === incident.posts.length - 1 && now >= end ? end : begin + index * HOUR
      return at <= last ? [{ createdDateTime: instant(at), text }] : []
    })
    const isResolved = now >= end
    return {
      incident, posts, isResolved, startDateTime: instant(begin), status: isResolved ? 'serviceRestored' : incident.status,
      lastModifiedDateTime: posts.at(-1)?.createdDateTime ?? instant(begin), ...(isResolved ? { endDateTime: instant(end) } : {})
    }
  }
}

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString()
