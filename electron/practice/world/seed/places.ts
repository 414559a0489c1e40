/** Where a tenant is: ISO 3166-1 alpha-2 country, and what an address there looks like. */
export interface Place {
  readonly country: string
  readonly city: string
  readonly state?: string
  readonly postalCode: string
  readonly street: string
  /** International, without the subscriber's number. */
  readonly telephonePrefix: string
  /** Top-level domain that companies there use. */
  readonly topLevelDomain: string
}

/** The mix of countries: a place that stands twice is twice as common. */
export const PLACES: readonly Place[] = [
  { country: 'US', city: 'Seattle', state: 'WA', postalCode: '98101', street: 'Pine Street', telephonePrefix: '+1 206 555', topLevelDomain: 'com' },
  { country: 'US', city: 'Denver', state: 'CO', postalCode: '80202', street: 'Larimer Street', telephonePrefix: '+1 303 555', topLevelDomain: 'com' },
  { country: 'US', city: 'Boston', state: 'MA', postalCode: '02108', street: 'Beacon Street', telephonePrefix: '+1 617 555', topLevelDomain: 'com' },
  { country: 'GB', city: 'Manchester', postalCode: 'M2 5DB', street: 'Deansgate', telephonePrefix: '+44 161 496', topLevelDomain: 'co.uk' },
  { country: 'GB', city: 'Edinburgh', postalCode: 'EH1 1RE', street: 'Cockburn Street', telephonePrefix: '+44 131 496', topLevelDomain: 'co.uk' },
  { country: 'IE', city: 'Dublin', postalCode: 'D02 X285', street: 'Dame Street', telephonePrefix: '+353 1 555', topLevelDomain: 'ie' },
  { country: 'DE', city: 'Hamburg', postalCode: '20095', street: 'Bergstraße', telephonePrefix: '+49 40 555', topLevelDomain: 'de' },
  { country: 'DE', city: 'München', postalCode: '80331', street: 'Sendlinger Straße', telephonePrefix: '+49 89 555', topLevelDomain: 'de' },
  { country: 'FR', city: 'Lyon', postalCode: '69002', street: 'Rue de la République', telephonePrefix: '+33 4 55 55', topLevelDomain: 'fr' },
  { country: 'NL', city: 'Utrecht', postalCode: '3511 AA', street: 'Oudegracht', telephonePrefix: '+31 30 555', topLevelDomain: 'nl' },
  { country: 'NO', city: 'Bergen', postalCode: '5003', street: 'Vågsallmenningen', telephonePrefix: '+47 55 55', topLevelDomain: 'no' },
  { country: 'SE', city: 'Göteborg', postalCode: '411 06', street: 'Östra Hamngatan', telephonePrefix: '+46 31 555', topLevelDomain: 'se' },
  { country: 'ES', city: 'Valencia', postalCode: '46001', street: 'Calle de la Paz', telephonePrefix: '+34 96 555', topLevelDomain: 'es' },
  { country: 'IT', city: 'Torino', postalCode: '10121', street: 'Via Roma', telephonePrefix: '+39 011 555', topLevelDomain: 'it' },
  { country: 'CA', city: 'Toronto', state: 'ON', postalCode: 'M5H 2N2', street: 'Queen Street West', telephonePrefix: '+1 416 555', topLevelDomain: 'ca' },
  { country: 'AU', city: 'Sydney', state: 'NSW', postalCode: '2000', street: 'George Street', telephonePrefix: '+61 2 5550', topLevelDomain: 'com.au' },
  { country: 'AU', city: 'Perth', state: 'WA', postalCode: '6000', street: 'Hay Street', telephonePrefix: '+61 8 5550', topLevelDomain: 'com.au' },
  { country: 'NZ', city: 'Wellington', postalCode: '6011', street: 'Lambton Quay', telephonePrefix: '+64 4 555', topLevelDomain: 'co.nz' },
  { country: 'JP', city: 'Osaka', postalCode: '530-0001', street: 'Umeda', telephonePrefix: '+81 6 5555', topLevelDomain: 'co.jp' }
]
