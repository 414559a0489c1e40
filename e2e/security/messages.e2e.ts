import type { Page } from '@playwright/test'
import { callChannel, frameCallNames, portalCallNames } from '../../electron/contract/bridge'
import { expect, test, type SharedDesk } from '../acting/shared'
import { administer } from '../acting/technician'
import { hostileMessages } from './hostileMessages'
import { installRawDoor, send, type RawDoor } from './rawDoor'

/** Point 17 of the check list: who may call, and with what. The messages go through the real channel from real pages. */

const refusedWith = (code: string) => ({ ok: false, error: { code } })

/** What could have changed: the state of the application, its offers, its pages. Ages and the connection do not count. */
async function stateOf({ desk }: SharedDesk): Promise<unknown> {
  const told = await desk.portal.evaluate(async () => {
    const { calls } = Reflect.get(window, 'partnerDesk') as { readonly calls: Record<string, () => Promise<{ readonly value?: unknown }>> }
    const [state, offers] = await Promise.all([calls['app.getState']?.(), calls['offers.list']?.()])
    return JSON.stringify([state, offers])
  })
  const processes = await desk.app.evaluate(({ webContents }) => webContents.getAllWebContents().map((one) => [one.getOSProcessId(), one.isCrashed()]))
  return { told: JSON.parse(told), processes, polluted: await desk.app.evaluate(() => 'polluted' in {}) }
}

test('a message that is not in order changes nothing, and is answered', async ({ shared }) => {
  await installRawDoor(shared.desk, shared.dataDir)
  await shared.desk.portal.reload()
  await expect(shared.desk.portal.getByRole('heading', { name: 'Contoso', level: 1 })).toBeVisible()
  const { portal } = shared.desk
  const before = await stateOf(shared)

  await test.step('calls that there are not', async () => {
    for (const name of ['nothing', 'constructor', '__proto__', '', null, 7, { toString: 'app.getState' }]) {
      expect(await send(portal, callChannel, name)).toMatchObject(refusedWith('ipc.unknownCall'))
    }
  })
  await test.step('calls of the frame', async () => {
    for (const name of Object.keys(frameCallNames)) expect(await send(portal, callChannel, name)).toMatchObject(refusedWith('ipc.notForThisPage'))
  })
  await test.step('too much', async () => {
    expect(await send(portal, callChannel, 'lookup.find', { query: 'x'.repeat(300_000) })).toMatchObject(refusedWith('ipc.tooLarge'))
    expect(await send(portal, callChannel, 'app.copyText', Array.from({ length: 200_000 }, () => 0))).toMatchObject(refusedWith('ipc.tooLarge'))
  })
  await test.step('what is no JSON', async () => {
    const answers = await portal.evaluate(async (channel) => {
      const { rawDoor } = window as unknown as { readonly rawDoor: RawDoor }
      const cyclic: Record<string, unknown> = {}
      cyclic['self'] = cyclic
      const deep = Array.from({ length: 900 }).reduce<unknown>((inner) => [inner], 0)
      const sent = [1n, cyclic, new Map([['query', 'x']]), new Date(), new Uint8Array(400_000), deep, /x/u]
      return Promise.all(sent.map((request) => rawDoor.invoke(channel, 'lookup.find', request)))
    }, callChannel)
    for (const answer of answers) expect(JSON.stringify(answer)).toMatch(/"ok":false|"thrown"/u)
  })
  await test.step('other channels lead nowhere', async () => {
    for (const channel of ['ELECTRON_BROWSER_REQUIRE', 'app.getState', 'partner-desk:event', '']) {
      expect(await send(portal, channel, 'app.getState')).toMatchObject({ thrown: expect.stringContaining('No handler registered') })
    }
  })
  await test.step('five hundred more', async () => {
    const messages = JSON.stringify(hostileMessages(20_261_122, 500))
    const answers = await portal.evaluate(async ([channel, text]) => {
      const { rawDoor } = window as unknown as { readonly rawDoor: RawDoor }
      const all = JSON.parse(text) as readonly (readonly [unknown, unknown])[]
      const limit = new Promise<string>((resolve) => { setTimeout(() => resolve('no answer'), 10_000) })
      return Promise.all(all.map(async ([name, request]) => {
        const answer = await Promise.race([limit, rawDoor.invoke(channel, name, request).then((said) => JSON.stringify(said))])
        return answer.startsWith('{"ok":false,"error":{"kind":"invalid","code":"ipc.') ? 'refused' : `${JSON.stringify([name, request]).slice(0, 200)}: ${answer}`
      }))
    }, [callChannel, messages] as const)
    expect(answers).toHaveLength(500)
    expect(answers.filter((answer) => answer !== 'refused')).toEqual([])
  })

  expect(await stateOf(shared)).toEqual(before)
  await expect(portal.getByRole('heading', { name: 'Contoso', level: 1 })).toBeVisible()
})

test('a frame speaks for its own customer only, and nobody else speaks at all', async ({ shared }) => {
  const { desk } = shared
  await installRawDoor(desk, shared.dataDir)
  const visit = await administer(desk, 'Contoso')

  await test.step('the frame cannot make the portal\'s calls', async () => {
    for (const name of Object.keys(portalCallNames)) expect(await send(visit.frame, callChannel, name)).toMatchObject(refusedWith('ipc.notForThisPage'))
    expect(await send(visit.frame, callChannel, 'frame.getState')).toMatchObject({ ok: true, value: { company: 'Contoso' } })
  })
  await test.step('the customer\'s page has neither bridge nor channel', async () => {
    expect(await visit.portal.evaluate(() => ['partnerDesk', 'partnerDeskFrame', 'rawDoor'].filter((name) => name in window))).toEqual([])
  })
  await test.step('a frame inside of our page has none either', async () => {
    expect(await namesInInnerFrame(desk.portal)).toEqual([])
    expect(await namesInInnerFrame(visit.frame)).toEqual([])
  })
  await test.step('a page of ours in a window that the product did not make is refused', async () => {
    const opened = desk.app.waitForEvent('window')
    await desk.app.evaluate(({ BrowserWindow }) => new BrowserWindow({ show: false }).loadURL('app://partner-desk/frame/index.html'))
    const page = await opened
    const answer = await send(page, callChannel, 'app.getState')
    await page.close()
    expect(answer).toMatchObject(refusedWith('ipc.unknownPage'))
  })

  await visit.endSession()
  await visit.expectEnded('You ended the session')
})

/** What an inner frame of the same origin finds; our policy lets none but an empty one be made. */
function namesInInnerFrame(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    const inner = frame.contentWindow
    if (inner === null) throw new Error('the frame has no window')
    const names = ['partnerDesk', 'partnerDeskFrame', 'rawDoor', 'require', 'process'].filter((name) => name in inner)
    frame.remove()
    return names
  })
}
