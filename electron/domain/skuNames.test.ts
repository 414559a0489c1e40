import { describe, expect, it } from 'vitest'
import { SKUS } from '../practice/world/seed/skus'
import { skuName } from './skuNames'

describe('skuName', () => {
  it.each([
    ['SPB', 'Microsoft 365 Business Premium'],
    ['spe_f1', 'Microsoft 365 F3'],
    ['Microsoft_Intune_Suite', 'Microsoft Intune Suite'],
    ['O365_BUSINESS_PREMIUM', 'Microsoft 365 Business Standard']
  ])('%s is %s', (partNumber, name) => expect(skuName(partNumber)).toBe(name))

  it('falls back to the part number, also where an object would have something of that name', () => {
    expect(['NEW_PRODUCT', 'constructor', '__proto__', ''].map(skuName)).toEqual(['NEW_PRODUCT', 'constructor', '__proto__', ''])
  })

  it('knows every product that the practice cloud has', () => {
    expect(Object.keys(SKUS).filter((partNumber) => skuName(partNumber) === partNumber)).toEqual([])
  })
})
