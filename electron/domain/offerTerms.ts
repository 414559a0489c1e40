import type { OfferTerms } from '../contract/offer'
import { mayAutoExtend } from './templateRules'
import { offeredDays, offeredRoles, roleIds, usualTemplate } from './roleTemplates'

/** What is asked for when nothing was chosen. */
export const usualTerms: OfferTerms = { templateId: usualTemplate, roles: roleIds(offeredRoles), durationDays: offeredDays, autoExtend: false }

/** The same roles once more, for as long as the first time; the service allows two years at most. */
export function renewedTerms({ roles, durationDays = offeredDays, autoExtend = false }: { readonly roles: readonly string[]; readonly durationDays?: number; readonly autoExtend?: boolean }): OfferTerms {
  return { roles, durationDays: Math.min(Math.max(1, Math.round(durationDays)), offeredDays), autoExtend: autoExtend && mayAutoExtend(roles) }
}
