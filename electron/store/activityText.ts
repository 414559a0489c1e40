import type { ActivityRecord } from '../contract/activity'
import { foldText } from '../lib/foldText'

/**
 * What the record of activity is filtered by, so that no entry has to be parsed: moment, action, result, tenant, technician
 * the folded words, and the partner, parted by tabs (which folding removes from the words).
 */
export function activityText({ at, action, result, tenantId = '' as never, tenantName = '', who = '', partnerTenantId = '' as never, detail = {} }: ActivityRecord): string {
  const words = foldText([action, tenantName, who, ...Object.values(detail).map(String)].join(' '))
  return [at, action, result, tenantId, who.toLowerCase().replaceAll('\t', ' '), words, partnerTenantId].join('\t')
}
