import { Hono } from 'hono'
import { countryRule } from '../../world/countries/countryRules'
import type { CountryRule } from '../../world/countries/countryRule'
import type { World } from '../../world/world'
import type { Wire } from '../collection'
import type { PartnerCenterEnv } from '../guard'
import { PartnerCenterError } from '../partnerCenterError'

/** `/countryvalidationrules/{iso2}`: what addresses, telephone numbers and tax numbers of a country look like. */
export function countryValidationRuleRoutes(_world: World): Hono<PartnerCenterEnv> {
  const app = new Hono<PartnerCenterEnv>()
  app.get('/countryvalidationrules/:iso2', (context) => {
    const rule = countryRule(context.req.param('iso2'))
    if (!rule) throw new PartnerCenterError(404, '1000', 'There are no rules for this country.')
    return context.json(ruleWire(rule))
  })
  return app
}

function ruleWire(rule: CountryRule): Wire {
  return {
    iso2Code: rule.iso2Code, defaultCulture: rule.defaultCulture, isStateRequired: rule.isStateRequired, states: { value: rule.states },
    supportedLanguages: { value: rule.languages }, supportedCultures: { value: rule.cultures },
    isPostalCodeRequired: rule.isPostalCodeRequired, postalCodeRegex: rule.postalCodeRegex === undefined ? null : `^${rule.postalCodeRegex}$`, isCityRequired: true,
    isVatIdSupported: rule.isVatIdSupported, taxIdFormat: rule.taxIdFormat ?? null, taxIdSample: rule.taxIdSample ?? null, isTaxIdSupported: rule.taxIdRegex !== undefined,
    isRegistrationNumberSupported: false, phoneNumberRegex: `^${rule.phoneNumberRegex}$`, resellerAgreementRegion: rule.resellerAgreementRegion, geographicRegion: rule.geographicRegion,
    countryCallingCodes: { value: rule.callingCode === '' ? [] : [rule.callingCode] }, attributes: { objectType: 'CountryInformation' }
  }
}
