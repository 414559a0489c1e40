/** What an address, a telephone number and a tax number look like in a country, as Partner Center's `CountryInformation` says it. */
export interface CountryRule {
  /** ISO 3166-1 alpha-2 */
  readonly iso2Code: string
  readonly defaultCulture: string
  readonly languages: readonly string[]
  readonly cultures: readonly string[]
  /** Codes of states or provinces; empty where the country keeps no list. */
  readonly states: readonly string[]
  readonly isStateRequired: boolean
  readonly isPostalCodeRequired: boolean
  /** Of the whole postal code; absent: any. */
  readonly postalCodeRegex?: string
  /** Of a whole telephone number. */
  readonly phoneNumberRegex: string
  /** `#` stands for a digit; absent where letters may stand among the digits. */
  readonly taxIdFormat?: string
  readonly taxIdSample?: string
  /** Of the whole tax number; the service's own, told to nobody. */
  readonly taxIdRegex?: string
  readonly isVatIdSupported: boolean
  readonly geographicRegion: string
  readonly resellerAgreementRegion: string
  readonly callingCode: string
}
