import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { administer, openCustomer } from './technician'
import { expect, test } from './shared'

/** A server beside the portals that asks for a password and lets its answers be kept, and remembers who asked how. */
async function passwordServer(): Promise<{ readonly url: string; readonly asked: readonly IncomingMessage[]; close(): Promise<void> }> {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    const origin = request.headers.origin
    if (origin !== undefined) response.setHeader('access-control-allow-origin', origin)
    response.setHeader('access-control-allow-credentials', 'true')
    response.setHeader('access-control-allow-headers', 'authorization')
    response.setHeader('cache-control', 'public, max-age=3600')
    if (request.url === '/secret' && request.headers.authorization === undefined && request.method === 'GET') response.writeHead(401, { 'www-authenticate': 'Basic realm="portal"' })
    response.end('answer')
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
}

/** Runs in a page: fetches past its own cache rules, with whatever the session knows. */
const status = async (url: string): Promise<number> => (await fetch(url, { credentials: 'include' })).status

test('two customers on one origin share nothing', async ({ shared }) => {
  const { desk } = shared
  const server = await passwordServer()
  const contoso = await administer(desk, 'Contoso')
  await contoso.openLab()
  await contoso.press('Leave marks')
  await expect(contoso.outcome()).toHaveText('marked')

  await openCustomer(desk, 'wingtiptoys.com', 'Wingtip Toys')
  const wingtip = await administer(desk, 'Wingtip Toys')
  await wingtip.openLab()
  expect(wingtip.origin).toBe(contoso.origin)

  await test.step('no cookie, storage, cache or worker', async () => {
    await wingtip.press('Read marks')
    await expect(wingtip.outcome()).toHaveText('{"cookie":"","local":null,"session":null,"databases":"","caches":"","workers":0}')
    await contoso.press('Read marks')
    await expect(contoso.outcome()).toContainText('"caches":"lab","workers":1')
  })
  await test.step('no page that was fetched', async () => {
    expect(await contoso.portal.evaluate(status, `${server.url}/page`)).toBe(200)
    expect(await wingtip.portal.evaluate(status, `${server.url}/page`)).toBe(200)
    expect(server.asked.filter(({ url }) => url === '/page')).toHaveLength(2)
  })
  await test.step('no password of a server', async () => {
    await desk.app.evaluate(({ app }, base) => {
      let given = false
      app.on('login', (event, contents, _details, _info, answer) => {
        if (given || contents?.getURL().startsWith(base) !== true) return
        event.preventDefault()
        given = true
        answer('technician', 'word')
      })
    }, contoso.base)
    expect(await contoso.portal.evaluate(status, `${server.url}/secret`)).toBe(200)
    expect(await contoso.portal.evaluate(status, `${server.url}/secret`), 'the first window knows the password that it was given').toBe(200)
    expect(await wingtip.portal.evaluate(status, `${server.url}/secret`), 'the second one does not').toBe(401)
  })
  await test.step('each window names its own customer', async () => {
    await expect(contoso.frame.getByRole('banner')).toContainText('Acting as Contoso')
    await expect(wingtip.frame.getByRole('banner')).toContainText('Acting as Wingtip Toys')
    const colours = await Promise.all([contoso, wingtip].map(({ frame }) => frame.getByRole('banner').evaluate((bar) => `${getComputedStyle(document.documentElement).getPropertyValue('--tenant')} ${bar.className}`)))
    expect(colours[0]).not.toBe(colours[1])
  })
  await test.step('a customer that is open already comes to the front', async () => {
    await openCustomer(desk, 'contoso.com', 'Contoso')
    const pages = desk.app.windows().length
    await desk.portal.getByRole('button', { name: 'Administer on behalf of' }).click()
    await expect.poll(() => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find(({ id }) => id === Reflect.get(globalThis, 'lastFocused'))?.getTitle())).toBe('Acting as Contoso — Partner Desk')
    expect(desk.app.windows()).toHaveLength(pages)
    await contoso.expectGoesOn()
  })
  await test.step('the end of one is not the end of the other', async () => {
    await wingtip.endSession()
    await expect.poll(() => wingtip.portal.isClosed()).toBe(true)
    await desk.portal.getByRole('status').filter({ hasText: 'no longer acting as Wingtip Toys' }).getByRole('button', { name: 'Dismiss' }).click()
    await contoso.press('Read marks')
    await expect(contoso.outcome()).toContainText('"workers":1')
    await contoso.endSession()
    await contoso.expectEnded('You ended the session')
  })
  await server.close()
})
