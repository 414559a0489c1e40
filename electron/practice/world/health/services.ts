import { containsIntune } from '../seed/skus'

/** A service whose health is told, by the id that Graph has for it. */
export const SERVICES = {
  Exchange: 'Exchange Online',
  SharePoint: 'SharePoint Online',
  OneDriveForBusiness: 'OneDrive for Business',
  microsoftteams: 'Microsoft Teams',
  OSDPPlatform: 'Microsoft 365 suite',
  MicrosoftEntra: 'Microsoft Entra',
  Intune: 'Microsoft Intune'
} as const
export type ServiceId = keyof typeof SERVICES

const OFFICE: readonly ServiceId[] = ['Exchange', 'SharePoint', 'OneDriveForBusiness', 'microsoftteams', 'OSDPPlatform']
const WITH_OFFICE: ReadonlySet<string> = new Set(['SPE_E3', 'SPE_E5', 'SPE_F1', 'SPB', 'O365_BUSINESS_PREMIUM', 'STANDARDPACK', 'ENTERPRISEPACK'])

/** The services that belong to a tenant's products, in the order of the list; Entra belongs to every tenant. */
export function servicesOf(skuPartNumbers: readonly string[]): readonly ServiceId[] {
  return [
    ...(skuPartNumbers.some((sku) => WITH_OFFICE.has(sku)) ? OFFICE : []),
    'MicrosoftEntra',
    ...(skuPartNumbers.some(containsIntune) ? (['Intune'] as const) : [])
  ]
}
