import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PlainBrowser } from '../server/plainBrowser'
import { startTestCloud } from '../server/testCloud'
import type { TestCloud } from '../server/testCloud'

const day = 86_400_000

describe('a tenant’s portal', () => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startTestCloud()
  })
  afterAll(() => cloud.end())

  const portal = (domain: string, path = '/'): string => `${cloud.at.portal}/${cloud.tenant(domain).id}${path}`
  const visit = async (user: string, domain: string, path = '/'): Promise<PlainBrowser> => {
    const browser = await new PlainBrowser().open(portal(domain, path))
    return browser.signIn(user)
  }

  it('shows the company at the top of the pane, and the technician’s own consoles at its foot', async () => {
    const browser = await visit('full@fabrikam.com', 'contoso.com')
    const { id } = cloud.tenant('contoso.com')
    expect([browser.status, browser.url]).toEqual([200, portal('contoso.com')])
    expect(browser.text).toContain(`<meta name="tenant-id" content="${id}">`)
    expect(browser.text).toContain(`<p class="company" data-tenant-id="${id}">Contoso</p>`)
    expect(browser.text).toContain(`<a href="${cloud.at.portal}/${cloud.world.directory.partner.id}/">Company portal</a>`)
    for (const name of ['Users', 'Domains', 'Subscriptions', 'Purchase', 'Partner relationships']) expect(browser.text).toContain(`>${name}</a>`)
  })

  it('signs in once for several portals, each with a session of its own', async () => {
    const browser = await visit('full@fabrikam.com', 'contoso.com')
    await browser.open(portal('wingtiptoys.com'))
    expect([browser.status, browser.url]).toEqual([200, portal('wingtiptoys.com')])
    expect(browser.text).toContain('>Wingtip Toys</p>')
    expect(browser.text).not.toContain('Contoso')
  })

  it('keeps Limited technicians out of subscriptions, purchase and domains, also when typed', async () => {
    const browser = await visit('limited@fabrikam.com', 'contoso.com')
    for (const path of ['/subscriptions', '/purchase', '/domains']) {
      expect(browser.text).not.toContain(`href="/portal/${cloud.tenant('contoso.com').id}${path}"`)
    }
    expect((await browser.open(portal('contoso.com', '/subscriptions'))).status).toBe(403)
    expect((await browser.open(portal('contoso.com', '/purchase'))).status).toBe(403)
    expect((await browser.open(portal('contoso.com', '/domains'))).status).toBe(403)
    expect((await browser.open(portal('contoso.com', '/users'))).status).toBe(200)
    expect((await browser.open(portal('contoso.com', '/users/add'))).status).toBe(403)
  })

  it('gives an ordinary user only the own page', async () => {
    const browser = await visit('user@contoso.com', 'contoso.com')
    expect(browser.text).not.toContain('>Users</a>')
    expect((await browser.open(portal('contoso.com', '/users'))).status).toBe(403)
  })

  it('lets a Limited technician reset a user’s password but not an administrator’s', async () => {
    const browser = await visit('limited@fabrikam.com', 'contoso.com', '/users')
    const user = cloud.world.directory.userByName('user@contoso.com')
    const admin = cloud.world.directory.userByName('admin@contoso.com')
    await browser.open(portal('contoso.com', `/users/${user?.id ?? ''}/password`))
    await browser.submit({})
    const password = /New password<\/dt><dd><code>([^<]+)</.exec(browser.text)?.[1] ?? ''
    expect(await cloud.world.directory.verifyPassword('user@contoso.com', password)).toMatchObject({ id: user?.id })
    await cloud.world.directory.setPassword(cloud.tenant('contoso.com').id, user?.id ?? '', 'practice')
    expect((await browser.open(portal('contoso.com', `/users/${admin?.id ?? ''}/password`))).status).toBe(403)
  })

  it('adds a user, and refuses a form without the session’s token', async () => {
    const browser = await visit('admin@contoso.com', 'contoso.com', '/users/add')
    const fields = { displayName: 'Kim <Abercrombie>', alias: 'kim', domain: 'contoso.com', password: 'long enough' }
    const forged = await new PlainBrowser().open(portal('contoso.com', '/users/add'))
    await forged.signIn('admin@contoso.com')
    await forged.open(portal('contoso.com', '/users/add'), { method: 'POST', body: new URLSearchParams(fields) })
    expect(forged.status).toBe(403)
    await browser.submit(fields)
    expect(browser.text).toContain('Kim &lt;Abercrombie&gt; was added.')
    expect(cloud.world.directory.userByName('kim@contoso.com')).toBeDefined()
  })

  it('does not let anybody into a tenant of others', async () => {
    const browser = await visit('full@fabrikam.com', 'adatum.com')
    expect([browser.status, browser.text]).toEqual([403, expect.stringContaining('AADSTS50020')])
  })

  it('ends a technician’s visit with the relationship, at the next request', async () => {
    const technician = await visit('full@fabrikam.com', 'wingtiptoys.com')
    expect(technician.status).toBe(200)
    const admin = await visit('admin@wingtiptoys.com', 'wingtiptoys.com', '/relationships')
    const link = /href="([^"]+\/end)"/.exec(admin.text)?.[1] ?? ''
    await admin.open(new URL(link, admin.url).href)
    await admin.submit({})
    expect(admin.text).toContain('The relationship has ended')
    await technician.open(portal('wingtiptoys.com', '/users'))
    expect([technician.status, technician.text]).toEqual([403, expect.stringContaining('Access has ended')])
  })

  it('signs out of the portal and of the identity provider', async () => {
    const browser = await visit('admin@contoso.com', 'contoso.com', '/sign-out')
    expect(browser.text).toContain('You are signed out')
    await browser.open(portal('contoso.com'))
    expect(browser.text).toContain('<h1>Sign in</h1>')
  })

  it('has no lab without the controls', async () => {
    const browser = await visit('admin@contoso.com', 'contoso.com', '/lab')
    expect(browser.status).toBe(404)
  })
})

