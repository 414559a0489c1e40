import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { PortalChoice } from '../../electron/contract/acting'
import { createPortalMenu } from './portalMenu'

const first: readonly PortalChoice[] = [{ id: 'm', nameKey: 'practice', opens: 'inside' }, { id: 'users', nameKey: 'users', opens: 'inside' }]
const listed: readonly PortalChoice[] = [
  ...first,
  { id: 'listed.1', name: 'Partner <b>relationships', opens: 'inside' },
  { id: 'listed.2', name: 'Business Central', opens: 'browser' },
  { id: 'listed.3', name: 'Lighthouse', opens: 'ownConsole' }
]
const openPortal = vi.fn()

function setUp(language: 'en' | 'de' = 'en') {
  const menu = document.createElement('select')
  document.body.replaceChildren(menu)
  const view = createPortalMenu(menu, { language, calls: { 'frame.openPortal': openPortal } as never })
  const choose = (value: string): void => {
    menu.value = value
    menu.dispatchEvent(new Event('change'))
  }
  return { menu, view, choose }
}
const words = (elements: Iterable<Element>) => Array.from(elements, ({ textContent }) => textContent)
const labels = (menu: HTMLSelectElement) => [...menu.children].map((one) => (one instanceof HTMLOptGroupElement ? [one.label].concat(words(one.children)) : one.textContent))

beforeEach(() => openPortal.mockClear())

describe('the menu of portals', () => {
  test('is there with what is known, and the cloud’s list joins without taking its place away', () => {
    const { menu, view } = setUp()
    view.show({ portals: first, portalId: 'users', portal: 'shown' })
    const options = [...menu.options]
    view.show({ portals: listed, portalId: 'users', portal: 'shown', portalsReadAt: new Date(Date.now() - 3 * 60_000).toISOString() })
    expect([...menu.options].slice(0, 2)).toEqual(options)
    expect(labels(menu)).toEqual(['Account portal', 'Users', 'Partner <b>relationships', ['In my own browser', 'Business Central', 'Lighthouse']])
    expect([menu.value, menu.querySelector('b'), menu.getAttribute('aria-description')]).toEqual(['users', null, 'The cloud’s list of this customer’s portals was read 3 minutes ago.'])
    view.show({ portals: first, portalId: 'users', portal: 'shown' })
    expect([labels(menu), menu.title]).toEqual([['Account portal', 'Users'], ''])
  })

  test('goes to a portal of the window; what opens elsewhere leaves the choice as it is', () => {
    const { menu, view, choose } = setUp('de')
    view.show({ portals: listed, portalId: 'm', portal: 'shown' })
    choose('users')
    expect([openPortal.mock.calls, menu.value]).toEqual([[[{ portalId: 'users' }]], 'users'])
    view.show({ portals: listed, portalId: 'users', portal: 'loading' })
    choose('listed.2')
    expect([openPortal.mock.lastCall, menu.value]).toEqual([[{ portalId: 'listed.2' }], 'users'])
    expect(menu.querySelector('optgroup')?.label).toBe('In meinem eigenen Browser')
  })

  test('a key opens it, and does not change the portal by itself', () => {
    const { menu, view } = setUp()
    view.show({ portals: first, portalId: 'm', portal: 'shown' })
    const showPicker = vi.fn()
    Object.assign(menu, { showPicker })
    const press = (key: string, more: KeyboardEventInit = {}): boolean => menu.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, ...more }))
    expect(['ArrowDown', 'ArrowUp', 'End', 'u'].map((key) => press(key))).toEqual([false, false, false, false])
    expect(showPicker).toHaveBeenCalledTimes(4)
    expect([press('Tab'), press('Enter'), press(' '), press('F6'), press('Escape'), press('1', { ctrlKey: true })]).toEqual([true, true, true, true, true, true])
    expect([showPicker.mock.calls.length, openPortal.mock.calls.length]).toEqual([4, 0])
  })
})
