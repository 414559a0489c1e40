import { describe, expect, test } from 'vitest'
import { frameBar, frameBorder, frameLine, portalBox } from './frameLayout'
import { carrySignIn, cookieDetails } from './identityJar'
import { menuTemplate, type MenuActions } from './menuTemplate'
import { PartitionPool } from './partitionPool'
import { parseStartHints } from './startHints'
import { portalCommands } from '../contract/events'
import { en } from '../startup/texts/en'

describe('the portal lies inside its frame', () => {
  test.each([[1280, 840, 1], [1024, 640, 2], [800, 500, 1.25], [500, 300, 0.5]])('%i × %i at zoom %d', (width, height, zoom) => {
    const box = portalBox({ width, height }, zoom)
    expect(box.x).toBeGreaterThanOrEqual(frameBorder * zoom)
    expect(box.y).toBeGreaterThanOrEqual(frameBar * zoom)
    expect(width - box.x - box.width).toBeGreaterThanOrEqual(frameBorder * zoom)
    expect(height - box.y - box.height).toBeGreaterThanOrEqual(frameBorder * zoom)
  })

  test('and below the lines of news, which take their room from it', () => {
    expect(portalBox({ width: 800, height: 600 }, 1, 2)).toEqual({ x: frameBorder, y: frameBar + 2 * frameLine, width: 800 - 2 * frameBorder, height: 600 - frameBar - 2 * frameLine - frameBorder })
  })

  test('a window that is too small has no negative size in it', () => {
    expect(portalBox({ width: 5, height: 5 }, 1)).toMatchObject({ width: 0, height: 0 })
  })
})

test('a partition is used again only when it was found empty, and for another customer only after the limit', () => {
  const pool = new PartitionPool(4)
  const [first, second, third] = [pool.take('contoso'), pool.take('wingtip'), pool.take('contoso')]
  expect(new Set([first, second, third]).size).toBe(3)
  for (const name of [first, second, third]) expect(name.startsWith('persist:')).toBe(false)
  pool.giveBack(first, 'contoso', false)
  pool.giveBack(second, 'wingtip', true)
  const fourth = pool.take('contoso')
  expect([first, second, third]).not.toContain(fourth)
  expect(pool.take('wingtip'), 'the same customer').toBe(second)
  pool.giveBack(third, 'contoso', true)
  expect(pool.take('woodgrove'), 'the limit is reached').toBe(third)
  expect([first, second, third, fourth]).not.toContain(pool.take('contoso'))
})

describe('the sign-in that is carried', () => {
  const jar = (cookies: readonly Electron.Cookie[]) => {
    const set: Electron.CookiesSetDetails[] = []
    return {
      set,
      session: {
        cookies: {
          get: async ({ domain = '' }: Electron.CookiesGetFilter) => cookies.filter((cookie) => cookie.domain?.endsWith(domain)),
          set: async (details: Electron.CookiesSetDetails) => {
            set.push(details)
          }
        }
      }
    }
  }
  const cookie = (domain: string, more: Partial<Electron.Cookie> = {}): Electron.Cookie => ({ name: 'sso', value: 'v', domain, hostOnly: true, path: '/', secure: true, httpOnly: true, sameSite: 'lax', ...more })

  test('is the identity provider’s own and nothing else', async () => {
    const from = jar([cookie('login.example'), cookie('evil.login.example'), cookie('portal.example')])
    const to = jar([])
    await expect(carrySignIn(from.session, to.session, ['https://login.example'])).resolves.toBe(1)
    expect(to.set).toEqual([{ url: 'https://login.example/', name: 'sso', value: 'v', path: '/', secure: true, httpOnly: true, sameSite: 'lax' }])
  })

  test('keeps the reach of a cookie', () => {
    expect(cookieDetails(cookie('.login.example', { hostOnly: false, path: '/tenant', expirationDate: 5 }), 'https://login.example:8443')).toMatchObject({
      url: 'https://login.example:8443/tenant', domain: '.login.example', path: '/tenant', expirationDate: 5
    })
  })
})

describe('start hints', () => {
  test('what has the wrong shape is left out', () => {
    expect(parseStartHints({ portal: { 1: { x: 'a' } }, maximized: 1, appearance: 'pink', language: 'fr' })).toEqual({})
    expect(parseStartHints(null)).toEqual({})
    const good = { portal: { '1:1920x1080@1': { x: 1, y: 2, width: 800, height: 600, state: 'maximized' } }, appearance: 'dark', language: 'de' }
    expect(parseStartHints(good)).toEqual(good)
  })
})

describe('the menu', () => {
  const done: string[] = []
  const actions: MenuActions = {
    command: (name) => done.push(name),
    reload: () => done.push('reload'),
    zoom: (step) => done.push(`zoom ${step}`),
    endActing: () => done.push('endActing'),
    focusPortal: () => done.push('focusPortal'),
    focusActing: (tenantId) => done.push(tenantId),
    tile: () => done.push('tile')
  }
  type Item = Electron.MenuItemConstructorOptions
  const all = (items: readonly Item[]): readonly Item[] => items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])])
  const build = (platform: NodeJS.Platform, count = 0) =>
    menuTemplate({ platform, text: (key) => en[key], actions, acting: Array.from({ length: count }, (_one, index) => ({ tenantId: `t${index}`, title: `A & B ${index}` })) })

  test.each(['win32', 'darwin', 'linux'] as const)('on %s no accelerator is used twice and every page can be reached', (platform) => {
    const items = all(build(platform, 12))
    const accelerators = items.flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(accelerators).size).toBe(accelerators.length)
    const ids = items.map(({ id }) => id)
    for (const command of portalCommands) expect(ids).toContain(command)
  })

  test('macOS has its application menu and no mnemonics, the others have mnemonics', () => {
    expect(build('darwin')[0]?.label).toBe('Partner Desk')
    expect(build('darwin').some(({ label }) => label?.includes('&'))).toBe(false)
    expect(build('win32').every(({ label }) => label?.includes('&'))).toBe(true)
  })

  test('the first nine customers have a digit, and a name cannot make a mnemonic', () => {
    const customers = all(build('linux', 12)).filter(({ id }) => id?.startsWith('acting.'))
    expect(customers).toHaveLength(12)
    expect(customers.map(({ accelerator }) => accelerator).slice(0, 10)).toEqual([...Array.from({ length: 9 }, (_one, index) => `CmdOrCtrl+${index + 1}`), undefined])
    expect(customers[0]?.label).toBe('A && B 0')
  })
})
