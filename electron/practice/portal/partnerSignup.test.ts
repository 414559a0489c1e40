import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PlainBrowser } from '../server/plainBrowser'
import { startTestCloud } from '../server/testCloud'
import type { TestCloud } from '../server/testCloud'
import type { NewQuote, Quote } from '../world/quotes/quote'
import { quoteLink } from '../world/quotes/quoteLink'

const day = 86_400_000
const intuneTrial = '40BE278A-DFD1-470A-9EF7-9F2596EA7FF9'
const businessPremium = 'CBDC14AB-D96C-4C30-B9F4-6ADA7CDC1D46'
const e3 = '05E9A617-0261-4CEE-BB44-138D3EF5D965'
const intune = '061F9ACE-7D42-4136-88AC-31DC755F143F'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.end())

const offer = (request: Partial<NewQuote> = {}): Promise<Quote> => {
  const technician = cloud.world.directory.userByName('full@fabrikam.com')
  if (!technician) throw new Error('no technician')
  const whole: NewQuote = { kind: 'purchase', country: 'US', partnerId: '4567891', items: [{ offerId: e3, quantity: 10 }], delegatedAdministrationPartnerRequested: false, ...request }
  return cloud.world.quotes.create(whole, randomUUID(), technician)
}
const trial = (): Promise<Quote> => offer({ kind: 'trial', items: [{ offerId: intuneTrial, quantity: 25 }] })
const delegation = (): Promise<Quote> => offer({ kind: 'delegatedAdministration', items: [], delegatedAdministrationPartnerRequested: true })
const link = (quote: Quote): string => quoteLink(quote, cloud.at.portal)
const open = (quote: Quote): Promise<PlainBrowser> => new PlainBrowser().open(link(quote))
const signIn = async (quote: Quote, user: string): Promise<PlainBrowser> => (await new PlainBrowser().open(`${link(quote)}&step=sign-in`)).signIn(user)
const state = (quote: Quote): Quote | undefined => cloud.world.quotes.get(quote.id)
const units = (domain: string, sku: string): number => cloud.tenant(domain).subscribedSkus.find((one) => one.skuPartNumber === sku)?.prepaidUnits.enabled ?? 0

