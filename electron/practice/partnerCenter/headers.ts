import { z } from 'zod'
import type { PartnerCenterContext } from './guard'
import { PartnerCenterError, invalid } from './partnerCenterError'

const requestIdSchema = z.guid()

/** The `MS-RequestId` of a request that may come twice. @throws PartnerCenterError 400 without one */
export function requiredRequestId(context: PartnerCenterContext): string {
  const parsed = requestIdSchema.safeParse(context.req.header('ms-requestid'))
  if (!parsed.success) throw invalid('The MS-RequestId header is required and must be a GUID.')
  return parsed.data
}

/** The version that `If-Match` names, without quotes; `undefined`: none. */
export function givenEtag(context: PartnerCenterContext): string | undefined {
  const etag = context.req.header('if-match')?.replace(/^W\//, '').replace(/^"|"$/g, '')
  return etag === '' ? undefined : etag
}

/** @throws PartnerCenterError 412 without one */
export function requiredEtag(context: PartnerCenterContext): string {
  const etag = givenEtag(context)
  if (etag === undefined) throw new PartnerCenterError(412, '2055', 'The If-Match header is required.')
  return etag
}
