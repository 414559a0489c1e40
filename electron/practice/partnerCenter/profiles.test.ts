import { beforeEach, describe, expect, it } from 'vitest'
import { countryRule } from '../world/countries/countryRules'
import { PLACES } from '../world/seed/places'
import { tokenFor, trustingAuthenticate } from '../world/testTokens'
import { World } from '../world/world'
import { partnerCenterRoutes } from './routes'

let world: World
let app: ReturnType<typeof partnerCenterRoutes>

beforeEach(async () => {
  world = await World.open({ customers: 3 })
  app = partnerCenterRoutes(world, trustingAuthenticate, 'http://127.0.0.1:1/portal')
})

type Json = Record<string, unknown>
interface Answer { readonly status: number; readonly json: Json }

const partnerCenter = { audience: 'partnerCenter', scopes: ['user_impersonation'] } as const
const token = (user: string) => tokenFor(world, user, 'fabrikam.com', partnerCenter)

async function ask(method: string, path: string, { user = 'owner@fabrikam.com', body, headers = {} }: { user?: string; body?: unknown; headers?: Record<string, string> } = {}): Promise<Answer> {
  const response = await app.request(path, { method, headers: { ...token(user), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  return { status: response.status, json: (await response.json()) as Json }
}

const etagOf = (json: Json): string => (json['attributes'] as { etag: string }).etag

/** Reads a profile, lays a change over it and sends it back whole, as a client does. */
async function change(id: string, patch: (profile: Json) => Json, user?: string): Promise<Answer> {
  const { json } = await ask('GET', `/profiles/${id}`)
  return ask('PUT', `/profiles/${id}`, { ...(user === undefined ? {} : { user }), body: { ...json, ...patch(json) }, headers: { 'if-match': etagOf(json) } })
}

describe('who may read and change the profiles', () => {
  const people = [['owner@fabrikam.com', 200, 200], ['full@fabrikam.com', 200, 403], ['limited@fabrikam.com', 200, 403], ['none@fabrikam.com', 403, 403]] as const
  const profiles = ['organization', 'legalbusiness', 'support', 'billing'] as const
  it.each(people.flatMap(([user, read, write]) => profiles.map((id) => [user, id, read, write] as const)))('%s, %s: reads %i, writes %i', async (user, id, read, write) => {
    expect((await ask('GET', `/profiles/${id}`, { user })).status).toBe(read)
    const answer = await change(id, () => ({}), user)
    expect(answer.status).toBe(write)
    if (write === 403) expect(answer.json).toMatchObject({ code: user.startsWith('none') ? '2032' : '900150', data: [] })
  })

  it.each([['GET', 200], ['PUT', 405]])('%s of the partner network profile: %i', async (method, status) => {
    expect((await ask(method, '/profiles/mpn', { headers: { 'if-match': '*' }, ...(method === 'PUT' ? { body: {} } : {}) })).status).toBe(status)
  })
})

describe('a changed profile', () => {
  const place = (patch: Json) => (profile: Json) => ({ defaultAddress: { ...(profile['defaultAddress'] as Json), ...patch } })
  it.each([
    ['organization', place({ city: '' }), 'defaultAddress.city'],
    ['organization', place({ addressLine1: 'x'.repeat(201) }), 'defaultAddress.addressLine1'],
    ['organization', place({ state: 'XX' }), 'defaultAddress.state'],
    ['organization', place({ postalCode: '9810' }), 'defaultAddress.postalCode'],
    ['organization', place({ phoneNumber: 'call me' }), 'defaultAddress.phoneNumber'],
    ['organization', place({ firstName: 'x'.repeat(51) }), 'defaultAddress.firstName'],
    ['organization', place({ country: 'DE', postalCode: '80331', state: '' }), 'defaultAddress.country'],
    ['organization', () => ({ companyName: ' ' }), 'companyName'],
    ['organization', () => ({ email: 'hello@fabrikam' }), 'email'],
    ['organization', () => ({ culture: 'de-DE' }), 'culture'],
    ['support', () => ({ website: 'javascript:alert(1)' }), 'website'],
    ['support', () => ({ telephone: '12' }), 'telephone'],
    ['legalbusiness', () => ({ companyApproverEmail: 'nobody' }), 'companyApproverEmail'],
    ['legalbusiness', () => ({ primaryContact: { firstName: 'A', lastName: 'B', email: 'a', phoneNumber: null } }), 'primaryContact.email'],
    ['billing', () => ({ taxId: '12' }), 'taxId'],
    ['billing', () => ({ companyName: 'Another' }), 'companyName'],
    ['billing', () => ({ billingCurrency: 'EUR' }), 'billingCurrency']
  ])('%s is refused, and says which property it is (%#)', async (id, patch, property) => {
    const before = (await ask('GET', `/profiles/${id}`)).json
    expect(await change(id, patch)).toEqual({ status: 400, json: { code: '3000', description: `The property '${property}' is not valid.`, data: [property], source: 'PartnerFD' } })
    expect((await ask('GET', `/profiles/${id}`)).json).toEqual(before)
  })

  it('is kept with what it may change, and nothing else', async () => {
    const answer = await change('billing', () => ({ taxId: '12-3456789', purchaseOrderNumber: 'PO 7', profileType: 'Another', unheardOf: 1 }))
    expect(answer).toMatchObject({ status: 200, json: { taxId: '12-3456789', purchaseOrderNumber: 'PO 7', profileType: 'BillingProfile' } })
    expect(answer.json).not.toHaveProperty('unheardOf')
  })

  it('is what customers see from then on: the name as well', async () => {
    await change('organization', () => ({ companyName: 'Fabrikam Services' }))
    expect([world.directory.partner.displayName, world.directory.tenantByDomain('fabrikam.com')?.displayName]).toEqual(['Fabrikam Services', 'Fabrikam Services'])
  })

  it('of an old version is refused with 412 and 2055, and the newer one stays', async () => {
    const { json } = await ask('GET', '/profiles/support')
    await change('support', () => ({ telephone: '+1 206 555 0100' }))
    expect(await ask('PUT', '/profiles/support', { body: json, headers: { 'if-match': etagOf(json) } })).toMatchObject({ status: 412, json: { code: '2055' } })
    expect((await ask('GET', '/profiles/support')).json).toMatchObject({ telephone: '+1 206 555 0100' })
  })

  it('that comes again with its MS-RequestId gets the same answer and is made once', async () => {
    const { json } = await ask('GET', '/profiles/support')
    const once = { body: { ...json, telephone: '+1 206 555 0101' }, headers: { 'if-match': etagOf(json), 'ms-requestid': crypto.randomUUID() } }
    const [first, second] = [await ask('PUT', '/profiles/support', once), await ask('PUT', '/profiles/support', once)]
    expect(first.status).toBe(200)
    expect(second).toEqual(first)
  })
})

describe('the rules of a country', () => {
  it('are those of Partner Center’s resource', async () => {
    expect((await ask('GET', '/countryvalidationrules/us', { user: 'limited@fabrikam.com' })).json).toMatchObject({
      iso2Code: 'US', defaultCulture: 'en-US', isStateRequired: true, states: { value: expect.arrayContaining(['WA']) }, supportedLanguages: { value: ['en', 'es'] }, isPostalCodeRequired: true,
      postalCodeRegex: String.raw`^\d{5}(?:-\d{4})?$`, isCityRequired: true, taxIdSample: '12-3456789', isTaxIdSupported: true, countryCallingCodes: { value: ['1'] }, attributes: { objectType: 'CountryInformation' }
    })
    expect((await ask('GET', '/countryvalidationrules/ch')).json).toMatchObject({ iso2Code: 'CH', postalCodeRegex: null, isPostalCodeRequired: false })
    expect(await ask('GET', '/countryvalidationrules/xx')).toMatchObject({ status: 404, json: { code: '1000' } })
  })

  it.each(PLACES)('fit the places of this world: $city', async ({ country, city, state, postalCode, street, telephonePrefix }) => {
    expect(countryRule(country)?.postalCodeRegex).toBeDefined()
    const body = { country, city, state, postalCode, addressLine1: `1 ${street}`, phoneNumber: `${telephonePrefix} 0190` }
    expect(await ask('POST', '/validations/address', { body })).toMatchObject({ status: 200, json: { status: 'VerifiedShippable', suggestedAddresses: [] } })
  })

  it.each(['DE', 'GB', 'IE', 'FR', 'NL', 'NO', 'SE', 'ES', 'IT', 'CA', 'AU', 'NZ', 'JP', 'US'])('have a sample of a tax number that fits: %s', (country) => {
    const rule = countryRule(country)
    expect(rule?.taxIdSample).toMatch(new RegExp(`^${rule?.taxIdRegex}$`))
    if (rule?.taxIdFormat !== undefined) expect(rule.taxIdSample?.replaceAll(/\d/g, '#')).toBe(rule.taxIdFormat.replaceAll(/\d/g, '#'))
  })
})

describe('an address', () => {
  const seattle = { country: 'US', city: 'Seattle', state: 'WA', postalCode: '98101', addressLine1: '500 Union Street' }
  it.each([
    [{ ...seattle, state: 'OR' }, 'InteractionRequired', [{ state: 'WA' }]],
    [{ ...seattle, country: 'CA', state: 'BC', city: 'Toronto', postalCode: 'M5H 2N2' }, 'InteractionRequired', [{ state: 'ON' }]],
    [{ ...seattle, country: 'AU', state: 'WA', city: 'Canberra', postalCode: '2601' }, 'InteractionRequired', [{ state: 'ACT' }]],
    [{ ...seattle, postalCode: '9810' }, 'None', []],
    [{ ...seattle, country: 'DE', state: 'Bayern', postalCode: '80331' }, 'None', []]
  ])('%o is %s', async (body, status, suggestedAddresses) => {
    expect(await ask('POST', '/validations/address', { user: 'limited@fabrikam.com', body })).toMatchObject({ status: 200, json: { status, suggestedAddresses, originalAddress: body } })
  })

  it('is asked for by technicians only, and with a country', async () => {
    expect((await ask('POST', '/validations/address', { user: 'none@fabrikam.com', body: seattle })).status).toBe(403)
    expect(await ask('POST', '/validations/address', { body: { city: 'Seattle' } })).toMatchObject({ status: 400, json: { code: '3000' } })
  })
})
