import { beforeEach, describe, expect, test } from 'vitest'
import { enoughForName, fitBar, giveWay, hasRoom, leastForName } from './barFit'

/** Widths of the parts of a usual bar, in CSS pixels, without the company's name; what has given way needs the second one. */
const widths: Readonly<Record<(typeof giveWay)[number], readonly [number, number]>> = {
  portalName: [160, 120], reason: [160, 0], leftWords: [60, 0], browserWords: [120, 0], ticket: [60, 0], domain: [110, 0], role: [150, 0], portals: [0, -64],
  time: [50, 0], actingAs: [70, 0], left: [50, 0], endWords: [70, 0], browser: [40, 0], extendWords: [60, 0], portalMenu: [0, -56]
}
/** Mark, gaps, and what never gives way. */
const fixed = 130

let bar: HTMLElement
const gone = () => (bar.dataset['gives'] ?? '').split(' ').filter((one) => one !== '')
const needed = () => fixed + giveWay.reduce((sum, part) => sum + widths[part][gone().includes(part) ? 1 : 0], 0)
const fitAt = (width: number, name: number) => {
  fitBar(bar, () => width - needed() >= Math.min(name, enoughForName))
  return gone()
}

beforeEach(() => { bar = document.createElement('header') })

describe('the bar of the frame', () => {
  test('shows everything where there is room', () => expect(fitAt(1440, 80)).toEqual([]))

  test.each([[720, 90], [640, 120], [360, 60], [310, 150]])('at %i px a name of %i px is whole, and no more has given way than that takes', (width, name) => {
    const given = fitAt(width, name)
    expect(width - needed()).toBeGreaterThanOrEqual(name)
    expect(given).toEqual(giveWay.slice(0, given.length))
    bar.dataset['gives'] = given.slice(0, -1).join(' ')
    expect(width - needed()).toBeLessThan(name)
  })

  test('what gives way first is what is told elsewhere; the words around the name come late', () => {
    expect(giveWay.slice(0, 5)).toEqual(['portalName', 'reason', 'leftWords', 'browserWords', 'ticket'])
    expect(giveWay.indexOf('actingAs')).toBeGreaterThan(giveWay.indexOf('time'))
  })

  test('everything comes back with the room', () => {
    fitAt(320, 80)
    expect(fitAt(1600, 80)).toEqual([])
  })

  test('a name that has no end takes no more than it needs to be known', () => {
    const given = fitAt(1000, 5_000)
    expect(width(1000)).toBeGreaterThanOrEqual(enoughForName)
    expect(given.length).toBeLessThan(giveWay.length)
  })
  const width = (of: number) => of - needed()

  test('where nothing is enough, everything that may give way has', () => expect(fitAt(10, 80)).toEqual([...giveWay]))
})

describe('room', () => {
  /** Widths of bar and name and what the name needs, where the last part ends, what the purpose has and needs. */
  const room = (has: number, ends: number, name: readonly [number, number], purpose: readonly [number, number], gives = '') => {
    const sized = ([clientWidth, scrollWidth]: readonly [number, number]) => ({ clientWidth, scrollWidth }) as HTMLElement
    const narrow = { clientWidth: has, dataset: { gives } as DOMStringMap } as HTMLElement
    return hasRoom({ bar: narrow, name: sized(name), purpose: sized(purpose), last: { offsetLeft: ends - 90, offsetWidth: 90 } as HTMLElement })
  }

  test.each([
    ['everything inside', true, room(500, 500, [80, 80], [60, 60])],
    ['something sticks out', false, room(500, 501, [80, 80], [60, 60])],
    ['a name that is cut', false, room(500, 500, [80, 90], [60, 60])],
    ['a long name with room enough', true, room(900, 900, [enoughForName, 900], [60, 60])],
    ['a reason that is shortened', true, room(900, 900, [80, 80], [100, 400])],
    ['a reason of which nothing is left', false, room(900, 900, [80, 80], [40, 400])],
    ['a purpose that has given way', true, room(900, 900, [80, 80], [1, 400], 'reason ticket')],
    ['a long name where words could still give way', false, room(500, 500, [leastForName, 900], [60, 60], 'actingAs left')],
    ['a long name where only buttons could', true, room(500, 500, [leastForName, 900], [60, 60], 'actingAs left endWords ticket')]
  ])('%s: %s', (_what, expected, found) => expect(found).toBe(expected))
})
