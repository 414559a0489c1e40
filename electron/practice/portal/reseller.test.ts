import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PlainBrowser } from '../server/plainBrowser'
import { startTestCloud, type TestCloud } from '../server/testCloud'
import { resellerLink } from '../world/commerce/resellerLink'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.end())

const link = (): string => resellerLink(cloud.at.portal, cloud.world.directory.partner.id)
const signIn = async (user: string): Promise<PlainBrowser> => (await new PlainBrowser().open(link())).signIn(user)

describe('the page behind the reseller link', () => {
  it('lets a global administrator agree, once', async () => {
    expect(cloud.world.resellers.sellsTo(cloud.tenant('adatum.com'))).toBe(false)
    const browser = await signIn('admin@adatum.com')
    expect(browser.text).toContain('asks to sell Microsoft products to <strong>Adatum</strong>')
    await browser.submit({ answer: 'agree' })
    expect([browser.status, browser.text]).toEqual([200, expect.stringContaining('can now sell to Adatum')])
    expect(cloud.world.resellers.sellsTo(cloud.tenant('adatum.com'))).toBe(true)
    expect((await signIn('admin@adatum.com')).status).toBe(409)
  })

  it('refuses everybody else', async () => {
    expect((await signIn('user@contoso.com')).status).toBe(409)
    expect((await signIn('owner@fabrikam.com')).status).toBe(403)
    expect((await new PlainBrowser().open(`${cloud.at.portal}/reseller?partnerId=somebody`)).status).toBe(400)
  })
})
