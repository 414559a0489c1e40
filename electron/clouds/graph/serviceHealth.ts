import type { ServiceHealth, ServiceHealthIssue, ServiceHealthIssuePost } from '@microsoft/microsoft-graph-types'
import { z } from 'zod'
import type { HealthIssue } from '../../contract/health'
import { htmlText } from '../../domain/htmlText'
import type { HealthPort } from '../../services/ports'
import type { GraphClient } from './client'
import { record, statusText } from './types'

const text = z.string()
const optionalText = z.string().nullish()

const postSchema = record<ServiceHealthIssuePost>()({ createdDateTime: optionalText, description: z.object({ content: optionalText }).nullish() })

const issueSchema = record<ServiceHealthIssue>()({
  id: text,
  title: optionalText,
  service: optionalText,
  classification: optionalText,
  status: optionalText,
  startDateTime: optionalText,
  endDateTime: optionalText,
  lastModifiedDateTime: optionalText,
  isResolved: z.boolean().nullish(),
  impactDescription: optionalText,
  feature: optionalText,
  posts: z.array(postSchema).nullish()
})

/** How a service is, only the fields that are read. */
export const serviceHealthSchema = record<ServiceHealth>()({ id: text, service: text, status: statusText, issues: z.array(issueSchema).nullish() })
export type RawServiceHealth = z.infer<typeof serviceHealthSchema>

const day = 86_400_000
/** What was solved longer ago is no news; a service may have hundreds of such. */
const solvedWithinDays = 7
const mostIssues = 50
const longestWord = 2_000

const toIssue = (raw: z.infer<typeof issueSchema>, service: string): HealthIssue => {
  const startedAt = raw.startDateTime ?? raw.lastModifiedDateTime ?? new Date(0).toISOString()
  const latest = (raw.posts ?? []).flatMap(({ createdDateTime, description }) => (createdDateTime ? [{ at: createdDateTime, text: htmlText(description?.content ?? '').slice(0, longestWord) }] : []))
    .toSorted((a, b) => b.at.localeCompare(a.at))[0]
  return {
    id: raw.id,
    title: raw.title ?? raw.id,
    service: raw.service ?? service,
    classification: raw.classification?.toLowerCase() === 'incident' ? 'incident' : 'advisory',
    status: raw.status ?? 'unknown',
    startedAt,
    resolved: raw.isResolved === true,
    impact: htmlText(raw.impactDescription ?? '').slice(0, longestWord),
    ...(raw.endDateTime && { endedAt: raw.endDateTime }),
    ...(raw.lastModifiedDateTime && { updatedAt: raw.lastModifiedDateTime }),
    ...(raw.feature && { feature: raw.feature }),
    ...(latest !== undefined && latest.text !== '' && { latest })
  }
}

const isNews = ({ resolved, endedAt, updatedAt, startedAt }: HealthIssue, now: number): boolean =>
  !resolved || now - Date.parse(endedAt ?? updatedAt ?? startedAt) < solvedWithinDays * day

/** The health of a customer's services by Graph, with a token of that customer's tenant (`ServiceHealth.Read.All`). */
export const createServiceHealth = (graph: GraphClient, now: () => number): HealthPort => ({
  async read(tenantId, { signal, background = false }) {
    const raw = await graph.all(serviceHealthSchema, '/admin/serviceAnnouncement/healthOverviews?$expand=issues', { tenantId, signal, ...(background && { patience: 'background' as const, quiet: true }) })
    const issues = raw.flatMap(({ service, issues: all }) => (all ?? []).map((one) => toIssue(one, service))).filter((issue) => isNews(issue, now()))
    return {
      services: raw.map(({ id, service, status }) => ({ id, name: service, status })),
      // What is still going on must never be cut off by what is over.
      issues: issues.toSorted((a, b) => Number(a.resolved) - Number(b.resolved) || b.startedAt.localeCompare(a.startedAt)).slice(0, mostIssues)
    }
  }
})
