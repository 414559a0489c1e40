import type { App, JumpListCategory, MenuItemConstructorOptions, NativeImage } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { tenantIdSchema, type TenantId } from '../contract/ids'
import { tenantMark } from '../domain/tenantMark'
import { en } from '../startup/texts/en'
import { linkPath } from '../startup/links'
import { noQuickList, quickList, type QuickListSources } from './quickList'
import { createQuickListPort } from './quickListPort'

const tenant = (number: number): TenantId => tenantIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
const open = (number: number) => ({ tenantId: tenant(number), company: `Open ${number}`, mark: tenantMark(tenant(number), `Open ${number}`) })
const sources = (more: Partial<QuickListSources> = {}): QuickListSources => ({
  allowed: true, open: [open(1)], recent: [tenant(2), tenant(1), tenant(3)], favourites: [tenant(3), tenant(4)], nameOf: (id) => (id === tenant(2) ? undefined : `Customer ${Number(id.slice(-4))}`), ...more
})
const range = (from: number, count: number) => Array.from({ length: count }, (_one, index) => from + index)

describe('which customers are named', () => {
  test('those that are open, then those opened last, then favourites; nobody twice, nobody who is no customer any more', () => {
    const list = quickList(sources())
    expect(list.open.map(({ name }) => name)).toEqual(['Open 1'])
    expect(list.others.map(({ name }) => name)).toEqual(['Customer 3', 'Customer 4'])
  })

  test('nobody without leave', () => expect(quickList(sources({ allowed: false }))).toBe(noQuickList))

  test('as many as one looks through', () => {
    const many = quickList(sources({ open: range(100, 20).map(open), recent: range(200, 30).map(tenant), favourites: range(300, 500).map(tenant) }))
    expect([many.open.length, many.others.length]).toEqual([9, 1])
    expect(quickList(sources({ open: [], recent: range(200, 30).map(tenant) })).others).toHaveLength(10)
  })
})

describe('what the system is given', () => {
  function system(platform: NodeJS.Platform, isPackaged = true) {
    const lists: JumpListCategory[][] = []
    const menus: MenuItemConstructorOptions[][] = []
    const removedItems: Electron.JumpListItem[] = []
    const [show, go] = [vi.fn(), vi.fn()]
    const app = {
      isPackaged, getAppPath: () => 'C:\\work\\desk',
      getJumpListSettings: () => ({ minItems: 10, removedItems }),
      setJumpList: (list: JumpListCategory[] | null) => {
        lists.push(list ?? [])
        return 'ok'
      },
      dock: { setMenu: (menu: unknown) => menus.push(menu as MenuItemConstructorOptions[]) }
    }
    const port = createQuickListPort({
      app: app as unknown as App, platform, program: 'C:\\desk.exe', text: (key) => en[key], icon: () => 'icon' as unknown as NativeImage,
      buildMenu: (template) => template as unknown as Electron.Menu, show, go
    })
    return { port, lists, menus, removedItems, show, go }
  }
  const argsOf = (list: readonly JumpListCategory[] | undefined) => list?.flatMap(({ items = [] }) => items.map(({ args }) => args))

  test('Windows: entries that start the application with a link that leads to the customer’s page, or to the window of an open one', () => {
    const { port, lists } = system('win32')
    port.show(quickList(sources()))
    expect(lists.map((list) => list.map(({ type, name }) => [type, name]))).toEqual([[['custom', en['quickList.open']], ['custom', en['quickList.others']]]])
    expect(argsOf(lists[0])).toEqual([`--show-open partnerdesk://customer/${tenant(1)}`, `partnerdesk://customer/${tenant(3)}`, `partnerdesk://customer/${tenant(4)}`])
    for (const args of argsOf(lists[0]) ?? []) expect(linkPath(args?.split(' ').at(-1))).toMatch(/^\/customers\//u)
  })

  test('Windows: a build under development is started with its folder', () => {
    const { port, lists } = system('win32', false)
    port.show(quickList(sources({ open: [], recent: [tenant(3)] })))
    expect(argsOf(lists[0])?.[0]).toBe(`"C:\\work\\desk" partnerdesk://customer/${tenant(3)}`)
  })

  test('Windows: what somebody took off the list does not come back at once, which would cost the others their place', () => {
    const { port, lists, removedItems } = system('win32')
    removedItems.push({ type: 'task', args: `partnerdesk://customer/${tenant(3)}` })
    port.show(quickList(sources()))
    expect(argsOf(lists[0])).toEqual([`--show-open partnerdesk://customer/${tenant(1)}`, `partnerdesk://customer/${tenant(4)}`])
  })

  test('only what is new; and an empty list takes every name away at once', () => {
    for (const platform of ['win32', 'darwin'] as const) {
      const { port, lists, menus } = system(platform)
      const given = platform === 'win32' ? lists : menus
      port.show(quickList(sources()))
      port.show(quickList(sources()))
      expect(given).toHaveLength(1)
      port.show(quickList(sources({ allowed: false })))
      expect(given.slice(1)).toEqual([[]])
    }
  })

  test('macOS: the dock’s menu shows an open window, and the page of any other customer', () => {
    const { port, menus, show, go } = system('darwin')
    port.show(quickList(sources()))
    expect(menus[0]?.map(({ label, type, enabled, icon }) => label === undefined ? type : [label, enabled ?? true, icon])).toEqual([
      [en['quickList.open'], false, undefined], ['Open 1', true, 'icon'], 'separator', [en['quickList.others'], false, undefined], ['Customer 3', true, undefined], ['Customer 4', true, undefined]
    ])
    for (const { click } of menus[0] ?? []) (click as (() => void) | undefined)?.()
    expect([show.mock.calls, go.mock.calls]).toEqual([[[tenant(1)]], [[tenant(3)], [tenant(4)]]])
  })

  test('Linux has no such list', () => {
    const { port, lists, menus } = system('linux')
    expect(port.present).toBe(false)
    port.show(quickList(sources()))
    expect([lists, menus]).toEqual([[], []])
  })
})