describe('the pages behind an offer’s link', () => {
  it('explain who offers what before anybody signs in', async () => {
    const browser = await open(await offer({ delegatedAdministrationPartnerRequested: true }))
    expect(browser.status).toBe(200)
    for (const text of ['Purchase offer from Fabrikam', 'Dublin, Partner ID 4567891', 'Microsoft 365 E3', 'United States', 'support@fabrikam.com', 'Delegated administration', 'Sign up as a new company']) {
      expect(browser.text).toContain(text)
    }
  })

  it('let an administrator change the licences within the limits, and accept without delegated administration', async () => {
    const quote = await offer({ items: [{ offerId: e3, quantity: 10 }, { offerId: intune, quantity: 5 }], delegatedAdministrationPartnerRequested: true })
    const browser = await signIn(quote, 'admin@contoso.com')
    expect(browser.text).toContain('Licences for Microsoft 365 E3')
    expect(browser.text).toContain('Authorise Fabrikam as delegated administrator')
    const before = units('contoso.com', 'SPE_E3')
    await browser.submit({ answer: 'accept', [`licences-${e3}`]: '0', [`licences-${intune}`]: '7' })
    expect([browser.status, browser.text]).toEqual([400, expect.stringContaining('needs at least 1 licences')])
    expect(browser.text).toContain(`name="licences-${intune}" type="number" inputmode="numeric" step="1" min="1" max="10000000" required value="7"`)
    expect(state(quote)?.acceptances).toEqual([])
    await browser.submit({ answer: 'accept', [`licences-${e3}`]: '12', [`licences-${intune}`]: '7' })
    expect([browser.status, browser.text]).toEqual([200, expect.stringContaining('<h1>Accepted</h1>')])
    expect(units('contoso.com', 'SPE_E3')).toBe(before + 12)
    expect(state(quote)?.acceptances).toMatchObject([{ companyName: 'Contoso', acceptedBy: 'admin@contoso.com', delegatedAdministration: false, items: [{ offerId: e3, quantity: 12 }, { offerId: intune, quantity: 7 }] }])
  })

  it.each(['1.5', '-1', 'many', ''])('refuse %j licences and keep what was typed', async (typed) => {
    const browser = await signIn(await offer(), 'admin@contoso.com')
    await browser.submit({ answer: 'accept', [`licences-${e3}`]: typed })
    expect([browser.status, browser.text]).toEqual([400, expect.stringContaining('must be a whole number')])
    expect(browser.text).toContain(`value="${typed}"`)
  })

  it('make a relationship that lets the technicians in, when it was asked for and chosen', async () => {
    const quote = await offer({ delegatedAdministrationPartnerRequested: true })
    const { id } = cloud.tenant('adatum.com')
    const technician = (name: string): string => cloud.world.directory.userByName(name)?.id ?? ''
    expect(cloud.world.canEnter(technician('full@fabrikam.com'), id).allowed).toBe(false)
    const browser = await signIn(quote, 'admin@adatum.com')
    expect(browser.text).toContain('your company is registered elsewhere (NL)')
    await browser.submit({ answer: 'accept', delegated: 'yes' })
    expect(browser.text).toContain('Fabrikam can administer your company')
    expect(cloud.world.canEnter(technician('full@fabrikam.com'), id)).toMatchObject({ allowed: true, relationshipId: state(quote)?.acceptances[0]?.relationshipId })
    expect(cloud.world.canEnter(technician('limited@fabrikam.com'), id).allowed).toBe(true)
  })

  it('give no delegated administration that was not asked for', async () => {
    const quote = await offer()
    const browser = await signIn(quote, 'admin@tailspintoys.com')
    expect(browser.text).not.toContain('Authorise Fabrikam')
    await browser.submit({ answer: 'accept', delegated: 'yes' })
    expect(state(quote)?.acceptances).toMatchObject([{ delegatedAdministration: false }])
    expect(cloud.world.relationships.of(cloud.tenant('tailspintoys.com').id).filter((one) => one.status === 'active')).toEqual([])
  })

  it('accept delegated administration alone, for many customers through one link', async () => {
    const quote = await delegation()
    for (const domain of ['northwindtraders.com', 'tailspintoys.com']) {
      const browser = await signIn(quote, `admin@${domain}`)
      await browser.submit({ answer: 'accept' })
      expect(browser.text).toContain('<h1>Accepted</h1>')
      expect(cloud.world.relationships.of(cloud.tenant(domain).id).some((one) => one.status === 'active' && one.accessAssignments.length === 2)).toBe(true)
    }
    expect(state(quote)?.acceptances.map((one) => one.companyName)).toEqual(['Northwind Traders', 'Tailspin Toys'])
  })

  it('give a trial once, 25 licences for 30 days, and none of a product that is there already', async () => {
    const first = await trial()
    const browser = await signIn(first, 'admin@woodgrovebank.com')
    expect(browser.text).not.toContain('Licences for')
    await browser.submit({ answer: 'accept' })
    expect(units('woodgrovebank.com', 'INTUNE_A')).toBe(25)
    const again = await signIn(await trial(), 'admin@woodgrovebank.com')
    await again.submit({ answer: 'accept' })
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('has had the trial of Microsoft Intune Plan 1 before')])
    const owner = await signIn(await trial(), 'admin@contoso.com')
    await owner.submit({ answer: 'accept' })
    expect([owner.status, owner.text]).toEqual([409, expect.stringContaining('already has Microsoft Intune Plan 1')])
  })

  it('decline, and may be accepted after all', async () => {
    const quote = await offer()
    const browser = await signIn(quote, 'admin@contoso.com')
    await browser.submit({ answer: 'decline' })
    expect(browser.text).toContain('<h1>Declined</h1>')
    expect(state(quote)).toMatchObject({ acceptances: [], declines: [{ companyName: 'Contoso', declinedBy: 'admin@contoso.com' }] })
    await browser.open(link(quote))
    expect(browser.text).toContain('admin@contoso.com declined this offer')
    await browser.submit({ answer: 'accept' })
    expect(state(quote)?.acceptances).toHaveLength(1)
  })

  it('say that it was accepted before, whoever of the company comes', async () => {
    const quote = await offer()
    const one = await signIn(quote, 'admin@contoso.com')
    const other = await signIn(quote, 'admin@contoso.com')
    await one.submit({ answer: 'accept' })
    await other.submit({ answer: 'accept' })
    expect([other.status, other.text]).toEqual([409, expect.stringContaining('Already accepted')])
    expect((await signIn(quote, 'user@contoso.com')).text).toContain('Already accepted')
    expect(state(quote)?.acceptances).toHaveLength(1)
  })

  it('refuse who is no administrator, or belongs to the partner; another account may follow', async () => {
    const quote = await offer()
    const browser = await signIn(quote, 'user@contoso.com')
    expect([browser.status, browser.text]).toEqual([403, expect.stringContaining('is not a global administrator of Contoso')])
    await browser.open(`${link(quote)}&step=sign-in`)
    await browser.signIn('owner@fabrikam.com')
    expect([browser.status, browser.text]).toEqual([403, expect.stringContaining('your own company’s offer')])
  })

  it('answer unknown, incomplete, changed, withdrawn and expired links each with its own page', async () => {
    const quote = await offer()
    const browser = new PlainBrowser()
    const ends = async (address: string): Promise<[number, string]> => {
      await browser.open(address)
      return [browser.status, /<h1>([^<]+)</.exec(browser.text)?.[1] ?? '']
    }
    expect(await ends(link({ ...quote, id: randomUUID() }))).toEqual([404, 'Offer not found'])
    expect(await ends(`${cloud.at.portal}/partnersignup?type=Trial&id=nonsense&msppid=4567890`)).toEqual([400, 'This link is not complete'])
    expect(await ends(`${cloud.at.portal}/partnersignup`)).toEqual([400, 'This link is not complete'])
    expect(await ends(link({ ...quote, partnerId: '4567890' }))).toEqual([400, 'This link was changed'])
    expect(await ends(link({ ...quote, kind: 'trial' }))).toEqual([400, 'This link was changed'])
    const withdrawn = await offer()
    await cloud.world.quotes.withdraw(withdrawn.id, withdrawn.etag)
    expect(await ends(link(withdrawn))).toEqual([409, 'Offer withdrawn'])
    const signedIn = await signIn(quote, 'admin@contoso.com')
    await cloud.world.setClockOffset(31 * day)
    expect(await ends(link(quote))).toEqual([409, 'Offer expired'])
    await signedIn.submit({ answer: 'accept' })
    expect(state(quote)?.acceptances).toEqual([])
    await cloud.world.setClockOffset(0)
  })

  it('say when a product is gone, and accept nothing', async () => {
    const quote = await offer({ items: [{ offerId: e3, quantity: 1 }, { offerId: intune, quantity: 1 }] })
    await cloud.world.catalogue.alter({ removed: [intune] })
    const browser = await signIn(quote, 'admin@contoso.com')
    expect(browser.text).toContain('Microsoft Intune Plan 1 is no longer available')
    await browser.submit({ answer: 'accept' })
    expect(state(quote)?.acceptances).toEqual([])
    await cloud.world.catalogue.restore()
  })

  it('keep to the limit of a small company’s product altogether', async () => {
    const quote = await offer({ items: [{ offerId: businessPremium, quantity: 290 }] })
    const browser = await signIn(quote, 'admin@adatum.com')
    await browser.submit({ answer: 'accept' })
    expect([browser.status, browser.text]).toEqual([400, expect.stringContaining('A company can have 300 licences')])
  })

  it('take no form of another page', async () => {
    const quote = await offer()
    const browser = await signIn(quote, 'admin@contoso.com')
    await browser.open(link(quote), { method: 'POST', body: new URLSearchParams({ answer: 'accept' }) })
    expect(browser.status).toBe(400)
    const form = (await browser.open(link(quote))).text
    const csrf = /name="csrf" value="([^"]+)"/.exec(form)?.[1] ?? ''
    await browser.open(link(quote), { method: 'POST', body: new URLSearchParams({ answer: 'accept', csrf }), headers: { origin: 'https://evil.example' } })
    expect(browser.status).toBe(400)
    const nobody = await new PlainBrowser().open(link(quote), { method: 'POST', body: new URLSearchParams({ answer: 'accept', csrf }) })
    expect([nobody.status, nobody.text]).toEqual([401, expect.stringContaining('Your session has ended')])
    expect(state(quote)?.acceptances).toEqual([])
  })
})

