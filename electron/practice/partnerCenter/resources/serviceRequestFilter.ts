import { z } from 'zod'
import { REQUEST_STATUSES, SEVERITIES, type RequestStatus, type Severity } from '../../world/serviceRequests/serviceRequest'
import type { PartnerCenterContext } from '../guard'
import { jsonQuery } from '../jsonBody'
import { invalid } from '../partnerCenterError'

export interface RequestFilter {
  readonly status?: RequestStatus
  readonly severity?: Severity
}

const filterSchema = z.object({ Field: z.string(), Value: z.string(), Operator: z.literal('equals') })

/** The three ways in which a list is narrowed: `status=`, `Field=&Value=`, and `filter=` with the usual JSON. @throws PartnerCenterError 400 */
export function requestFilter(context: PartnerCenterContext): RequestFilter {
  const status = context.req.query('status')
  if (status !== undefined) return narrowed('Status', status)
  const field = context.req.query('Field')
  if (field !== undefined) return narrowed(field, context.req.query('Value') ?? '')
  const filter = context.req.query('filter')
  if (filter === undefined) return {}
  const parsed = filterSchema.safeParse(jsonQuery(filter))
  if (!parsed.success) throw invalid('The filter must be Status or Severity with the operator equals.')
  return narrowed(parsed.data.Field, parsed.data.Value)
}

function narrowed(field: string, value: string): RequestFilter {
  const name = value.toLowerCase()
  if (field === 'Status') return { status: oneOf(REQUEST_STATUSES, name, field) }
  if (field === 'Severity') return { severity: oneOf(SEVERITIES, name, field) }
  throw invalid(`Service requests cannot be filtered by '${field}'.`)
}

function oneOf<T extends string>(known: readonly T[], value: string, field: string): T {
  const found = known.find((one) => one === value)
  if (found === undefined) throw invalid(`The ${field} '${value}' is not one of ${known.join(', ')}.`)
  return found
}
