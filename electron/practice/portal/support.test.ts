import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PlainBrowser } from '../server/plainBrowser'
import { startTestCloud } from '../server/testCloud'
import type { TestCloud } from '../server/testCloud'

describe('a customer’s service requests in its portal', () => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startTestCloud()
  })
  afterAll(() => cloud.end())

  const visit = async (user: string, domain: string, path = '/support'): Promise<PlainBrowser> => {
    const browser = await new PlainBrowser().open(`${cloud.at.portal}/${cloud.tenant(domain).id}${path}`)
    return browser.signIn(user)
  }
  const idsOf = (domain: string): readonly string[] => [...cloud.world.serviceRequests.newestFirst()].filter(({ tenantId }) => tenantId === cloud.tenant(domain).id).map(({ id }) => id)

  it('are its own, with what was said, and no other company’s', async () => {
    const browser = await visit('admin@contoso.com', 'contoso.com')
    expect(browser.text).toContain('>Service requests</a>')
    for (const id of idsOf('contoso.com')) expect(browser.text).toContain(`/support/${id}">${id}</a>`)
    const [strange = ''] = idsOf('wingtiptoys.com')
    expect(browser.text).not.toContain(strange)
    await browser.open(`${browser.url}/${idsOf('contoso.com')[0] ?? ''}`)
    expect(browser.text).toContain('Attention needed')
    expect(browser.text).toContain('<td>Practice Support</td>')
    expect((await browser.open(`${cloud.at.portal}/${cloud.tenant('contoso.com').id}/support/${strange}`)).status).toBe(404)
  })

  it('can be opened there, by a technician as well; what is missing is said and nothing typed is lost', async () => {
    const browser = await visit('limited@fabrikam.com', 'contoso.com', '/support/new')
    const fields = { title: 'From the <portal>', description: 'It fails.', severity: 'minimal', topic: '32444667', firstName: '', lastName: 'Limited', email: 'nobody', phoneNumber: '' }
    await browser.submit(fields)
    expect([browser.status, browser.text]).toEqual([400, expect.stringContaining('primaryContact.email')])
    expect(browser.text).toContain('value="From the &lt;portal&gt;"')
    await browser.submit({ ...fields, email: 'limited@fabrikam.com' })
    expect(browser.text).toContain('<h2>From the &lt;portal&gt;</h2>')
    expect(browser.url.endsWith(`/support/${idsOf('contoso.com')[0] ?? '-'}`)).toBe(true)
  })

  it('are not for users without a role', async () => {
    const browser = await visit('user@contoso.com', 'contoso.com')
    expect(browser.status).toBe(403)
    expect(browser.text).not.toContain('>Service requests</a>')
  })
})
