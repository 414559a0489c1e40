import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchActing } from './actingWatch'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

function atWork() {
  const power = Object.assign(new EventEmitter(), { getSystemIdleState: vi.fn(() => 'active') })
  const world = { open: 0 }
  const check = vi.fn()
  const away = vi.fn(async () => undefined)
  const checkAccess = vi.fn()
  const watch = watchActing({ power: power as never, anyOpen: () => world.open > 0, check, checkAccess, away })
  return { power, world, check, checkAccess, away, watch }
}

test('asks after sign-in and access each minute, while a customer is open', () => {
  const { world, checkAccess, watch } = atWork()
  world.open = 1
  watch.changed()
  vi.advanceTimersByTime(59_999)
  expect(checkAccess).not.toHaveBeenCalled()
  vi.advanceTimersByTime(60_001)
  expect(checkAccess).toHaveBeenCalledTimes(2)
  world.open = 0
  watch.changed()
  vi.advanceTimersByTime(600_000)
  expect(checkAccess).toHaveBeenCalledTimes(2)
})

test('looks at the clock only while a customer is open, and then at once and each second', () => {
  const { world, check, watch } = atWork()
  vi.advanceTimersByTime(5_000)
  expect(check).not.toHaveBeenCalled()
  world.open = 2
  watch.changed()
  watch.changed()
  expect(check).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(3_000)
  expect(check).toHaveBeenCalledTimes(5)
  world.open = 0
  watch.changed()
  vi.advanceTimersByTime(3_000)
  expect(check).toHaveBeenCalledTimes(5)
  expect(vi.getTimerCount()).toBe(0)
})

test('tells of a locked screen and of sleep, and looks at the clock again afterwards', () => {
  const { power, world, check, checkAccess, away } = atWork()
  power.emit('lock-screen')
  power.emit('suspend')
  expect(away.mock.calls).toEqual([['screenLocked'], ['suspended']])
  power.emit('resume')
  power.emit('unlock-screen')
  expect(check).toHaveBeenCalledTimes(2)
  expect(checkAccess, 'nobody is open').not.toHaveBeenCalled()
  world.open = 1
  power.emit('resume')
  expect(checkAccess).toHaveBeenCalledOnce()
})

test('finds a locked screen also where the system does not tell', () => {
  const { power, world, away, watch } = atWork()
  world.open = 1
  watch.changed()
  power.getSystemIdleState.mockReturnValue('locked')
  vi.advanceTimersByTime(1_000)
  expect(away.mock.calls).toEqual([['screenLocked']])
})
