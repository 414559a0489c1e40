import { longestContact, longestDescription, longestTitle, type RequestDraft, type RequestSeverity, type RequestStatus } from '../contract/serviceRequest'

/** In how many hours support promises its first answer, in English. */
export const firstAnswerHours: Readonly<Record<RequestSeverity, number>> = { critical: 2, moderate: 4, minimal: 8 }

/** The fields of a draft in their order on the page. */
export const requestFields = ['customer', 'title', 'description', 'severity', 'topic', 'firstName', 'lastName', 'email', 'telephone'] as const
export type RequestField = (typeof requestFields)[number]

/** What is in the way of a draft; keys of the catalogue below `requests.problem.` */
export const requestReasons = ['missing', 'tooLong', 'notAnAddress', 'notATelephone'] as const
export interface RequestProblem {
  readonly field: RequestField
  readonly reason: (typeof requestReasons)[number]
  /** Characters. */
  readonly limit?: number
}

const address = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/u
const telephone = /^[+\d(][\d\s().,/-]{3,}(?:\s*(?:x|ext\.?)\s*\d+)?$/iu

type Written = Pick<RequestDraft, 'tenantId' | 'title' | 'description' | 'topic' | 'contact'>

/**
 * What must be mended before a draft can be sent, in the order of the fields. `handOver`: it is opened by hand, where the topic is
 * chosen on the spot.
 */
export function requestProblems({ tenantId, title, description, topic, contact }: Written, way: 'send' | 'handOver' = 'send'): readonly RequestProblem[] {
  const problems: (RequestProblem | undefined)[] = [
    tenantId === undefined ? { field: 'customer', reason: 'missing' } : undefined,
    words('title', title, longestTitle),
    words('description', description, longestDescription),
    way === 'send' && topic === undefined ? { field: 'topic', reason: 'missing' } : undefined,
    contact.firstName.trim() === '' ? undefined : words('firstName', contact.firstName, longestContact.firstName),
    words('lastName', contact.lastName, longestContact.lastName),
    words('email', contact.email, longestContact.email) ?? (address.test(contact.email.trim()) ? undefined : { field: 'email', reason: 'notAnAddress' }),
    contact.telephone.trim() === '' ? undefined : words('telephone', contact.telephone, longestContact.telephone) ?? (telephone.test(contact.telephone.trim()) ? undefined : { field: 'telephone', reason: 'notATelephone' })
  ]
  return problems.filter((problem) => problem !== undefined)
}

function words(field: RequestField, text: string, limit: number): RequestProblem | undefined {
  const { length } = text.trim()
  if (length === 0) return { field, reason: 'missing' }
  return length > limit ? { field, reason: 'tooLong', limit } : undefined
}

/** Whether support still works on a request, or waits for an answer to it. */
export const isOpenRequest = (status: RequestStatus): boolean => status !== 'closed'