describe('signing up', () => {
  const fields = { company: 'Litware <Inc>', domain: 'Litware.example', administrator: 'Ana Bell', alias: 'ana', password: 'long enough' }
  const form = async (quote: Quote): Promise<PlainBrowser> => new PlainBrowser().open(`${link(quote)}&step=sign-up`)

  it('makes a company whose administrator is signed in, accepts, and can sign in again', async () => {
    const quote = await offer({ delegatedAdministrationPartnerRequested: true })
    const browser = await form(quote)
    await browser.submit(fields)
    expect([browser.status, browser.text]).toEqual([200, expect.stringContaining('ana@litware.example')])
    expect(browser.text).toContain('Litware &lt;Inc&gt;')
    await browser.submit({ answer: 'accept', delegated: 'yes' })
    expect(browser.text).toContain('<h1>Accepted</h1>')
    expect(cloud.tenant('litware.example')).toMatchObject({ displayName: 'Litware <Inc>', country: 'US', domains: [{ name: 'litware.example', isDefault: true }, { name: 'litware.onmicrosoft.com', isInitial: true }] })
    expect(units('litware.onmicrosoft.com', 'SPE_E3')).toBe(10)
    const portal = await new PlainBrowser().open(`${cloud.at.portal}/${cloud.tenant('litware.example').id}/subscriptions`)
    await portal.signIn('ana@litware.example', 'long enough')
    expect([portal.status, portal.text]).toEqual([200, expect.stringContaining('SPE E3')])
  })

  it.each([
    [{ domain: 'contoso.com' }, 'belongs to a company already'],
    [{ domain: 'nonsense' }, 'not a domain name'],
    [{ domain: 'x.onmicrosoft.com' }, 'not a domain name'],
    [{ company: ' ' }, 'needs a name'],
    [{ administrator: ' ' }, 'needs a name'],
    [{ alias: 'a b' }, 'not a user name'],
    [{ password: 'short' }, 'at least 8 characters']
  ])('refuses %o, keeps the fields and never shows the password', async (wrong, problem) => {
    const browser = await form(await offer())
    await browser.submit({ ...fields, domain: 'another.example', ...wrong })
    expect([browser.status, browser.text]).toEqual([400, expect.stringContaining(problem)])
    expect(browser.text).toContain('value="')
    expect(browser.text).not.toContain('long enough')
    expect(cloud.world.directory.tenantByDomain('another.example')).toBeUndefined()
  })

  it('takes no form of another page', async () => {
    const quote = await offer()
    const browser = new PlainBrowser()
    await browser.open(`${link(quote)}&step=sign-up`, { method: 'POST', body: new URLSearchParams({ ...fields, domain: 'forged.example', csrf: 'x' }) })
    expect(browser.status).toBe(403)
    expect(cloud.world.directory.tenantByDomain('forged.example')).toBeUndefined()
  })
})

