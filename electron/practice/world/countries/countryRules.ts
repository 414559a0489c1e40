import { countryCode } from '../catalogue/countries'
import type { CountryRule } from './countryRule'

const AMERICAS = { geographicRegion: 'NorthAndLatinAmerica', resellerAgreementRegion: 'AOC' } as const
const EUROPE = { geographicRegion: 'Emea', resellerAgreementRegion: 'EOC' } as const
const ASIA = { geographicRegion: 'Asia', resellerAgreementRegion: 'APOC' } as const
const STATELESS = { states: [], isStateRequired: false } as const

const US_STATES = 'AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY'
const CA_PROVINCES = 'AB BC MB NB NL NS NT NU ON PE QC SK YT'
const AU_STATES = 'ACT NSW NT QLD SA TAS VIC WA'
const NORTH_AMERICAN_PHONE = String.raw`(?:\+?1[ ./-]?)?(?:\(\d{3}\)|\d{3})[ ./-]?\d{3}[ ./-]?\d{4}`

/** Numbers of one country: with its calling code or, inside it, with the digit that leads out of the town. */
function phones(callingCode: string, trunk = '0'): string {
  return String.raw`(?:\+${callingCode}|00${callingCode}|${trunk})[ ]?(?:\(0\)[ ]?)?\d(?:[ ./-]?\d){5,13}`
}

type European = Pick<CountryRule, 'iso2Code' | 'languages' | 'cultures' | 'postalCodeRegex' | 'callingCode' | 'taxIdSample' | 'taxIdRegex'> & { readonly trunk?: string; readonly taxIdFormat?: string }

function european({ trunk, ...rule }: European): CountryRule {
  return {
    ...EUROPE, ...STATELESS, isPostalCodeRequired: true, isVatIdSupported: true, defaultCulture: rule.cultures[0] ?? 'en-GB',
    phoneNumberRegex: phones(rule.callingCode, trunk), ...rule
  }
}

