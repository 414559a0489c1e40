import type { PartnerCenterContext } from './guard'
import { invalid } from './partnerCenterError'

/** The request's body. @throws PartnerCenterError 400 for what is no JSON */
export async function jsonBody(context: PartnerCenterContext): Promise<unknown> {
  try {
    return await context.req.json()
  } catch {
    throw invalid('The body is not valid JSON.')
  }
}

/** A `filter` of the query. @throws PartnerCenterError 400 for what is no JSON */
export function jsonQuery(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid('The filter is not valid JSON.')
  }
}
