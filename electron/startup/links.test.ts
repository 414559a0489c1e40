import { EventEmitter } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { claimLinks, linkPath, listenForLinks } from './links'

const tenantId = 'aaaaaaaa-0000-4000-8000-000000000001'

describe('where a link leads', () => {
  test('only ever to a page of a customer or of an offer', () => {
    expect(linkPath(`partnerdesk://quote/${tenantId.toUpperCase()}`)).toBe(`/offers/quote/${tenantId}`)
    expect(linkPath('partnerdesk://customer/Contoso.com')).toBe('/lookup/contoso.com')
    expect(linkPath('partnerdesk://customer/spielzeug-%C3%BC.de/')).toMatch(/^\/lookup\/xn--[\w.-]+$/u)
    expect(linkPath(`PARTNERDESK://customer/${tenantId.toUpperCase()}`)).toBe(`/customers/${tenantId}`)
  })

  test.each([
    'partnerdesk://customer/contoso.com?administer=1', 'partnerdesk://customer/contoso.com#/offers', 'partnerdesk://customer/..%2Foffers', 'partnerdesk://customer/',
    'partnerdesk://administer/contoso.com', 'partnerdesk:customer/contoso.com', 'https://contoso.com', 'partnerdesk://customer/a%00b.com', 'partnerdesk://quote/contoso.com',
    `partnerdesk://customer/${'a'.repeat(3000)}`, 'partnerdesk://customer/%E0%A4%A', 'javascript:alert(1)', '', undefined, 7
  ])('%s leads nowhere', (link) => expect(linkPath(link)).toBeUndefined())
})

describe('listening for links', () => {
  const setUp = (argv: readonly string[] = []) => {
    const app = new EventEmitter()
    const [dropped, again, show] = [vi.fn(), vi.fn(), vi.fn()]
    return { app, dropped, again, show, links: listenForLinks({ app: app as never, argv, dropped, again }) }
  }

  test('one that comes before the window waits for it', () => {
    const { links, show } = setUp(['--some-switch', 'partnerdesk://customer/contoso.com'])
    expect(links.showWith(show)).toBe('/lookup/contoso.com')
    expect(links.showWith(show)).toBeUndefined()
    expect(show).not.toHaveBeenCalled()
  })

  test('a second start shows its link in the window that is there', () => {
    const { app, links, show, again } = setUp()
    links.showWith(show)
    app.emit('second-instance', {}, ['partner-desk', '--x', `partnerdesk://customer/${tenantId}`])
    expect(again).toHaveBeenCalledOnce()
    expect(show).toHaveBeenCalledWith(`/customers/${tenantId}`)
    app.emit('second-instance', {}, ['partner-desk'])
    expect(again).toHaveBeenCalledTimes(2)
    expect(show).toHaveBeenCalledOnce()
  })

  test('an entry of the system’s list brings the window of an open customer to the front, and leads to the page of one that is not', () => {
    const { app, links, show, again } = setUp()
    links.showWith(show)
    const start = (...more: string[]) => app.emit('second-instance', {}, ['partner-desk', ...more])
    const link = `partnerdesk://customer/${tenantId}`
    start('--show-open', link)
    expect(show).toHaveBeenCalledTimes(1)
    const focus = vi.fn(() => true)
    links.switchWith(focus)
    again.mockClear()
    start('--show-open', link)
    expect(focus).toHaveBeenCalledExactlyOnceWith(tenantId)
    expect([show.mock.calls.length, again.mock.calls.length]).toEqual([1, 0])
    focus.mockReturnValue(false)
    start('--show-open', link)
    expect([show.mock.calls.length, again.mock.calls.length]).toEqual([2, 1])
    // A link from a ticket leads to the page, whoever is open.
    start(link)
    start('--show-open', 'partnerdesk://customer/contoso.com')
    expect(focus).toHaveBeenCalledTimes(2)
    expect(show).toHaveBeenCalledTimes(4)
  })

  test('macOS hands links over by an event, also before the window', () => {
    const { app, links, show } = setUp()
    const preventDefault = vi.fn()
    app.emit('open-url', { preventDefault }, 'partnerdesk://customer/adatum.com')
    expect(preventDefault).toHaveBeenCalledOnce()
    expect(links.showWith(show)).toBe('/lookup/adatum.com')
  })

  test('a hostile one is dropped, and told without its text', () => {
    const { app, links, show, dropped } = setUp(['partnerdesk://administer/contoso.com'])
    expect(links.showWith(show)).toBeUndefined()
    app.emit('second-instance', {}, ['x', 'PartnerDesk://customer/contoso.com?run=1'])
    expect(show).not.toHaveBeenCalled()
    expect(dropped.mock.calls).toEqual([[], []])
    const told = vi.fn()
    links.tellDrops(told)
    expect(told).toHaveBeenCalledOnce()
    app.emit('second-instance', {}, ['x', 'partnerdesk:'])
    expect(told).toHaveBeenCalledTimes(2)
  })

  test('of several links none is taken, and what else stands beside one changes nothing', () => {
    const { app, links, show, dropped } = setUp(['partnerdesk://customer/contoso.com', ' PARTNERDESK://quote/x'])
    expect(links.showWith(show)).toBeUndefined()
    app.emit('second-instance', {}, ['x', 'partnerdesk://customer/contoso.com', 'partnerdesk://customer/contoso.com'])
    expect([show.mock.calls, dropped.mock.calls.length]).toEqual([[], 2])
    app.emit('second-instance', {}, ['x', '--inspect', 'partnerdesk://customer/contoso.com', '--administer', 'https://evil.example/'])
    expect(show.mock.calls).toEqual([['/lookup/contoso.com']])
  })

  test('a run without hostile links tells of none', () => {
    const told = vi.fn()
    setUp(['partnerdesk://customer/contoso.com']).links.tellDrops(told)
    expect(told).not.toHaveBeenCalled()
  })
})

test('the scheme is claimed by the installed application only, and not where the package does it', () => {
  const claimed = (isPackaged: boolean, platform: NodeJS.Platform) => {
    const setAsDefaultProtocolClient = vi.fn(() => true)
    claimLinks({ isPackaged, setAsDefaultProtocolClient }, platform)
    return setAsDefaultProtocolClient.mock.calls.length > 0
  }
  expect([claimed(true, 'win32'), claimed(true, 'darwin'), claimed(true, 'linux'), claimed(false, 'win32')]).toEqual([true, true, false, false])
})
