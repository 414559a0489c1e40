import { expect, fillSignIn, openSignIn, test, type Desk } from '../fixtures/app'
import { filesHolding } from '../acting/searchFolder'
import { administer, openCustomer } from '../acting/technician'
import { askForEverything, foreignNames, settingsOfPages, switchedOn } from './pages'

/** Notes every token that crosses the network from now on, below the application: in the headers and bodies of its own requests and answers. */
async function noteTokens(desk: Desk): Promise<() => Promise<readonly string[]>> {
  await desk.app.evaluate(({ session }) => {
    const tokens = new Set<string>()
    Reflect.set(globalThis, 'tokens', tokens)
    const net = session.fromPartition('service-net', { cache: false })
    net.webRequest.onSendHeaders(({ requestHeaders }) => {
      const [, token] = /^Bearer (.+)$/u.exec(requestHeaders['Authorization'] ?? '') ?? []
      if (token !== undefined) tokens.add(token)
    })
    const { fetch } = net
    net.fetch = async (input, init) => {
      const answer = await fetch.call(net, input, init)
      const address = typeof input === 'string' ? input : input.url
      if (!address.includes('/token')) return answer
      const text = await answer.text()
      for (const [, token] of text.matchAll(/"(?:access_token|refresh_token|id_token)":"([^"]+)"/gu)) if (token !== undefined) tokens.add(token)
      return new Response(text, { status: answer.status, headers: answer.headers })
    }
  })
  return () => desk.app.evaluate(() => [...(Reflect.get(globalThis, 'tokens') as Set<string>)])
}

test('no token is in a page, a log or a file', async ({ desk, dataDir }) => {
  const page = await openSignIn(desk)
  const tokens = await noteTokens(desk)

  await test.step('the sign-in window is a stranger\'s: no bridge, no permission, no way out', async () => {
    await expect(page.getByRole('textbox', { name: 'User name' })).toBeVisible()
    expect(await foreignNames(page)).toEqual([])
    const own = (await settingsOfPages(desk)).find(({ url }) => url.startsWith('http'))
    if (own === undefined) throw new Error('there is no sign-in window')
    expect(switchedOn(own)).toEqual(['contextIsolation', 'sandbox', 'webSecurity'])
    expect(own.settings['hasPreload']).toBe(false)
    expect(Object.values(await page.evaluate(askForEverything)).filter((answer) => answer.startsWith('granted'))).toEqual([])
    expect(await page.evaluate(() => window.open('https://partner.example/') === null)).toBe(true)
  })
  await fillSignIn(page, 'full@fabrikam.com')
  await expect(desk.portal.getByRole('heading', { name: 'Partner overview' })).toBeVisible({ timeout: 20_000 })
  await openCustomer(desk, 'contoso.com', 'Contoso')
  const visit = await administer(desk, 'Contoso')

  const secrets = await tokens()
  expect(secrets.length, 'a refresh token, and access tokens of two tenants').toBeGreaterThanOrEqual(3)
  for (const own of [desk.portal, visit.frame]) {
    const seen = await own.evaluate(async () => {
      const bridge = (Reflect.get(window, 'partnerDesk') ?? Reflect.get(window, 'partnerDeskFrame')) as { readonly calls: Record<string, () => Promise<unknown>> }
      const readOnly = ['app.getState', 'company.get', 'offers.list', 'frame.getState'].flatMap((name) => bridge.calls[name]?.() ?? [])
      return JSON.stringify(await Promise.all(readOnly)) + document.documentElement.outerHTML + JSON.stringify({ ...localStorage }) + document.cookie
    })
    expect(seen).toContain('Contoso')
    expect([...secrets, 'eyJ'].filter((secret) => seen.includes(secret))).toEqual([])
  }
  await desk.quit()
  expect(await filesHolding(dataDir, secrets)).toEqual([])
  expect(await filesHolding(dataDir, ['Contoso']), 'the search does find what is there').not.toEqual([])
})
