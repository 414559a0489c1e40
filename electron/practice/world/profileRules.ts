import { brokenProperty, isPhoneNumber, isTaxNumber, type WireAddress } from './countries/addressRules'
import { countryRule } from './countries/countryRules'
import type { PartnerProfile } from './model'

type Content = Readonly<Record<string, unknown>>

/** What identifies the record, or is decided elsewhere: kept whatever is sent. */
const KEPT: ReadonlySet<string> = new Set(['id', 'tenantId', 'domain', 'profileType', 'vettingStatus', 'vettingSubStatus'])
/** What a partner cannot change, so that a change is refused and nobody believes that it was made. */
const FIXED: Readonly<Partial<Record<PartnerProfile['id'], readonly string[]>>> = { billing: ['companyName', 'billingCurrency'] }
const ADDRESSES = ['defaultAddress', 'address', 'companyApproverAddress'] as const
const NOT_CONTENT: ReadonlySet<string> = new Set(['links', 'attributes'])
const EMAIL = /^[^\s@]+@(?:[^\s@.]+\.)+[^\s@.]{2,}$/
const LONGEST_NAME = 50

/** A profile as it would be after a change. */
export function contentAfter(current: PartnerProfile, change: Content): Content {
  const given = Object.entries(change).filter(([name]) => Object.hasOwn(current.content, name) && !NOT_CONTENT.has(name) && !KEPT.has(name))
  return { ...current.content, ...Object.fromEntries(given) }
}

/**
 * The first property of a changed profile that is not as it may be, with dots between its parts, or `undefined`.
 * @param country where the partner is, for what has no address of its own
 */
export function refusedProperty(current: PartnerProfile, after: Content, country: string): string | undefined {
  const fixed = (FIXED[current.id] ?? []).find((name) => after[name] !== current.content[name])
  return fixed ?? refusedAddress(current.content, after) ?? refusedContact(after, country) ?? refusedText(after, country)
}

/** The country is where the partner is enrolled; it cannot be changed here. */
function refusedAddress(before: Content, after: Content): string | undefined {
  for (const name of ADDRESSES) {
    const address = after[name] as WireAddress | undefined
    if (address === undefined) continue
    if (address.country.toUpperCase() !== (before[name] as WireAddress).country) return `${name}.country`
    const broken = brokenProperty(address)
    if (broken !== undefined) return `${name}.${broken}`
  }
  return undefined
}

function refusedContact(after: Content, country: string): string | undefined {
  const contact = after['primaryContact'] as Readonly<Record<string, string | null>> | undefined
  if (contact === undefined) return undefined
  const long = ['firstName', 'lastName'].find((name) => text(contact[name]).length > LONGEST_NAME)
  if (long !== undefined) return `primaryContact.${long}`
  if (!isEmail(text(contact['email']))) return 'primaryContact.email'
  return isPhone(text(contact['phoneNumber']), country) ? undefined : 'primaryContact.phoneNumber'
}

function refusedText(after: Content, country: string): string | undefined {
  const checks: Readonly<Record<string, (value: string) => boolean>> = {
    companyName: (value) => value.trim() !== '' && value.length <= 200,
    email: isEmail,
    companyApproverEmail: isEmail,
    telephone: (value) => isPhone(value, country),
    website: (value) => value === '' || (/^https?:\/\//.test(value) && URL.canParse(value)),
    language: (value) => value === '' || (countryRule(country)?.languages.includes(value) ?? false),
    culture: (value) => value === '' || (countryRule(country)?.cultures.includes(value) ?? false),
    purchaseOrderNumber: (value) => value.length <= 50,
    taxId: (value) => value === '' || isTaxNumber(value, countryRule(country) ?? never())
  }
  return Object.entries(checks).find(([name, fits]) => Object.hasOwn(after, name) && !fits(text(after[name])))?.[0]
}

function isEmail(value: string): boolean {
  return value === '' || (value.length <= 320 && EMAIL.test(value))
}

function isPhone(value: string, country: string): boolean {
  return value === '' || isPhoneNumber(value, countryRule(country) ?? never())
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function never(): never {
  throw new Error('the partner is in no country')
}