/** The countries in which this cloud's companies are. */
const RULES: readonly CountryRule[] = [
  {
    ...AMERICAS, iso2Code: 'US', defaultCulture: 'en-US', languages: ['en', 'es'], cultures: ['en-US', 'es-US'], states: US_STATES.split(' '), isStateRequired: true, isPostalCodeRequired: true,
    postalCodeRegex: String.raw`\d{5}(?:-\d{4})?`, phoneNumberRegex: NORTH_AMERICAN_PHONE, taxIdFormat: '##-#######', taxIdSample: '12-3456789', taxIdRegex: String.raw`\d{2}-\d{7}`, isVatIdSupported: false, callingCode: '1'
  },
  {
    ...AMERICAS, iso2Code: 'CA', defaultCulture: 'en-CA', languages: ['en', 'fr'], cultures: ['en-CA', 'fr-CA'], states: CA_PROVINCES.split(' '), isStateRequired: true, isPostalCodeRequired: true,
    postalCodeRegex: String.raw`[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d`, phoneNumberRegex: NORTH_AMERICAN_PHONE, taxIdFormat: '#########RT####', taxIdSample: '123456789RT0001', taxIdRegex: String.raw`\d{9}RT\d{4}`, isVatIdSupported: false, callingCode: '1'
  },
  {
    ...ASIA, iso2Code: 'AU', defaultCulture: 'en-AU', languages: ['en'], cultures: ['en-AU'], states: AU_STATES.split(' '), isStateRequired: true, isPostalCodeRequired: true,
    postalCodeRegex: String.raw`\d{4}`, phoneNumberRegex: phones('61'), taxIdFormat: '###########', taxIdSample: '51824753556', taxIdRegex: String.raw`\d{11}`, isVatIdSupported: false, callingCode: '61'
  },
  {
    ...ASIA, ...STATELESS, iso2Code: 'NZ', defaultCulture: 'en-NZ', languages: ['en'], cultures: ['en-NZ'], isPostalCodeRequired: true,
    postalCodeRegex: String.raw`\d{4}`, phoneNumberRegex: phones('64'), taxIdSample: '123456789', taxIdRegex: String.raw`\d{8,9}`, isVatIdSupported: false, callingCode: '64'
  },
  {
    ...ASIA, ...STATELESS, iso2Code: 'JP', defaultCulture: 'ja-JP', languages: ['ja'], cultures: ['ja-JP'], isPostalCodeRequired: true,
    postalCodeRegex: String.raw`\d{3}-?\d{4}`, phoneNumberRegex: phones('81'), taxIdFormat: 'T#############', taxIdSample: 'T1234567890123', taxIdRegex: String.raw`T\d{13}`, isVatIdSupported: false, callingCode: '81'
  },
  european({ iso2Code: 'GB', languages: ['en'], cultures: ['en-GB'], postalCodeRegex: String.raw`(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|GIR ?0AA)`, callingCode: '44', taxIdSample: 'GB123456789', taxIdRegex: String.raw`GB(?:\d{9}|\d{12})` }),
  european({ iso2Code: 'IE', languages: ['en'], cultures: ['en-IE'], postalCodeRegex: String.raw`(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?[AC-FHKNPRTV-Y\d]{4}`, callingCode: '353', taxIdSample: 'IE1234567T', taxIdRegex: String.raw`IE\d[A-Z\d+*]\d{5}[A-Z]{1,2}` }),
  european({ iso2Code: 'DE', languages: ['de'], cultures: ['de-DE'], postalCodeRegex: String.raw`\d{5}`, callingCode: '49', taxIdFormat: 'DE#########', taxIdSample: 'DE123456789', taxIdRegex: String.raw`DE\d{9}` }),
  european({ iso2Code: 'FR', languages: ['fr'], cultures: ['fr-FR'], postalCodeRegex: String.raw`\d{5}`, callingCode: '33', taxIdSample: 'FR12345678901', taxIdRegex: String.raw`FR[A-HJ-NP-Z\d]{2}\d{9}` }),
  european({ iso2Code: 'NL', languages: ['nl'], cultures: ['nl-NL'], postalCodeRegex: String.raw`[1-9]\d{3} ?[A-Z]{2}`, callingCode: '31', taxIdFormat: 'NL#########B##', taxIdSample: 'NL123456789B01', taxIdRegex: String.raw`NL\d{9}B\d{2}` }),
  european({ iso2Code: 'NO', languages: ['nb'], cultures: ['nb-NO'], postalCodeRegex: String.raw`\d{4}`, callingCode: '47', trunk: '', taxIdSample: 'NO123456789MVA', taxIdRegex: String.raw`NO\d{9}(?:MVA)?` }),
  european({ iso2Code: 'SE', languages: ['sv'], cultures: ['sv-SE'], postalCodeRegex: String.raw`\d{3} ?\d{2}`, callingCode: '46', taxIdFormat: 'SE############', taxIdSample: 'SE123456789001', taxIdRegex: String.raw`SE\d{12}` }),
  european({ iso2Code: 'ES', languages: ['es'], cultures: ['es-ES', 'ca-ES'], postalCodeRegex: String.raw`(?:0[1-9]|[1-4]\d|5[0-2])\d{3}`, callingCode: '34', trunk: '', taxIdSample: 'ESA12345678', taxIdRegex: String.raw`ES[A-Z\d]\d{7}[A-Z\d]` }),
  european({ iso2Code: 'IT', languages: ['it'], cultures: ['it-IT'], postalCodeRegex: String.raw`\d{5}`, callingCode: '39', trunk: '0?', taxIdFormat: 'IT###########', taxIdSample: 'IT12345678901', taxIdRegex: String.raw`IT\d{11}` })
]
const BY_CODE: ReadonlyMap<string, CountryRule> = new Map(RULES.map((rule) => [rule.iso2Code, rule]))

/** The rules of a country; where no company of this cloud is, those that hold everywhere. `undefined`: there is no such country. */
export function countryRule(code: string): CountryRule | undefined {
  const known = countryCode(code)
  return known === undefined ? undefined : (BY_CODE.get(known) ?? anywhere(known))
}

function anywhere(iso2Code: string): CountryRule {
  return {
    ...EUROPE, ...STATELESS, iso2Code, defaultCulture: 'en-US', languages: ['en'], cultures: ['en-US'], isPostalCodeRequired: false, isVatIdSupported: false, callingCode: '',
    phoneNumberRegex: String.raw`\+?\d(?:[ ./()-]{0,2}\d){5,14}`
  }
}
