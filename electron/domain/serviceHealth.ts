import type { HealthIssue, ServiceState } from '../contract/health'

/** Graph's words for a service that works. */
const works: ReadonlySet<string> = new Set([
  'serviceOperational', 'serviceRestored', 'resolved', 'resolvedExternal', 'falsePositive', 'postIncidentReviewPublished', 'mitigated', 'mitigatedExternal'
])
const stopped: ReadonlySet<string> = new Set(['serviceInterruption'])

/** All words that have a text of their own below `health.status.`; any other is shown as something that is being looked into. */
export const healthStatuses = [
  'serviceOperational', 'investigating', 'restoringService', 'verifyingService', 'serviceRestored', 'postIncidentReviewPublished', 'serviceDegradation', 'serviceInterruption',
  'extendedRecovery', 'falsePositive', 'investigationSuspended', 'resolved', 'mitigatedExternal', 'mitigated', 'resolvedExternal', 'confirmed', 'reported'
] as const

/** How a service or an issue is to be shown: good, worth a look, or bad. A word that is not known is never taken for good. */
export function healthTone(status: string): 'good' | 'warn' | 'bad' {
  if (works.has(status)) return 'good'
  return stopped.has(status) ? 'bad' : 'warn'
}

function rank({ status, classification }: HealthIssue): number {
  if (healthTone(status) === 'bad') return 0
  return classification === 'incident' ? 1 : 2
}

/** What goes on now, the gravest first. */
export function openIssues(issues: readonly HealthIssue[]): readonly HealthIssue[] {
  return issues.filter(({ resolved }) => !resolved).toSorted((a, b) => rank(a) - rank(b) || b.startedAt.localeCompare(a.startedAt))
}

/** Services that do not work as they should. */
export const impaired = (services: readonly ServiceState[]): readonly ServiceState[] => services.filter(({ status }) => healthTone(status) !== 'good')
