import type { RequestContact, RequestEvent, RequestNote, RequestStatus, ServiceRequest, Severity, StoredServiceRequest } from './serviceRequest'

const MINUTE = 60_000

/** How soon the practice support answers. Where Microsoft promises hours (2, 4 and 8), it takes as many minutes. */
export const ANSWERS_AFTER: Readonly<Record<Severity, number>> = { critical: 2 * MINUTE, moderate: 4 * MINUTE, minimal: 8 * MINUTE }

export const SUPPORT: RequestContact = { firstName: 'Practice', lastName: 'Support', email: 'support@practice.example', phoneNumber: '' }

const ANSWERS = [
  'Thank you for the request. To go on we need to know: since when has this happened, which users or devices are affected, and what have you tried so far?',
  'Thank you for the information. Please repeat the steps that fail, note the time, and tell us whether it fails for every user.',
  'We have changed a setting on our side. Please check whether it works now, and close the request if it does.'
] as const

interface Standing {
  readonly status: RequestStatus
  readonly notes: readonly RequestNote[]
  readonly modified: number
  readonly by: RequestContact
  readonly closed?: number
  /** Since when support has something to answer, milliseconds. */
  readonly owedSince?: number
  readonly answers: number
}

/**
 * A request as it stands at a moment. What support does (a note, and `attention_needed`) follows from the clock and is worked
 * out here, never stored, so that it needs no timer and follows the clock that the control endpoint moves.
 */
export function asItStands({ events, ...stored }: StoredServiceRequest, now: number): ServiceRequest {
  const wait = ANSWERS_AFTER[stored.severity]
  const created = Date.parse(stored.createdDate)
  let standing: Standing = { status: 'open', notes: [], modified: created, by: stored.createdBy, owedSince: created, answers: 0 }
  for (const event of events) standing = after(answered(standing, Date.parse(event.at), wait), event)
  const { status, notes, modified, by, closed, answers } = answered(standing, now, wait)
  return {
    ...stored, status, notes, lastUpdatedBy: by, lastModifiedDate: new Date(modified).toISOString(),
    // An answer of support is another version, though nothing was stored.
    etag: answers === 0 ? stored.etag : Buffer.from(`${stored.etag}.${answers}`).toString('base64'),
    ...(closed === undefined ? {} : { lastClosedDate: new Date(closed).toISOString() })
  }
}

/** With the answer of support, if it was due by then. */
function answered(standing: Standing, now: number, wait: number): Standing {
  const { owedSince, answers, notes, ...rest } = standing
  if (owedSince === undefined || owedSince + wait > now) return standing
  const due = owedSince + wait
  const text = ANSWERS[Math.min(answers, ANSWERS.length - 1)] ?? ''
  const note = { createdByName: nameOf(SUPPORT), createdDate: new Date(due).toISOString(), text }
  return { ...rest, notes: [...notes, note], status: 'attention_needed', modified: due, by: SUPPORT, answers: answers + 1 }
}

function after(standing: Standing, { at, by, text, status }: RequestEvent): Standing {
  const moment = Date.parse(at)
  const { owedSince, closed, ...rest } = standing
  const notes = text === undefined ? rest.notes : [...rest.notes, { createdByName: nameOf(by), createdDate: at, text }]
  const told = { ...rest, notes, by, modified: moment }
  if (status === 'closed') return { ...told, status, closed: moment }
  // Whoever adds a note or reopens waits for an answer, from the first unanswered word on.
  return { ...told, status: 'open', owedSince: owedSince ?? moment, ...(closed === undefined ? {} : { closed }) }
}

export const nameOf = ({ firstName, lastName }: Pick<RequestContact, 'firstName' | 'lastName'>): string => `${firstName} ${lastName}`.trim()
