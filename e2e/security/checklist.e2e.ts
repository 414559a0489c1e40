/** The twenty points of Electron's security check list, each asked of the running application. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { portalCallNames } from '../../electron/contract/bridge'
import { packageFuses } from '../../scripts/lib/fuses.mjs'
import { projectDir } from '../../scripts/lib/project.mjs'
import { watchOpener } from '../acting/opener'
import { expect, test, type SharedDesk } from '../acting/shared'
import { administer } from '../acting/technician'
import type { Visit } from '../acting/visit'
import { hostileAddresses } from './hostileAddresses'
import { askForEverything, foreignNames, settingsOfPages, switchedOn } from './pages'
import { startServer, startUntrustedServer } from './servers'

const ownPage = 'app://partner-desk/index.html'
const framePage = 'app://partner-desk/frame/index.html'
/** Of all settings that decide how safe a page is, those that may be on. */
const onlyThese = ['contextIsolation', 'sandbox', 'webSecurity']

/** Three kinds of pages are open: the portal page, a frame, and a stranger's page inside of it. */
async function withVisit(shared: SharedDesk, check: (visit: Visit) => Promise<void>): Promise<void> {
  const visit = await administer(shared.desk, 'Contoso')
  try {
    await check(visit)
  } finally {
    await visit.endSession()
    await visit.expectEnded('You ended the session')
  }
}

