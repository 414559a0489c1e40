/** Products by the part number that Graph gives (`skuPartNumber`), as they are written on the partner's price list. */
const names: Readonly<Record<string, string>> = {
  INTUNE_A: 'Microsoft Intune Plan 1',
  INTUNE_A_VL: 'Microsoft Intune Plan 1 (volume licence)',
  INTUNE_A_D: 'Microsoft Intune Device',
  INTUNE_A_GOV: 'Microsoft Intune Plan 1 for Government',
  INTUNE_EDU: 'Microsoft Intune for Education',
  INTUNE_SMB: 'Microsoft Intune for small business',
  MICROSOFT_INTUNE_SUITE: 'Microsoft Intune Suite',
  MICROSOFT_INTUNE_ADVANCED_ANALYTICS: 'Microsoft Intune Advanced Analytics',
  EMS: 'Enterprise Mobility + Security E3',
  EMSPREMIUM: 'Enterprise Mobility + Security E5',
  SPE_E3: 'Microsoft 365 E3',
  SPE_E5: 'Microsoft 365 E5',
  SPE_F1: 'Microsoft 365 F3',
  M365_F1: 'Microsoft 365 F1',
  SPB: 'Microsoft 365 Business Premium',
  O365_BUSINESS_PREMIUM: 'Microsoft 365 Business Standard',
  STANDARDPACK: 'Office 365 E1',
  ENTERPRISEPACK: 'Office 365 E3',
  ENTERPRISEPREMIUM: 'Office 365 E5',
  AAD_PREMIUM: 'Microsoft Entra ID P1',
  AAD_PREMIUM_P2: 'Microsoft Entra ID P2',
  WIN_DEF_ATP: 'Microsoft Defender for Endpoint'
}

const byPartNumber: ReadonlyMap<string, string> = new Map(Object.entries(names))

/** The product's name, in any case of the part number; the part number itself where the product is not known. */
export function skuName(skuPartNumber: string): string {
  return byPartNumber.get(skuPartNumber.toUpperCase()) ?? skuPartNumber
}
