import { afterEach, describe, expect, it } from 'vitest'
import { companyRecordIds } from '../../contract/company'
import { startCloudStub, type CloudStub, type Routes } from '../testing/cloudStub'
import { fieldAt, valuesOf, withValues } from './profileFields'

const support = { email: 'support@fabrikam.com', telephone: '1', website: null, profileType: 'support_profile', attributes: { etag: '"one"', objectType: 'PartnerSupportProfile' } }
const legal = {
  companyName: 'Fabrikam', address: { country: 'US', region: null, city: 'Seattle', addressLine2: null }, primaryContact: { email: 'a@b.c' }, companyApproverAddress: null, companyApproverEmail: null, vettingStatus: 'authorized',
  attributes: { objectType: 'LegalBusinessProfile' }
}
const ok = (json: unknown) => ({ status: 200, json })

describe('profiles', () => {
  let cloud: CloudStub | undefined
  afterEach(() => cloud?.close())
  const start = async (routes: Routes, change?: Parameters<typeof startCloudStub>[1]) => {
    cloud = await startCloudStub(routes, change)
    return cloud
  }

  it('are read field by field, the legal one in its current version; what may not be read is absent', async () => {
    const at = await start((path) => {
      if (path === '/v1/profiles/legalbusiness?vettingVersion=Current') return ok(legal)
      return path === '/v1/profiles/billing' ? { status: 403, json: { code: '900150', description: '', data: [], source: 'PartnerFD' } } : undefined
    })
    expect((await at.company.read('legalbusiness'))?.values).toMatchObject({ companyName: 'Fabrikam', addressCity: 'Seattle', addressLine2: '', contactEmail: 'a@b.c', approverLine1: '', vettingStatus: 'authorized' })
    expect(await at.company.read('billing')).toBeUndefined()
    await expect(at.company.read('organization')).rejects.toMatchObject({ error: { kind: 'notFound' } })
  })

  it('are written whole, over the version that was read, under a request’s own id', async () => {
    let sent: unknown
    const at = await start((path, _tenant, body) => {
      if (body !== '') sent = JSON.parse(body)
      return path === '/v1/profiles/support' ? ok(body === '' ? support : JSON.parse(body)) : undefined
    })
    const read = await at.company.read('support')
    if (read === undefined) throw new Error('not read')
    expect(await at.company.write(read, { ...read.values, telephone: '2' })).toMatchObject({ id: 'support', values: { telephone: '2' } })
    expect(sent).toEqual({ ...support, telephone: '2' })
    expect(at.requests).toEqual(['GET /v1/profiles/support', 'PUT /v1/profiles/support'])
    expect(at.lastHeaders()).toMatchObject({ 'if-match': '"one"', 'ms-requestid': expect.stringMatching(/^[\da-f-]{36}$/u) })
  })

  it('are sent once more under the same id when the service does not answer', async () => {
    const ids: unknown[] = []
    const at = await start((_path, _tenant, body) => {
      if (body === '') return ok({ ...support, attributes: {} })
      ids.push(at.lastHeaders()['ms-requestid'])
      return ids.length === 1 ? { status: 503, json: {} } : ok(JSON.parse(body))
    })
    const read = await at.company.read('support')
    if (read === undefined) throw new Error('not read')
    await at.company.write(read, { telephone: '2' })
    expect(ids).toHaveLength(2)
    expect(at.lastHeaders()).not.toHaveProperty('if-match')
  })

  it.each([
    [{ status: 412, json: { code: '2055', description: '', data: [], source: 'PartnerFD' } }, { kind: 'conflict', code: 'service.changed' }],
    [{ status: 403, json: { code: '900150', description: '', data: [], source: 'PartnerFD' } }, { kind: 'notAllowed' }],
    [{ status: 400, json: { code: '3000', description: '', data: ['telephone'], source: 'PartnerFD' } }, { kind: 'invalid', code: 'company.refused', params: { field: 'telephone' } }],
    [{ status: 400, json: { code: '3000', description: '', data: ['another'], source: 'PartnerFD' } }, { kind: 'invalid', code: 'service.refusedRequest' }],
    [{ status: 400, json: { code: '3000', description: '', data: [], source: 'PartnerFD' } }, { kind: 'invalid', code: 'service.refusedRequest' }]
  ])('that are refused say so: %o', async (answer, error) => {
    const at = await start((_path, _tenant, body) => (body === '' ? ok(support) : answer))
    const read = await at.company.read('support')
    if (read === undefined) throw new Error('not read')
    await expect(at.company.write(read, { telephone: '2' })).rejects.toMatchObject({ error })
  })

  it('change nothing but what was changed', () => {
    for (const id of companyRecordIds) expect(withValues(id, legal, valuesOf(id, legal))).toEqual(legal)
    expect(withValues('legalbusiness', legal, { addressCity: 'Spokane', approverCity: 'Dublin' })).toEqual({
      ...legal, address: { ...legal.address, city: 'Spokane' }, companyApproverAddress: { city: 'Dublin' }
    })
    expect([fieldAt('organization', 'defaultAddress.postalCode'), fieldAt('billing', 'PrimaryContact.Email'), fieldAt('mpn', 'address.city')]).toEqual(['addressPostalCode', 'contactEmail', undefined])
  })
})

