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
