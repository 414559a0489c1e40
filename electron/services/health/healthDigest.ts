import type { HealthSummary, SharedIssue } from '../../contract/health'
import type { Instant, TenantId } from '../../contract/ids'
import { openIssues } from '../../domain/serviceHealth'
import type { HealthRecord } from './healthRecord'

type Issue = Pick<SharedIssue, 'id' | 'title' | 'service' | 'classification' | 'status' | 'startedAt'>

interface Entry {
  readonly readAt?: Instant
  readonly refused: boolean
  /** Ids. */
  readonly issues: readonly string[]
}

/** So many customers of an issue are named. */
const mostNamed = 20

/** What an overview needs of the health of many customers, in memory: small for each, and read without parsing anything. */
export class HealthDigest {
  readonly #entries = new Map<TenantId, Entry>()
  /** As the customer that was read last tells of it. */
  readonly #issues = new Map<string, Issue>()

  put({ id, readAt, value, refusedAt }: HealthRecord): void {
    const issues = value === undefined ? [] : openIssues(value.issues)
    for (const { id: issueId, title, service, classification, status, startedAt } of issues) this.#issues.set(issueId, { id: issueId, title, service, classification, status, startedAt })
    this.#entries.set(id, { refused: refusedAt !== undefined, issues: issues.map((issue) => issue.id), ...(readAt === undefined ? {} : { readAt }) })
  }

  delete(id: TenantId): void {
    this.#entries.delete(id)
  }

  clear(): void {
    this.#entries.clear()
    this.#issues.clear()
  }

  /** @param customers how many customers could be asked about @param name of one that still can be; absent: it does not count */
  summary(customers: number, name: (tenantId: TenantId) => string | undefined): HealthSummary {
    const affected = new Map<string, TenantId[]>()
    const impaired = new Map<string, Set<TenantId>>()
    const hit = new Set<TenantId>()
    let [read, notAllowed] = [0, 0]
    let oldestReadAt: Instant | undefined
    for (const [id, { refused, readAt, issues }] of this.#entries) {
      if (refused) notAllowed += 1
      else if (readAt !== undefined) {
        read += 1
        if (oldestReadAt === undefined || readAt < oldestReadAt) oldestReadAt = readAt
      }
      if (issues.length === 0 || name(id) === undefined) continue
      hit.add(id)
      for (const issueId of issues) {
        affected.set(issueId, [...(affected.get(issueId) ?? []), id])
        const { service } = this.#issue(issueId)
        impaired.set(service, (impaired.get(service) ?? new Set()).add(id))
      }
    }
    return {
      customers, read, notAllowed, notRead: Math.max(0, customers - read - notAllowed), affected: hit.size,
      issues: [...affected].map(([id, ids]) => this.#shared(id, ids, name)).toSorted((a, b) => b.count - a.count || a.title.localeCompare(b.title)),
      services: [...impaired].map(([service, ids]) => ({ service, customers: ids.size, issues: [...affected.keys()].filter((id) => this.#issue(id).service === service).length })).toSorted((a, b) => b.customers - a.customers || a.service.localeCompare(b.service)),
      ...(oldestReadAt === undefined ? {} : { oldestReadAt })
    }
  }

  #issue(id: string): Issue {
    const issue = this.#issues.get(id)
    if (issue === undefined) throw new Error(`no issue ${id}`)
    return issue
  }

  #shared(id: string, ids: readonly TenantId[], name: (tenantId: TenantId) => string | undefined): SharedIssue {
    const customers = ids.map((tenantId) => ({ tenantId, name: name(tenantId) ?? '' })).toSorted((a, b) => a.name.localeCompare(b.name)).slice(0, mostNamed)
    return { ...this.#issue(id), count: ids.length, customers }
  }
}
