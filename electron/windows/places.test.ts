import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Box } from './frameLayout'
import { displayKey, keepPlace, placeAtStart, placeOn, type Display, type Place, type Places } from './places'

const sizes = { usual: { width: 1280, height: 840 }, smallest: { width: 640, height: 480 } }
const screen = (id: number, workArea: Box, scaleFactor = 1): Display => ({ id, workArea, scaleFactor, size: { width: workArea.width, height: workArea.height + 40 } })
const desk = screen(1, { x: 0, y: 0, width: 1920, height: 1040 })
const side = screen(2, { x: 1920, y: -200, width: 2560, height: 1400 })
const laptop = screen(3, { x: 0, y: 0, width: 1280, height: 760 }, 1.5)

const display: fc.Arbitrary<Display> = fc.record({
  id: fc.integer({ min: 1, max: 4 }),
  scaleFactor: fc.constantFrom(1, 1.25, 1.5, 2),
  x: fc.integer({ min: -6000, max: 6000 }), y: fc.integer({ min: -3000, max: 3000 }),
  width: fc.integer({ min: 320, max: 5120 }), height: fc.integer({ min: 240, max: 2880 })
}).map(({ id, scaleFactor, ...area }) => screen(id, area, scaleFactor))
const place: fc.Arbitrary<Place> = fc.record({
  x: fc.integer({ min: -20_000, max: 20_000 }), y: fc.integer({ min: -20_000, max: 20_000 }),
  width: fc.integer({ min: -10, max: 20_000 }), height: fc.integer({ min: -10, max: 20_000 }),
  state: fc.constantFrom<Place['state'][]>('maximized', 'fullScreen')
}, { requiredKeys: ['x', 'y', 'width', 'height'] }).map((made) => made as Place)

const kept = (list: readonly (readonly [Display, Place])[]): Places => list.reduce<Places>((places, [where, one]) => keepPlace(places, where, one), {})

test('whatever was remembered of whatever displays, the window lies on one that is there', () => {
  fc.assert(fc.property(fc.array(fc.tuple(display, place), { maxLength: 20 }), fc.array(display, { minLength: 1, maxLength: 4 }), (before, now) => {
    const places = kept(before)
    const [primary] = now as [Display]
    const found = placeAtStart(places, now, primary, sizes)
    // A border of 16 px may stick out, as the system itself lets it.
    const on = now.filter(({ workArea }) =>
      found.x >= workArea.x - 16 && found.y >= workArea.y - 16 &&
      found.x + found.width <= workArea.x + workArea.width + 16 && found.y + found.height <= workArea.y + workArea.height + 16)
    expect(on.length).toBeGreaterThan(0)
    expect(on.some(({ workArea }) => found.width >= Math.min(workArea.width, sizes.smallest.width) && found.height >= Math.min(workArea.height, sizes.smallest.height))).toBe(true)
  }), { numRuns: 2_000 })
})

test('what lay on a display that is still there lies there again, in the same state', () => {
  fc.assert(fc.property(fc.array(fc.tuple(display, place), { maxLength: 5 }), display, fc.nat(), fc.nat(), fc.constantFrom(undefined, 'maximized', 'fullScreen'), (before, where, right, down, state) => {
    const { workArea } = where
    const [width, height] = [Math.min(workArea.width, 700), Math.min(workArea.height, 500)]
    const last: Place = { x: workArea.x + (right % (workArea.width - width + 1)), y: workArea.y + (down % (workArea.height - height + 1)), width, height, ...(state === undefined ? {} : { state }) }
    expect(placeAtStart(keepPlace(kept(before), where, last), [screen(9, { x: -9000, y: 0, width: 800, height: 600 }), where], where, sizes)).toEqual(last)
  }))
})

test('each display has its own place; a new one takes size and state of the last, in the middle', () => {
  const places = kept([[desk, { x: 10, y: 20, width: 1000, height: 700 }], [side, { x: 2000, y: -100, width: 2000, height: 1200, state: 'maximized' }]])
  expect(placeAtStart(places, [desk, side], desk, sizes)).toEqual({ x: 2000, y: -100, width: 2000, height: 1200, state: 'maximized' })
  expect(placeAtStart(places, [desk], desk, sizes)).toEqual({ x: 10, y: 20, width: 1000, height: 700 })
  expect(placeAtStart(places, [laptop], laptop, sizes)).toEqual({ x: 0, y: 0, width: 1280, height: 760, state: 'maximized' })
  expect(placeOn({}, desk, sizes)).toEqual({ x: 320, y: 100, width: 1280, height: 840 })
})

test('another scale or size of a display makes it another one', () => {
  expect(displayKey(screen(1, desk.workArea, 1.25))).not.toBe(displayKey(desk))
  const places = kept([[desk, { x: 10, y: 20, width: 1000, height: 700 }]])
  expect(placeOn(places, screen(1, { x: 0, y: 0, width: 1536, height: 824 }, 1.25), sizes)).toEqual({ x: 268, y: 62, width: 1000, height: 700 })
})

test('a window that is snapped to an edge stays as it is, and one that sticks out further comes in', () => {
  const snapped = { x: -8, y: 0, width: 976, height: 1048 }
  expect(placeOn(kept([[desk, snapped]]), desk, sizes)).toEqual(snapped)
  expect(placeOn(kept([[desk, { x: -500, y: 900, width: 976, height: 800 }]]), desk, sizes)).toEqual({ x: 0, y: 240, width: 976, height: 800 })
})

test('no more displays are remembered than one comes by', () => {
  const many = kept(Array.from({ length: 30 }, (_one, id) => [screen(id, desk.workArea), { x: 0, y: 0, width: 700, height: 500 }] as const))
  expect(Object.keys(many)).toHaveLength(12)
  expect(Object.keys(many).at(-1)).toBe(displayKey(screen(29, desk.workArea)))
})