describe('the lab', () => {
  it('leads away by redirect, and only with the controls', async () => {
    const cloud = await startTestCloud({ control: true })
    const lab = `${cloud.at.portal}/${cloud.tenant('contoso.com').id}/lab`
    const browser = await new PlainBrowser().open(lab)
    await browser.signIn('full@fabrikam.com')
    expect([browser.status, browser.url]).toEqual([200, lab])
    await browser.open(`${lab}/redirect`)
    expect([browser.status, browser.url]).toEqual([200, `${cloud.at.authority}/away`])
    await cloud.end()
  })
})

describe('the approval of delegated administration', () => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startTestCloud()
  })
  afterAll(() => cloud.end())

  const invite = async (domain: string, name: string): Promise<string> => {
    const { id, displayName } = cloud.tenant(domain)
    const made = await cloud.world.relationships.create({ displayName: name, duration: 'P730D', customer: { tenantId: id, displayName }, unifiedRoles: ['62e90394-69f5-4237-9190-012177145e10'] })
    await cloud.world.relationships.request(made.id, 'lockForApproval')
    return made.id
  }
  const open = (id: string): Promise<PlainBrowser> => new PlainBrowser().open(`${cloud.at.portal}/approve/${id}`)

  it('shows what is asked for, and activates the relationship', async () => {
    const id = await invite('adatum.com', 'Adatum one')
    const browser = await open(id)
    await browser.signIn('admin@adatum.com')
    expect(browser.text).toContain('<strong>Fabrikam</strong>')
    expect(browser.text).toContain('Global Administrator')
    expect(browser.text).toContain('730 days')
    await browser.submit({ answer: 'approve' })
    expect(browser.text).toContain('<h1>Approved</h1>')
    expect(['approved', 'activating', 'active']).toContain(cloud.world.relationships.get(id)?.status)
    await browser.open(`${cloud.at.portal}/approve/${id}`)
    expect([browser.status, browser.text]).toEqual([409, expect.stringContaining('Already approved')])
  })

  it('declines', async () => {
    const id = await invite('adatum.com', 'Adatum two')
    const browser = await open(id)
    await browser.signIn('admin@adatum.com')
    await browser.submit({ answer: 'decline' })
    expect(browser.text).toContain('<h1>Declined</h1>')
    expect(cloud.world.relationships.get(id)?.status).toBe('terminated')
  })

  it('explains another company, a user without the role, and a request that is not there; another account may follow', async () => {
    const id = await invite('contoso.com', 'Contoso more')
    const browser = await open(id)
    await browser.signIn('admin@adatum.com')
    expect([browser.status, browser.text]).toEqual([403, expect.stringContaining('This request is for another company')])
    await browser.open(`${browser.url}?other=1`)
    await browser.signIn('user@contoso.com')
    expect([browser.status, browser.text]).toEqual([403, expect.stringContaining('is not a global administrator')])
    await browser.open(`${browser.url}?other=1`)
    await browser.signIn('admin@contoso.com')
    expect(browser.text).toContain('Approve partner roles')
    await browser.open(`${cloud.at.portal}/approve/nothing`)
    expect([browser.status, browser.text]).toEqual([404, expect.stringContaining('Request not found')])
  })

  it('has expired after 90 days', async () => {
    const id = await invite('adatum.com', 'Adatum three')
    await cloud.world.setClockOffset(91 * day)
    const browser = await open(id)
    await browser.signIn('admin@adatum.com')
    expect([browser.status, browser.text]).toEqual([409, expect.stringContaining('Request expired')])
    await cloud.world.setClockOffset(0)
  })
})
