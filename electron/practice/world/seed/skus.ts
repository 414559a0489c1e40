import type { SubscribedSku } from '../model'

/** Products with their real ids, as the licensing reference lists them. */
export const SKUS = {
  INTUNE_A: '061f9ace-7d42-4136-88ac-31dc755f143f',
  EMS: 'efccb6f7-5641-4e0e-bd10-b4976e1bf68e',
  EMSPREMIUM: 'b05e124f-c7cc-45a0-a6aa-8cf78c946968',
  SPE_E3: '05e9a617-0261-4cee-bb44-138d3ef5d965',
  SPE_E5: '06ebc4ee-1bb5-47dd-8120-11324bc54e06',
  SPE_F1: '66b55226-6b4f-492c-910c-a3b7a3c9d993',
  SPB: 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46',
  O365_BUSINESS_PREMIUM: 'f245ecc8-75af-4f8e-b61f-27d8114de5f3',
  STANDARDPACK: '18181a46-0d4e-45cd-891e-60aabd171b4e',
  ENTERPRISEPACK: '6fd2c87f-b296-42f0-b197-1e91e994b900',
  AAD_PREMIUM: '078d2b04-f1bd-4111-bbd4-b4b1b354cef4',
  AAD_PREMIUM_P2: '84a661c4-e949-4bd2-a560-ed7766fcaf2b'
} as const

export type SkuPartNumber = keyof typeof SKUS

/** Service plans by product, for those whose presence tells that a tenant has Intune. */
export const INTUNE_SERVICE_PLAN = { servicePlanId: 'c1ec4a95-1f05-45b3-a911-aa3fa01094f5', servicePlanName: 'INTUNE_A' } as const

const WITH_INTUNE: ReadonlySet<string> = new Set(['INTUNE_A', 'EMS', 'EMSPREMIUM', 'SPE_E3', 'SPE_E5', 'SPE_F1', 'SPB', 'M365_F1', 'INTUNE_A_D', 'INTUNE_SMB'])

/** Whether the product contains the Intune service plan. */
export function containsIntune(skuPartNumber: string): boolean {
  return WITH_INTUNE.has(skuPartNumber)
}

/** A subscription of a tenant. @param enabled paid units @param consumed assigned units */
export function subscription(skuPartNumber: SkuPartNumber, enabled: number, consumed: number, capabilityStatus: SubscribedSku['capabilityStatus'] = 'Enabled'): SubscribedSku {
  const prepaidUnits = { enabled: 0, suspended: 0, warning: 0 }
  if (capabilityStatus === 'Suspended') prepaidUnits.suspended = enabled
  else if (capabilityStatus === 'Warning') prepaidUnits.warning = enabled
  else prepaidUnits.enabled = enabled
  return { skuId: SKUS[skuPartNumber], skuPartNumber, capabilityStatus, consumedUnits: consumed, prepaidUnits }
}
