import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { markPatterns, tenantMark } from '../domain/tenantMark'
import { ActingPlaces } from './actingPlaces'
import type { Box } from './frameLayout'
import { markPixels } from './markPixels'
import type { Place } from './places'
import { rememberPlace } from './rememberPlace'
import { parseStartHints, type StartHints } from './startHints'
import { smallestFrame, tiles } from './tiles'

describe('tiles', () => {
  const area: Box = { x: 10, y: 20, width: 1921, height: 1061 }
  test.each([1, 2, 3, 4, 5, 6])('%i windows cover the screen and each other nowhere', (count) => {
    const places = tiles(area, count)
    expect(places).toHaveLength(count)
    expect(places.reduce((sum, { width, height }) => sum + width * height, 0)).toBe(area.width * area.height)
    for (const [index, one] of places.entries()) {
      expect(one.x >= area.x && one.y >= area.y && one.x + one.width <= area.x + area.width && one.y + one.height <= area.y + area.height).toBe(true)
      for (const other of places.slice(index + 1)) expect(one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y).toBe(true)
    }
  })

  test('two lie side by side, and on a narrow screen below each other', () => {
    expect(tiles({ x: 0, y: 0, width: 1280, height: 800 }, 2).map(({ x, width }) => [x, width])).toEqual([[0, 640], [640, 640]])
    expect(tiles({ x: 0, y: 0, width: 1024, height: 960 }, 2).map(({ y, height }) => [y, height])).toEqual([[0, 480], [480, 480]])
  })

  test('no window is made smaller than one can work with: more than fit share their places, each frame to be seen', () => {
    const places = tiles(area, 17)
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(17)
    for (const { x, y, width, height } of places) {
      expect(width >= smallestFrame.width && height >= smallestFrame.height).toBe(true)
      expect(x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height).toBe(true)
    }
    expect(tiles({ x: 0, y: 0, width: 600, height: 400 }, 2)).toEqual([{ x: 0, y: 0, width: 600, height: 400 }, { x: 0, y: 0, width: 600, height: 400 }])
  })
})

describe('the place of acting-as windows', () => {
  function atScreens(start: StartHints = {}) {
    const world = { hints: start }
    const screens = [
      { id: 1, scaleFactor: 1, size: { width: 1920, height: 1080 }, workArea: { x: 0, y: 0, width: 1920, height: 1040 } },
      { id: 2, scaleFactor: 1, size: { width: 1280, height: 760 }, workArea: { x: 1920, y: 0, width: 1280, height: 720 } }
    ] as const
    const places = new ActingPlaces({
      hints: { current: () => world.hints, update: (change) => { world.hints = { ...world.hints, ...change } } },
      displayOf: ({ x }) => (x < 1920 ? screens[0] : screens[1])
    })
    return { places, world }
  }
  const near = (x: number): Box => ({ x, y: 0, width: 800, height: 600 })
  const keep = (places: ActingPlaces, place: Place, seen: Box = place): void => places.keep(place, seen)

  test('is remembered for each screen, and kept over a restart', () => {
    const { places, world } = atScreens()
    expect(places.placeFor(near(0), [])).toEqual({ x: 320, y: 100, width: 1280, height: 840 })
    keep(places, { x: 100, y: 50, width: 1000, height: 700 })
    keep(places, { x: 2000, y: 60, width: 900, height: 600 })
    const again = atScreens(parseStartHints(JSON.parse(JSON.stringify(world.hints)))).places
    expect(again.placeFor(near(0), [])).toEqual({ x: 100, y: 50, width: 1000, height: 700 })
    expect(again.placeFor(near(1950), [])).toEqual({ x: 2000, y: 60, width: 900, height: 600 })
  })

  test('leaves the frames of other windows to be seen, and lies on the screen', () => {
    const { places } = atScreens()
    keep(places, { x: 100, y: 50, width: 1000, height: 700 })
    expect(places.placeFor(near(0), [{ x: 100, y: 50, width: 1, height: 1 }, { x: 128, y: 78, width: 1, height: 1 }])).toMatchObject({ x: 156, y: 106 })
    keep(places, { x: 1900, y: 1000, width: 3000, height: 700 })
    expect(places.placeFor(near(0), [])).toEqual({ x: 0, y: 340, width: 1920, height: 700 })
  })

  test('of a window that fills the screen is the one that it goes back to, on the screen that it fills', () => {
    const { places } = atScreens()
    keep(places, { x: 100, y: 50, width: 1000, height: 700, state: 'maximized' }, { x: 1920, y: 0, width: 1280, height: 720 })
    expect(places.placeFor(near(1950), [])).toEqual({ x: 1920, y: 20, width: 1000, height: 700, state: 'maximized' })
  })

  test('that is damaged on the disk is none', () => {
    expect(parseStartHints({ acting: { 1: { x: 'a' }, 2: { x: 1, y: 2, width: 3, height: 4, state: 'upside down' } } })).toEqual({ acting: { 2: { x: 1, y: 2, width: 3, height: 4 } } })
    expect(parseStartHints({ acting: [1] })).toEqual({})
  })
})

test('a window tells its place and state each time that it changes, and not while it lies in the task bar', () => {
  const told: (readonly [Place, Box])[] = []
  const now = { normal: { x: 1, y: 2, width: 800, height: 600 }, seen: { x: 1, y: 2, width: 800, height: 600 }, maximized: false, fullScreen: false, minimized: false }
  const window = Object.assign(new EventEmitter(), {
    getNormalBounds: () => now.normal, getBounds: () => now.seen, isMaximized: () => now.maximized, isFullScreen: () => now.fullScreen, isMinimized: () => now.minimized, isDestroyed: () => false
  })
  rememberPlace(window, (...where) => told.push(where))
  window.emit('move')
  Object.assign(now, { maximized: true, seen: { x: 0, y: 0, width: 1920, height: 1040 } })
  window.emit('maximize')
  Object.assign(now, { fullScreen: true })
  window.emit('enter-full-screen')
  Object.assign(now, { minimized: true })
  window.emit('resize')
  expect(told).toEqual([
    [now.normal, now.normal],
    [{ ...now.normal, state: 'maximized' }, now.seen],
    [{ ...now.normal, state: 'fullScreen' }, now.seen]
  ])
})

describe('the picture of a mark', () => {
  const mark = tenantMark('11111111-2222-4333-8444-555555555555', 'Contoso')
  const pixelsOf = (more: Partial<typeof mark>, size = 32) => [...markPixels({ ...mark, ...more }, size)].join(',')

  test('has the colour of the tenant, opaque, blue first', () => {
    const pixels = markPixels({ ...mark, colour: '#102030', pattern: 'solid' }, 32)
    expect(pixels).toHaveLength(32 * 32 * 4)
    expect(Array.from(pixels.slice(0, 4))).toEqual([0x30, 0x20, 0x10, 255])
    expect([...pixels].filter((_value, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true)
  })

  test('differs by each pattern and by each pair of initials, also at the smallest size', () => {
    for (const size of [16, 32, 64]) {
      expect(new Set(markPatterns.map((pattern) => pixelsOf({ pattern }, size))).size).toBe(markPatterns.length)
      const signs = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']
      expect(new Set(signs.map((sign) => pixelsOf({ initials: `X${sign}` }, size))).size).toBe(signs.length)
    }
    expect(pixelsOf({ initials: '東京' })).toBe(pixelsOf({ initials: '' }))
  })
})
