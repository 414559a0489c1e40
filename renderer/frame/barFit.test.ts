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

test.each([
  ['everything inside', 500, 500, 80, 80, true],
  ['something sticks out', 501, 500, 80, 80, false],
  ['a name that is cut', 500, 500, 90, 80, false],
  ['a long name with room enough', 500, 500, 900, enoughForName, true]
])('%s', (_what, needs, has, nameNeeds, nameHas, fits) => {
  const sized = (clientWidth: number, scrollWidth = clientWidth) => ({ scrollWidth, clientWidth, dataset: { gives: '' } as DOMStringMap }) as HTMLElement
  const last = { offsetLeft: needs - 90, offsetWidth: 90 } as HTMLElement
  expect(hasRoom(sized(has), sized(nameHas, nameNeeds), last)).toBe(fits)
})

test('a long name does with less where only buttons could still give way', () => {
  const narrow = document.createElement('header')
  const name = { scrollWidth: 900, clientWidth: leastForName } as HTMLElement
  const last = { offsetLeft: 0, offsetWidth: 0 } as HTMLElement
  expect(hasRoom(narrow, name, last)).toBe(false)
  narrow.dataset['gives'] = 'actingAs left endWords'
  expect(hasRoom(narrow, name, last)).toBe(true)
})
