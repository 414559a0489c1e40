import { describe, expect, test, vi } from 'vitest'
import { AppFailure } from '../contract/errors'
import { later } from '../lib/testing/later'
import type { CustomerPortal, OutsidePortal, PortalMenu } from '../services/ports'
import { outsideMessage } from './outsideDialog'
import { createOutsideDoor } from './outsideDoor'
import { VisitPortals } from './visitPortals'

vi.mock('electron', () => ({ dialog: {} }))

const portal = (id: string, origin = 'https://portal.example'): CustomerPortal => ({ id, nameKey: id, url: `${origin}/${id}`, origins: [origin] })
const outside: OutsidePortal = { id: 'listed.1', name: 'Business Central', url: 'https://central.example/admin?secret=1', opens: 'browser' }
const menu: PortalMenu = { portals: [portal('home'), portal('users'), portal('entra', 'https://entra.example')], outside: [outside] }

describe('the portals of a visit', () => {
  test('begin with the first; another one is another place for Back only where its origins differ', () => {
    const portals = new VisitPortals(menu)
    expect([portals.current.id, portals.shown.portalId]).toEqual(['home', 'home'])
    expect(portals.find('listed.1')).toEqual({ outside })
    expect(portals.find('https://evil.example')).toBeUndefined()
    expect([portals.goTo(portal('users')), portals.goTo(portal('entra', 'https://entra.example'))]).toEqual([false, true])
  })

  test('a newer list never takes away the one that the visit is in', () => {
    const portals = new VisitPortals(menu)
    portals.goTo(portal('users'))
    portals.renew({ portals: [portal('home')], outside: [], portalsReadAt: '2026-11-21T12:00:00.000Z' })
    expect(portals.shown).toEqual({ portalId: 'users', portalsReadAt: '2026-11-21T12:00:00.000Z', portals: [{ id: 'users', nameKey: 'users', opens: 'inside' }, { id: 'home', nameKey: 'home', opens: 'inside' }] })
    expect(portals.find('users')).toEqual({ inside: portal('users') })
    expect(portals.find('listed.1')).toBeUndefined()
  })
})

describe('the door to the technician’s own browser', () => {
  const setUp = (answer: boolean) => {
    const asked = later<boolean>()
    const parts = { ask: vi.fn((_portal: OutsidePortal, _signal: AbortSignal) => asked.promise), open: vi.fn(async () => undefined), opened: vi.fn() }
    return { ...parts, door: createOutsideDoor(parts), answer: () => asked.resolve(answer) }
  }

  test('asks once, opens after a yes, and tells where without what may be secret', async () => {
    const { door, ask, open, opened, answer } = setUp(true)
    const first = door.go(outside)
    await door.go(outside)
    answer()
    await first
    expect([ask.mock.calls.length, open.mock.calls, opened.mock.calls]).toEqual([1, [[outside.url]], [['browser', 'https://central.example/admin']]])
  })

  test('opens nothing after a no, nor after the end of the visit', async () => {
    const no = setUp(false)
    no.answer()
    await no.door.go(outside)
    const late = setUp(true)
    const going = late.door.go(outside)
    late.door.stop()
    expect(late.ask.mock.calls[0]?.[1].aborted).toBe(true)
    late.answer()
    await going
    await late.door.go(outside)
    expect([no.open.mock.calls, late.open.mock.calls, late.ask.mock.calls.length]).toEqual([[], [], 1])
  })

  test('what could not be opened is not on record, and can be tried again', async () => {
    const { door, open, opened, answer } = setUp(true)
    open.mockRejectedValueOnce(new AppFailure({ kind: 'unexpected', code: 'external.noHandler' }))
    answer()
    await expect(door.go(outside)).rejects.toBeInstanceOf(AppFailure)
    expect(opened).not.toHaveBeenCalled()
    await door.go(outside)
    expect(opened).toHaveBeenCalledOnce()
  })
})

test('the question names the portal and whose it is; Enter and Escape cancel', () => {
  const words = (opens: OutsidePortal['opens']) =>
    outsideMessage({ portal: { ...outside, opens }, company: 'Contoso', partner: 'Fabrikam', text: (key, values) => `${key} ${JSON.stringify(values ?? {})}` })
  expect(words('browser')).toMatchObject({ message: 'outside.opens {"portal":"Business Central"}', detail: 'outside.stays {"company":"Contoso"}', defaultId: 1, cancelId: 1 })
  expect(words('ownConsole')).toMatchObject({ message: 'outside.ownConsole {"portal":"Business Central","partner":"Fabrikam"}', detail: 'console.stays {"company":"Contoso"}' })
})