/** Where a page is after what it tried; asked of the page itself. */
const placeOf = (page: Page): Promise<string> => page.evaluate(() => location.href.replace(/#.*$/u, ''))

test('1: only secure or local content is loaded', async ({ shared }) => {
  await withVisit(shared, async (visit) => {
    const pages = await settingsOfPages(shared.desk)
    expect(pages.map(({ url }) => url).toSorted()).toEqual([framePage, ownPage, `${visit.base}/`].toSorted())
    await visit.portal.evaluate(() => location.assign('http://partner.example/'))
    await visit.expectGoesOn()
    expect(await placeOf(visit.portal)).toBe(`${visit.base}/`)
  })
})

test('2: no page has Node', async ({ shared }) => {
  await withVisit(shared, async (visit) => {
    expect(await foreignNames(shared.desk.portal)).toEqual(['partnerDesk'])
    expect(await foreignNames(visit.frame)).toEqual(['partnerDeskFrame'])
    expect(await foreignNames(visit.portal)).toEqual([])
    for (const page of await settingsOfPages(shared.desk)) expect(switchedOn(page)).toEqual(onlyThese)
  })
})

test('3: the preload script is out of the page\'s reach', async ({ shared }) => {
  const { portal } = shared.desk
  for (const page of await settingsOfPages(shared.desk)) expect(switchedOn(page)).toContain('contextIsolation')
  const changed = await portal.evaluate(async () => {
    const seen: unknown[] = []
    const { call } = Function.prototype
    Reflect.set(Function.prototype, 'call', function (this: (...all: unknown[]) => unknown, ...all: unknown[]) {
      seen.push(this, ...all)
      return Reflect.apply(this, all[0], all.slice(1))
    })
    const bridge = Reflect.get(window, 'partnerDesk') as { calls: Record<string, () => Promise<unknown>> }
    await bridge.calls['app.getState']?.()
    Reflect.set(Function.prototype, 'call', call)
    const before = bridge.calls['app.getState']
    const tries = [
      () => { Reflect.set(window, 'partnerDesk', {}) },
      () => { Reflect.set(bridge.calls, 'app.getState', () => 'replaced') },
      () => { Reflect.deleteProperty(bridge, 'calls') }
    ]
    for (const attempt of tries) attempt()
    return { leaked: seen.some((one) => typeof one === 'object' && one !== null && 'invoke' in one), same: Reflect.get(window, 'partnerDesk') === bridge && bridge.calls['app.getState'] === before }
  })
  expect(changed).toEqual({ leaked: false, same: true })
})

test('4: every page runs in the sandbox', async ({ shared }) => {
  await withVisit(shared, async () => {
    const pages = await settingsOfPages(shared.desk)
    expect(pages).toHaveLength(3)
    for (const page of pages) expect(switchedOn(page)).toContain('sandbox')
    expect(await sandboxOf(shared, pages.map(({ pid }) => pid))).toEqual(pages.map(() => true))
  })
})

/** Asked of the system: on Linux of the kernel (a filter of system calls, no new rights), elsewhere of Chromium's own list. */
async function sandboxOf({ desk }: SharedDesk, pids: readonly number[]): Promise<readonly boolean[]> {
  if (process.platform === 'linux') {
    const states = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/status`, 'utf8')))
    return states.map((state) => /^Seccomp:\s*2$/mu.test(state) && /^NoNewPrivs:\s*1$/mu.test(state))
  }
  const metrics = await desk.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid, sandboxed }) => ({ pid, sandboxed: sandboxed === true })))
  return pids.map((pid) => metrics.some((one) => one.pid === pid && one.sandboxed))
}

test('5: nothing powerful is granted to any page', async ({ shared }) => {
  await withVisit(shared, async (visit) => {
    for (const page of [visit.portal, shared.desk.portal, visit.frame]) {
      const answers = await page.evaluate(askForEverything)
      expect(Object.entries(answers).filter(([, answer]) => answer.startsWith('granted'))).toEqual([])
      expect(answers).toMatchObject({ geolocation: 'PermissionDenied', notifications: 'denied', camera: 'NotAllowedError', microphone: 'NotAllowedError', clipboard: 'NotAllowedError' })
    }
  })
})

test('6: the web\'s own rules hold', async ({ shared }) => {
  const server = await startServer((_request, response) => { response.end('for nobody else') })
  await withVisit(shared, async (visit) => {
    for (const page of await settingsOfPages(shared.desk)) expect(switchedOn(page)).toContain('webSecurity')
    await visit.openLab()
    const read = await visit.portal.evaluate((url) => fetch(url).then((answer) => answer.text(), (cause: unknown) => String(cause)), server.url)
    expect(read).toBe('TypeError: Failed to fetch')
    expect(server.asked, 'the answer was there, and was kept from the page').toEqual(['/'])
  })
  await server.close()
})

test('7: our pages have a content security policy, and it works', async ({ shared }) => {
  const server = await startServer((_request, response) => { response.end() })
  await withVisit(shared, async (visit) => {
    for (const page of [shared.desk.portal, visit.frame]) {
      expect(await page.evaluate(async () => (await fetch(location.href.replace(/#.*$/u, ''))).headers.get('content-security-policy'))).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'; frame-src 'none'; object-src 'none'"
      )
      expect(await page.evaluate(tryForbidden, server.url)).toEqual({
        ran: [], blocked: ['connect-src', 'frame-src', 'img-src', 'script-src', 'script-src-elem', 'style-src-attr']
      })
    }
  })
  expect(server.asked).toEqual([])
  await server.close()
})

/** Runs in a page: everything that an injected piece of markup would try. Ends when each kind of try was refused. */
async function tryForbidden(server: string): Promise<{ readonly ran: readonly string[]; readonly blocked: readonly string[] }> {
  const blocked = new Set<string>()
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => blocked.add(effectiveDirective))
  const add = (name: string, values: Readonly<Record<string, string>>): void => {
    const element = document.createElement(name)
    for (const [key, value] of Object.entries(values)) element.setAttribute(key, value)
    if (name === 'script' && values['src'] === undefined) element.textContent = 'window.ranInline = true'
    document.body.append(element)
  }
  add('script', {})
  add('script', { src: `${server}/script.js` })
  add('img', { src: `${server}/image.png` })
  add('iframe', { src: `${server}/frame` })
  add('p', { style: 'color: red' })
  await fetch(`${server}/fetch`).catch(() => undefined)
  // Later than this call, because the driver lifts the rule about code from text while it runs its own.
  setTimeout(() => {
    const run = (code: string): unknown => Reflect.construct(Function, [code])()
    Promise.resolve('window.ranText = true').then(run).catch(() => undefined)
  })
  for (let turn = 0; turn < 100 && blocked.size < 6; turn += 1) await new Promise(requestAnimationFrame)
  return { ran: ['ranInline', 'ranText'].filter((name) => name in window), blocked: [...blocked].toSorted() }
}

test('8, 9, 10, 11: no insecure content, no experiments, no Blink features, no pop-ups for web views', async ({ shared }) => {
  await withVisit(shared, async () => {
    for (const page of await settingsOfPages(shared.desk)) {
      expect(switchedOn(page)).toEqual(onlyThese)
      expect(page.settings['enableBlinkFeatures'] ?? '').toBe('')
    }
  })
})

test('12: no web view is ever attached', async ({ shared }) => {
  const { desk } = shared
  const before = await settingsOfPages(desk)
  await desk.portal.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://partner.example/')
    view.setAttribute('allowpopups', '')
    document.body.append(view)
  })
  expect(await desk.portal.evaluate(() => new Promise((resolve) => {
    requestAnimationFrame(() => resolve('getURL' in (document.querySelector('webview') ?? {})))
  }))).toBe(false)
  expect(await settingsOfPages(desk)).toHaveLength(before.length)
  // Where a setting would let one in, the last door is shut too.
  const refused = await desk.app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => {
    let prevented = false
    contents.emit('will-attach-webview', { preventDefault: () => { prevented = true } }, {}, {})
    return prevented
  }))
  expect(refused).not.toContain(false)
})

test('13: our own pages go nowhere, by a redirect neither', async ({ shared }) => {
  const server = await startServer((request, response) => {
    if (request.url === '/redirect') response.writeHead(302, { location: '/away' })
    response.end('away')
  })
  await withVisit(shared, async (visit) => {
    for (const [page, home] of [[shared.desk.portal, ownPage], [visit.frame, framePage]] as const) {
      for (const address of [`${server.url}/away`, 'https://partner.example/', 'data:text/html,x', 'file:///etc/passwd', 'app://other/index.html']) {
        await page.evaluate((to) => location.assign(to), address).catch(() => undefined)
        expect(await placeOf(page)).toBe(home)
      }
      // The driver still waits for what was refused, until something else is loaded.
      await page.reload()
    }
    await visit.expectGoesOn()
  })
  expect(server.asked).toEqual([])
  const redirected = await shared.desk.app.evaluate(async ({ BrowserWindow }, url) => {
    const [window] = BrowserWindow.getAllWindows()
    return window?.webContents.loadURL(url).then(() => 'loaded', () => 'refused')
  }, `${server.url}/redirect`)
  expect([redirected, ...server.asked]).toEqual(['refused', '/redirect'])
  expect(await placeOf(shared.desk.portal)).toBe(ownPage)
  await server.close()
})

test('14: no page opens a window', async ({ shared }) => {
  const opened = await watchOpener(shared.desk)
  await withVisit(shared, async (visit) => {
    const windows = (await settingsOfPages(shared.desk)).length
    for (const page of [shared.desk.portal, visit.frame, visit.portal]) {
      expect(await page.evaluate((to) => window.open(to, '_blank', 'width=200') === null, `${visit.base}/`)).toBe(true)
    }
    expect(await settingsOfPages(shared.desk)).toHaveLength(windows)
    await visit.expectGoesOn()
  })
  // What our own pages ask for is handed to the browser, a stranger's never.
  expect(await opened()).toHaveLength(2)
})

test('15: only what is judged harmless reaches the system', async ({ shared }) => {
  const opened = await watchOpener(shared.desk)
  await shared.desk.portal.evaluate((addresses) => {
    for (const address of addresses) {
      try {
        window.open(address)
      } catch {
        // What is no address at all is refused by the browser itself.
      }
    }
  }, hostileAddresses)
  await shared.desk.portal.evaluate(() => { window.open('https://partner.example/Ordner mit Umlaut/ü?q=1#x') })
  await expect.poll(() => opened()).toEqual(['https://partner.example/Ordner%20mit%20Umlaut/%C3%BC?q=1#x'])
})

test('16: the Electron that ships is one exact, supported version', async ({ shared }) => {
  const { devDependencies } = JSON.parse(await readFile(join(projectDir, 'package.json'), 'utf8')) as { readonly devDependencies: Readonly<Record<string, string>> }
  expect(devDependencies['electron']).toMatch(/^(?:4[5-9]|[5-9]\d)\.\d+\.\d+$/u)
  expect(Number.parseFloat(await shared.desk.app.evaluate(() => process.versions.electron ?? ''))).toBeGreaterThanOrEqual(33.2)
})

// 17, the sender of every call: messages.e2e.ts

test('18: our pages come by a scheme of their own, which leads to nothing else', async ({ shared }) => {
  await withVisit(shared, async (visit) => {
    const status = (address: string, method = 'GET') => shared.desk.app.evaluate(async ({ session }, [url, how]) => {
      return session.defaultSession.fetch(url, { method: how }).then((answer) => answer.status, () => 0)
    }, [address, method] as const)
    expect(await status(ownPage)).toBe(200)
    expect(await status(ownPage, 'POST')).toBe(405)
    for (const path of ['..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json', '..%5c..%5cpackage.json', '%00', 'assets/%2e%2e%2f%2e%2e%2fmain%2fmain.js', '%E0%A4%A', 'nothing-here.html', '']) {
      expect([400, 404], path).toContain(await status(`app://partner-desk/${path}`))
    }
    expect(await status('app://other/index.html')).toBe(400)
    expect(await visit.session.evaluate((session) => session.protocol.isProtocolHandled('app'))).toBe(false)
    for (const page of [shared.desk.portal, visit.frame, visit.portal]) {
      expect(await page.evaluate(() => fetch('file:///etc/hostname').then(() => 'read', () => 'refused'))).toBe('refused')
    }
    expect(await visit.portal.evaluate((url) => fetch(url).then(() => 'read', () => 'refused'), ownPage)).toBe('refused')
  })
})

