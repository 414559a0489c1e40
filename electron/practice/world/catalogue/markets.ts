import type { Product } from './products'

/** Where nothing at all is sold: embargoes, and places without companies. */
const CLOSED: ReadonlySet<string> = new Set(['AQ', 'BV', 'CU', 'GS', 'HM', 'IO', 'IR', 'KP', 'SY', 'TF', 'UM'])
/** Where there are no trials. */
const WITHOUT_TRIALS: ReadonlySet<string> = new Set(['BY', 'CN', 'RU', 'VE'])
/** What the operator in China sells. */
const CHINA: ReadonlySet<string> = new Set(['INTUNE_A', 'STANDARDPACK', 'ENTERPRISEPACK', 'ENTERPRISEPREMIUM', 'AAD_PREMIUM'])
/** Products that are not sold in some countries. */
const NOT_SOLD: Readonly<Record<string, readonly string[]>> = {
  INTUNE_SMB: ['BR', 'IN', 'JP', 'KR', 'MX'],
  Microsoft_Intune_Advanced_Analytics: ['BR', 'IN', 'TR', 'ZA'],
  Microsoft_Intune_Suite: ['BR', 'TR'],
  M365_F1: ['CH', 'DE', 'FR', 'JP'],
  WIN_DEF_ATP: ['RU', 'BY', 'TR'],
  STANDARDPACK: ['KR']
}
/** Trials that some countries lack although the product is sold there. */
const NO_TRIAL_OF: Readonly<Record<string, readonly string[]>> = {
  INTUNE_A_D: ['BR', 'IN', 'JP', 'KR'],
  EMSPREMIUM: ['AU', 'BR', 'IN', 'NZ'],
  SPE_F1: ['DE', 'FR', 'IT'],
  AAD_PREMIUM_P2: ['TR', 'ZA'],
  O365_BUSINESS_PREMIUM: ['JP']
}
const USUAL_MOST = 10_000_000
/** Most licences on one subscription, where it is not the usual number. */
const MOST: Readonly<Record<string, number>> = { CN: 5_000, IN: 100_000, RU: 1_000, BY: 1_000 }

/** Whether a product is sold in a country. @param country ISO 3166-1 alpha-2, upper case */
export function isSold(product: Product, country: string): boolean {
  if (CLOSED.has(country)) return false
  if (country === 'CN' && !CHINA.has(product.skuPartNumber)) return false
  return !(NOT_SOLD[product.skuPartNumber]?.includes(country) ?? false)
}

/** Whether there is a trial of it in a country. */
export function hasTrial(product: Product, country: string): boolean {
  if (product.trialOfferId === undefined || WITHOUT_TRIALS.has(country) || !isSold(product, country)) return false
  return !(NO_TRIAL_OF[product.skuPartNumber]?.includes(country) ?? false)
}

/** Most licences on one subscription of it in a country. */
export function mostLicences(product: Product, country: string): number {
  return Math.min(product.companyLimit ?? USUAL_MOST, MOST[country] ?? USUAL_MOST)
}