describe('rules and checks of addresses', () => {
  let cloud: CloudStub | undefined
  afterEach(() => cloud?.close())

  it('of a country are read in the form of today and of old', async () => {
    cloud = await startCloudStub((path) => {
      if (path.endsWith('/US')) return ok({ iso2Code: 'US', isStateRequired: true, states: { value: ['WA'] }, supportedLanguages: { value: ['en'] }, supportedCultures: { value: ['en-US'] }, isPostalCodeRequired: true, postalCodeRegex: String.raw`^\d{5}$`, isCityRequired: true, taxIdSample: null })
      return ok({ iso2Code: 'ie', supportedStatesList: ['D'], supportedLanguagesList: ['en'] })
    })
    expect(await cloud.company.rules('US')).toEqual({ country: 'US', cityRequired: true, stateRequired: true, states: ['WA'], postalCodeRequired: true, postalCodePattern: String.raw`^\d{5}$`, languages: ['en'], cultures: ['en-US'] })
    expect(await cloud.company.rules('IE')).toEqual({ country: 'IE', cityRequired: true, stateRequired: false, states: ['D'], postalCodeRequired: false, languages: ['en'], cultures: [] })
  })

  const suggestion = { country: 'US', state: 'WA', postalCode: '98101', city: 'Seattle', addressLine1: '1 Pine Street', region: null }
  it.each([
    ['an answer without content', { status: 200, json: undefined }, { verdict: 'found', suggestions: [] }],
    ['a verified one', ok({ status: 'VerifiedShippable', suggestedAddresses: [] }), { verdict: 'found', suggestions: [] }],
    ['a doubtful one', ok({ status: 'InteractionRequired', suggestedAddresses: [suggestion] }), { verdict: 'doubtful', suggestions: [{ Country: 'US', State: 'WA', PostalCode: '98101', City: 'Seattle', Line1: '1 Pine Street' }] }],
    ['an unknown one', ok({ status: 'None', suggestedAddresses: null }), { verdict: 'doubtful', suggestions: [] }],
    ['a refusal of old', { status: 400, json: { code: 2007, description: '{}', data: [], source: 'PartnerFD' } }, { verdict: 'doubtful', suggestions: [] }]
  ])('of an address take %s', async (_what, answer, check) => {
    let sent = ''
    cloud = await startCloudStub((_path, _tenant, body) => {
      sent = body
      return answer
    })
    expect(await cloud.company.checkAddress({ Line1: '1 Pine Street', Country: 'US' })).toEqual(check)
    expect(JSON.parse(sent)).toEqual({ addressLine1: '1 Pine Street', country: 'US' })
    expect(cloud.requests).toEqual(['POST /v1/validations/address'])
  })
})