test('19: what users get has its fuses set', () => {
  expect(Object.fromEntries(packageFuses({}))).toEqual({
    RunAsNode: false, EnableCookieEncryption: true, EnableNodeOptionsEnvironmentVariable: false, EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true, OnlyLoadAppFromAsar: true, LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false, WasmTrapHandlers: 'as shipped'
  })
})

test('20: a page gets functions and plain data, nothing of Electron', async ({ shared }) => {
  const bridge = await shared.desk.portal.evaluate(async () => {
    const given = Reflect.get(window, 'partnerDesk') as { readonly calls: Record<string, unknown>; readonly on: (name: string, listener: (...all: unknown[]) => void) => () => void }
    const heard: unknown[][] = []
    const stop = given.on('settings.changed', (...all) => heard.push(all))
    const update = given.calls['settings.update'] as (change: object) => Promise<unknown>
    await update({})
    stop()
    return { keys: Object.keys(given).toSorted(), calls: Object.keys(given.calls).toSorted(), plain: heard.every((all) => all.length === 1) }
  })
  expect(bridge).toEqual({ keys: ['calls', 'on', 'platform'], calls: Object.keys(portalCallNames).toSorted(), plain: true })
})

test('a certificate that nobody vouches for is never accepted', async ({ shared }) => {
  const server = await startUntrustedServer((_request, response) => { response.end('untrusted') })
  await withVisit(shared, async (visit) => {
    const tried = await visit.session.evaluate((session, url) => session.fetch(url).then(() => 'loaded', (cause: unknown) => String(cause)), server.url)
    expect(tried).toContain('ERR_CERT')
    await visit.openLab()
    expect(await visit.portal.evaluate((url) => fetch(url, { mode: 'no-cors' }).then(() => 'loaded', () => 'refused'), server.url)).toBe('refused')
  })
  const own = await shared.desk.app.evaluate(({ session }, url) => session.defaultSession.fetch(url).then(() => 'loaded', (cause: unknown) => String(cause)), server.url)
  expect(own).toContain('ERR_CERT')
  expect(server.asked).toEqual([])
  await server.close()
})

test('a customer\'s page has no developer tools', async ({ shared }) => {
  await withVisit(shared, async (visit) => {
    const open = await shared.desk.app.evaluate(({ webContents }, base) => {
      const contents = webContents.getAllWebContents().find((one) => one.getURL().startsWith(base))
      contents?.openDevTools()
      return contents?.isDevToolsOpened()
    }, visit.base)
    expect(open).toBe(false)
  })
})
