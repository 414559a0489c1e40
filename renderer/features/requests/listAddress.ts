import { requestSeverities, requestStates, type RequestSeverity, type RequestState } from '../../../electron/contract/serviceRequest'
import type { RequestSortKey } from '../../../electron/contract/serviceRequestCalls'

const sortKeys: readonly RequestSortKey[] = ['updatedAt', 'createdAt', 'title', 'customerName', 'severity', 'state']

/** What the list shows: by what it is narrowed, and by which column it is ordered. */
export interface Shown {
  readonly text: string
  readonly state: RequestState | undefined
  readonly severity: RequestSeverity | undefined
  /** Only those that support has answered since somebody looked. */
  readonly unread: boolean
  readonly sort: RequestSortKey
  readonly descending: boolean
}

/** Reads what an address asks for; what is not understood does not narrow. */
export function shownFor(query: string): Shown {
  const wanted = new URLSearchParams(query)
  const oneOf = <T extends string>(name: string, options: readonly T[]): T | undefined => options.find(option => option === wanted.get(name))
  return {
    text: (wanted.get('text') ?? '').slice(0, 200),
    state: oneOf('state', requestStates),
    severity: oneOf('severity', requestSeverities),
    unread: wanted.get('unread') === 'yes',
    sort: oneOf('sort', sortKeys) ?? 'updatedAt',
    descending: wanted.get('descending') !== 'no'
  }
}

/** The address's own form of it; empty where nothing differs from the whole list. */
export function queryFor({ text, state, severity, unread, sort, descending }: Shown): Record<string, string> {
  return {
    ...(text !== '' && { text }), ...(state !== undefined && { state }), ...(severity !== undefined && { severity }), ...(unread && { unread: 'yes' }),
    ...(sort !== 'updatedAt' && { sort }), ...(!descending && { descending: 'no' })
  }
}

export const narrows = ({ text, state, severity, unread }: Shown): boolean => text !== '' || state !== undefined || severity !== undefined || unread
