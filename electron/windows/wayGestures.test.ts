import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { listenForWays } from './wayGestures'

test('commands and swipes lead back and forward, everything else nowhere', () => {
  const window = new EventEmitter()
  const go = vi.fn()
  listenForWays(window, go)
  for (const command of ['browser-backward', 'browser-forward', 'browser-refresh', 'volume-mute', 'left', 'constructor']) window.emit('app-command', {}, command)
  for (const direction of ['up', 'left', 'right', 'down', '__proto__']) window.emit('swipe', {}, direction)
  expect(go.mock.calls.flat()).toEqual(['back', 'forward', 'back', 'forward'])
})
