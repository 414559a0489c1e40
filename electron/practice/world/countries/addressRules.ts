import { countryRule } from './countryRules'
import type { CountryRule } from './countryRule'
import { statesOf } from './postalAreas'

/** An address as Partner Center writes it; what is absent counts as not given. */
export interface WireAddress {
  readonly country: string
  readonly city?: string | null | undefined
  readonly state?: string | null | undefined
  readonly addressLine1?: string | null | undefined
  readonly addressLine2?: string | null | undefined
  readonly postalCode?: string | null | undefined
  readonly firstName?: string | null | undefined
  readonly lastName?: string | null | undefined
  readonly phoneNumber?: string | null | undefined
}

const LONGEST: Readonly<Partial<Record<keyof WireAddress, number>>> = { addressLine1: 200, addressLine2: 200, city: 100, firstName: 50, lastName: 50 }
/** A state that is in no list is a code of two letters at most. */
const LONGEST_STATE = 2
/** Any country's number in its international form. */
const INTERNATIONAL = /^\+\d(?:[ ./()-]{0,2}\d){6,14}$/

/** The first property that breaks a rule of the address's country, or `undefined`. */
export function brokenProperty(address: WireAddress): keyof WireAddress | undefined {
  const rule = countryRule(address.country)
  if (!rule) return 'country'
  const tooLong = Object.entries(LONGEST).find(([name, most]) => given(address[name as keyof WireAddress]).length > most)
  if (tooLong) return tooLong[0] as keyof WireAddress
  return (['addressLine1', 'city', 'state', 'postalCode', 'phoneNumber'] as const).find((name) => !fits(name, given(address[name]), rule))
}

function fits(name: 'addressLine1' | 'city' | 'state' | 'postalCode' | 'phoneNumber', value: string, rule: CountryRule): boolean {
  if (name === 'addressLine1' || name === 'city') return value !== ''
  if (name === 'phoneNumber') return value === '' || isPhoneNumber(value, rule)
  if (name === 'state') return value === '' ? !rule.isStateRequired : rule.states.length > 0 ? rule.states.includes(value.toUpperCase()) : value.length <= LONGEST_STATE
  return value === '' ? !rule.isPostalCodeRequired : rule.postalCodeRegex === undefined || wholly(rule.postalCodeRegex, value.toUpperCase())
}

export function isPhoneNumber(value: string, rule: CountryRule): boolean {
  return INTERNATIONAL.test(value) || wholly(rule.phoneNumberRegex, value)
}

export function isTaxNumber(value: string, rule: CountryRule): boolean {
  return rule.taxIdRegex === undefined || wholly(rule.taxIdRegex, value.toUpperCase())
}

function wholly(pattern: string, value: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(value)
}

/** The state in which the postal code really lies, when that is not the one of the address. */
export function stateByPostalCode(address: WireAddress): string | undefined {
  const states = statesOf(address.country.toUpperCase(), given(address.postalCode))
  return states.length === 0 || states.includes(given(address.state).toUpperCase()) ? undefined : states[0]
}

function given(text: string | null | undefined): string {
  return text?.trim() ?? ''
}
