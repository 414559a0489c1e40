import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { User } from '../model'
import { World } from '../world'
import { stateOf, type NewQuote, type Quote } from './quote'

const DAY = 86_400_000
const E3 = '05E9A617-0261-4CEE-BB44-138D3EF5D965'
const SUITE = 'A929CD4D-8672-47C9-8664-159C1F322BA8'
const INTUNE = '061F9ACE-7D42-4136-88AC-31DC755F143F'
const INTUNE_TRIAL = '40BE278A-DFD1-470A-9EF7-9F2596EA7FF9'
const purchase: NewQuote = { kind: 'purchase', country: 'us', partnerId: '4567890', items: [{ offerId: E3.toLowerCase(), quantity: 3 }], delegatedAdministrationPartnerRequested: true }

function user(world: World, name: string): User {
  const found = world.directory.userByName(name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

function make(world: World, request: Partial<NewQuote> = {}, requestId: string = randomUUID()): Promise<Quote> {
  return world.quotes.create({ ...purchase, ...request }, requestId, user(world, 'full@fabrikam.com'))
}

function accept(world: World, quote: Quote, by = 'admin@adatum.com', delegatedAdministration = false): Promise<Quote> {
  return world.quoteAnswers.accept(quote.id, { items: [], delegatedAdministration }, user(world, by))
}

const stateIn = (world: World, quote: Quote): string => stateOf(world.quotes.require(quote.id), world.now())

describe('a quote', () => {
  it('is made once for one request, also when it comes twice at once', async () => {
    const world = await World.open({ customers: 0 })
    const requestId = randomUUID()
    const [one, two] = await Promise.all([make(world, {}, requestId), make(world, {}, requestId.toUpperCase())])
    expect(two).toEqual(one)
    expect(await make(world, { country: 'US', items: [{ offerId: E3, quantity: 3 }] }, requestId)).toEqual(one)
    expect(world.quotes.count).toBe(1)
    await expect(make(world, { partnerId: '4567891' }, requestId)).rejects.toMatchObject({ refusal: 'conflict' })
    expect(one).toMatchObject({ country: 'US', items: [{ offerId: E3, quantity: 3 }], createdBy: 'full@fabrikam.com', sequence: 1 })
  })

  it('is found again after a restart with its answers, the relationship and the licences', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'practice-quotes-'))
    const requestId = randomUUID()
    const first = await World.open({ dataDir, customers: 0 })
    const quote = await make(first, {}, requestId)
    await accept(first, quote, 'admin@adatum.com', true)
    const newcomer = await first.directory.signUp({ displayName: 'Litware', domain: 'litware.example', country: 'DE', administratorName: 'Ana Bell', administratorAlias: 'ana', password: 'long enough' })
    await first.close()
    const world = await World.open({ dataDir })
    expect((await make(world, {}, requestId)).id).toBe(quote.id)
    expect(world.quotes.count).toBe(1)
    expect(stateIn(world, quote)).toBe('accepted')
    const adatum = world.directory.tenantByDomain('adatum.net')
    expect(adatum?.subscribedSkus).toMatchObject([{ skuPartNumber: 'SPB' }, { skuPartNumber: 'SPE_E3', capabilityStatus: 'Enabled', prepaidUnits: { enabled: 3 } }])
    expect(world.relationships.of(adatum?.id ?? '')).toMatchObject([{ status: 'active', accessAssignments: [{ status: 'active' }, { status: 'active' }] }])
    const litware = world.directory.tenantByDomain('LITWARE.onmicrosoft.com')
    expect(litware).toMatchObject({ id: newcomer.tenantId, displayName: 'Litware', isCustomer: false })
    expect(await world.directory.verifyPassword('ana@litware.example', 'long enough')).toMatchObject({ id: newcomer.id })
    expect([...world.directory.customersFrom(0)].map((tenant) => tenant.id)).toContain(newcomer.tenantId)
    expect(world.directory.customerCount).toBe([...world.directory.customersFrom(0)].length)
    await world.close()
    await rm(dataDir, { recursive: true })
  })

  it('goes from open to expired after 30 days, and not when a customer has taken it', async () => {
    const world = await World.open({ customers: 0 })
    const [open, declined, taken] = [await make(world), await make(world), await make(world)]
    await world.quoteAnswers.decline(declined.id, user(world, 'admin@adatum.com'))
    await accept(world, taken)
    expect([open, declined, taken].map((quote) => stateIn(world, quote))).toEqual(['open', 'declined', 'accepted'])
    await world.setClockOffset(30 * DAY + 60_000)
    expect([open, declined, taken].map((quote) => stateIn(world, quote))).toEqual(['expired', 'expired', 'accepted'])
    await expect(accept(world, taken, 'admin@contoso.com')).rejects.toThrow('expired')
    await expect(world.quotes.withdraw(open.id, open.etag)).rejects.toMatchObject({ refusal: 'conflict' })
  })

  it('is withdrawn by who knows its current version, and then accepted by nobody', async () => {
    const world = await World.open({ customers: 0 })
    const quote = await make(world)
    const after = await accept(world, quote)
    await expect(world.quotes.withdraw(quote.id, quote.etag)).rejects.toMatchObject({ refusal: 'stale' })
    const withdrawn = await world.quotes.withdraw(quote.id, after.etag)
    expect(await world.quotes.withdraw(quote.id, withdrawn.etag)).toEqual(withdrawn)
    expect(stateIn(world, quote)).toBe('withdrawn')
    await expect(accept(world, quote, 'admin@contoso.com')).rejects.toThrow('withdrawn')
  })

  it.each([
    ['owner@fabrikam.com', 'partner cannot answer'],
    ['user@contoso.com', 'global administrator']
  ])('is not answered by %s', async (name, why) => {
    const world = await World.open({ customers: 0 })
    const quote = await make(world)
    await expect(accept(world, quote, name)).rejects.toThrow(why)
    await expect(world.quoteAnswers.decline(quote.id, user(world, name))).rejects.toThrow(why)
  })

  it('takes nothing that was not offered', async () => {
    const world = await World.open({ customers: 0 })
    const quote = await make(world)
    await expect(world.quoteAnswers.accept(quote.id, { items: [{ offerId: INTUNE, quantity: 1 }], delegatedAdministration: false }, user(world, 'admin@contoso.com'))).rejects.toMatchObject({ refusal: 'invalid' })
  })

  it('gives an add-on only to who has, or takes, what it adds to', async () => {
    const world = await World.open({ customers: 0 })
    const alone = await make(world, { items: [{ offerId: SUITE, quantity: 1 }] })
    await expect(accept(world, alone, 'admin@tailspintoys.com')).rejects.toMatchObject({ reason: 'offerNotEligible' })
    await accept(world, alone, 'admin@contoso.com')
    await accept(world, await make(world, { items: [{ offerId: SUITE, quantity: 1 }, { offerId: INTUNE, quantity: 1 }] }), 'admin@tailspintoys.com')
    expect(world.quotes.require(alone.id).acceptances).toHaveLength(1)
  })
})

describe('a trial', () => {
  it('runs for 30 days, then warns, then stops, and is never had again', async () => {
    const world = await World.open({ customers: 0 })
    const offer = (): Promise<Quote> => make(world, { kind: 'trial', items: [{ offerId: INTUNE_TRIAL, quantity: 25 }] })
    await accept(world, await offer())
    const intune = (): unknown => world.directory.tenantByDomain('adatum.com')?.subscribedSkus.find((sku) => sku.skuPartNumber === 'INTUNE_A')
    expect(intune()).toMatchObject({ capabilityStatus: 'Enabled', prepaidUnits: { enabled: 25, warning: 0, suspended: 0 } })
    await world.setClockOffset(31 * DAY)
    expect(intune()).toMatchObject({ capabilityStatus: 'Warning', prepaidUnits: { enabled: 0, warning: 25 } })
    await world.setClockOffset(61 * DAY)
    expect(intune()).toMatchObject({ capabilityStatus: 'Suspended', prepaidUnits: { enabled: 0, suspended: 25 } })
    await expect(accept(world, await offer())).rejects.toMatchObject({ reason: 'tooManySubscriptions' })
  })
})