describe('the commerce dashboard', () => {
  const dashboard = (query = ''): string => `${cloud.at.portal}/${cloud.world.directory.partner.id}/commerce${query}`

  it('tracks offers by Quote ID, company and state', async () => {
    const quote = await offer({ items: [{ offerId: businessPremium, quantity: 3 }] })
    const customer = await signIn(quote, 'admin@wingtiptoys.com')
    await customer.submit({ answer: 'accept' })
    const browser = await new PlainBrowser().open(dashboard(`?search=${quote.id.toUpperCase()}`))
    await browser.signIn('limited@fabrikam.com')
    expect(browser.text).toContain('aria-current="page"')
    expect(browser.text.match(/\/commerce\/[\da-f-]{36}"/g)).toHaveLength(1)
    await browser.open(dashboard('?search=wingtip&state=accepted'))
    expect(browser.text).toContain(quote.id)
    await browser.open(dashboard('?search=wingtip&state=withdrawn'))
    expect(browser.text).toContain('No offer fits')
    await browser.open(dashboard(`/${quote.id}`))
    expect(browser.text).toContain('Microsoft 365 Business Premium: 3')
    expect(browser.text).toContain('admin@wingtiptoys.com')
    expect((await browser.open(dashboard(`/${randomUUID()}`))).status).toBe(404)
  })

  it('is not for users without a delegated role, nor in a customer’s portal', async () => {
    const browser = await new PlainBrowser().open(dashboard())
    await browser.signIn('none@fabrikam.com')
    expect(browser.status).toBe(403)
    const customer = await new PlainBrowser().open(`${cloud.at.portal}/${cloud.tenant('contoso.com').id}/commerce`)
    await customer.signIn('full@fabrikam.com')
    expect(customer.status).toBe(403)
    expect(customer.text).not.toContain('Commerce dashboard')
  })
})
