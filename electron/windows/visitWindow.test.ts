import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { followWindow } from './visitWindow'

function setUp() {
  let time = 1000
  const portal = new EventEmitter()
  const window = Object.assign(new EventEmitter(), { webContents: new EventEmitter() })
  const wishes = { place: vi.fn<() => void>(), end: vi.fn<() => void>(), back: vi.fn<() => void>(), backAtFirstPage: vi.fn<() => void>(), forward: vi.fn<() => void>() }
  followWindow(window, portal, wishes, () => time)
  const press = (contents: EventEmitter, type: string, key: string) => {
    const event = { preventDefault: vi.fn<() => void>() }
    contents.emit('before-input-event', event, { type, key })
    return event.preventDefault.mock.calls.length
  }
  return { portal, window, wishes, press, wait: (ms: number) => { time += ms } }
}

test('the keys Back and Forward lead through the portal once a press, whatever the page thinks of it', () => {
  const { portal, window, wishes, press } = setUp()
  expect([press(portal, 'rawKeyDown', 'BrowserBack'), press(portal, 'keyUp', 'BrowserBack')]).toEqual([1, 1])
  window.emit('app-command', {}, 'browser-backward')
  expect([wishes.back.mock.calls.length, wishes.backAtFirstPage.mock.calls.length]).toEqual([1, 0])
  press(window.webContents, 'keyDown', 'BrowserForward')
  expect(wishes.forward).toHaveBeenCalledOnce()
})

test('the button of a mouse is the page’s own, but for the first page', () => {
  const { portal, window, wishes, press, wait } = setUp()
  press(portal, 'rawKeyDown', 'BrowserBack')
  wait(2000)
  window.emit('app-command', {}, 'browser-backward')
  expect([wishes.back.mock.calls.length, wishes.backAtFirstPage.mock.calls.length]).toEqual([1, 1])
})

test('other keys and commands are left alone', () => {
  const { portal, window, wishes, press } = setUp()
  expect(press(portal, 'keyDown', 'a')).toBe(0)
  window.emit('app-command', {}, 'volume-mute')
  for (const wish of Object.values(wishes)) expect(wish).not.toHaveBeenCalled()
})

test('closing the window is a wish, not an end', () => {
  const { window, wishes } = setUp()
  const event = { preventDefault: vi.fn<() => void>() }
  window.emit('close', event)
  expect(event.preventDefault).toHaveBeenCalledOnce()
  expect(wishes.end).toHaveBeenCalledWith('windowClosed')
})
