import { describe, expect, it } from 'vitest'
import { answersOf, judgeNavigation } from './navigationPolicy'
import type { NavigationAttempt } from './navigationPolicy'

const own = '1a2b3c4d-2222-4333-8444-abcdefabcdef'
const other = '99999999-2222-4333-8444-555555555555'
const bounds = {
  portalOrigins: ['http://127.0.0.1:41000'],
  signInOrigins: ['http://localhost:41000'],
  tenantInPath: /^\/portal\/([0-9a-f-]{36})(?:\/|$)/i,
  tenantId: own
}
const portal = 'http://127.0.0.1:41000/portal'
const judge = (url: string, more: Partial<NavigationAttempt> = {}) => judgeNavigation({ url, isMainFrame: true, ...more }, bounds)

describe('judgeNavigation in the main frame', () => {
  it.each([
    [`${portal}/${own}/`],
    [`${portal}/${own}`],
    [`${portal}/${own.toUpperCase()}/users?x=${other}`],
    [`${portal}/${own}/users#/portal/${other}/`],
    ['http://localhost:41000/authorize?client_id=x'],
    [`blob:http://127.0.0.1:41000/${other}`]
  ])('stays at %s', (url) => {
    expect(judge(url)).toBe('stay')
    expect(judge(url, { cause: 'redirected' })).toBe('stay')
    expect(judge(url, { cause: 'shown' })).toBe('stay')
  })

  it.each([
    ['https://example.com/'],
    [`${portal}/approve/${own}-${other}`],
    [`${portal}/`],
    [`http://127.0.0.1:41000/${own}/`],
    [`http://127.0.0.1:41000/x/portal/${own}/`],
    [`http://127.0.0.1:41001/portal/${own}/`],
    [`https://127.0.0.1:41000/portal/${own}/`],
    [`http://127.0.0.2:41000/portal/${own}/`],
    [`https://127.0.0.1.example.com/portal/${own}/`],
    ['http://localhost:41001/authorize'],
    [`${portal}/${own}/../${own}x/`]
  ])('leaves for %s', (url) => {
    expect(judge(url)).toBe('leave')
    expect(judge(url, { cause: 'redirected' })).toBe('leave')
    expect(judge(url, { cause: 'shown' })).toBe('leave')
  })

  it.each([
    ['mailto:someone@example.com'],
    ['ms-settings:'],
    ['javascript:alert(1)'],
    ['data:text/html,x'],
    ['file:///etc/passwd'],
    ['about:blank'],
    ['chrome://version'],
    ['devtools://devtools/x'],
    ['view-source:https://example.com'],
    ['filesystem:http://127.0.0.1:41000/x'],
    ['blob:https://example.com/x'],
    ['blob:null/x'],
    ['http://example.com/'],
    ['http://localhost.example.com/'],
    [`http://user:word@127.0.0.1:41000/portal/${own}/`],
    ['https://contoso.com@example.com/'],
    ['no address'],
    ['']
  ])('refuses %s, and ends when it is already shown', (url) => {
    expect(judge(url)).toBe('block')
    expect(judge(url, { cause: 'redirected' })).toBe('block')
    expect(judge(url, { cause: 'shown' })).toBe('leave')
  })

  it('takes another tenant of the portal for a way out, unless it is what the portal shows', () => {
    expect(judge(`${portal}/${other}/`)).toBe('leave')
    expect(judge(`${portal}/${other}/`, { cause: 'redirected' })).toBe('leave')
    expect(judge(`${portal}/${other}/`, { cause: 'shown' })).toBe('wrongTenant')
  })

  it('lets the origin decide where the path does not tell the tenant', () => {
    const open = { portalOrigins: bounds.portalOrigins, signInOrigins: bounds.signInOrigins, tenantId: own }
    expect(judgeNavigation({ url: `${portal}/${other}/`, isMainFrame: true }, open)).toBe('stay')
    expect(judgeNavigation({ url: 'https://example.com/', isMainFrame: true }, open)).toBe('leave')
  })

  it('keeps at the identity provider to the pages of a sign-in', () => {
    const narrow = { ...bounds, signInPaths: /^\/[^/]+\/(?:authorize|interaction)(?:\/|$)/g }
    const at = (path: string) => judgeNavigation({ url: `http://localhost:41000${path}`, isMainFrame: true }, narrow)
    expect([at('/contoso.com/authorize?x=1'), at(`/${own}/interaction/abc`), at(`/${own}/authorize/abc`)]).toEqual(['stay', 'stay', 'stay'])
    expect([at('/away'), at(`/${own}/logout`), at('/'), at('/x/authorized'), at('/a/b/authorize')]).toEqual(['leave', 'leave', 'leave', 'leave', 'leave'])
  })

  it('asks before a console of the technician’s own company, and never lets one be shown', () => {
    const partner = '99999999-9999-4999-8999-999999999999'
    const withConsoles = { ...bounds, consoles: [{ id: 'companyPortal', url: `${portal}/${partner}` }] } as const
    const to = (cause?: 'requested' | 'redirected' | 'shown') =>
      judgeNavigation({ url: `${portal}/${partner}/`, isMainFrame: true, ...(cause && { cause }) }, withConsoles)
    expect([to(), to('requested'), to('redirected')]).toEqual(['ownConsole', 'ownConsole', 'ownConsole'])
    expect(to('shown')).toBe('wrongTenant')
    expect(judgeNavigation({ url: `${portal}/${partner}/`, isMainFrame: true }, bounds)).toBe('leave')
  })

  it('judges a global expression the same each time, and a tenant id in any case', () => {
    const global = { ...bounds, tenantId: own.toUpperCase(), tenantInPath: /\/portal\/([0-9a-f-]{36})\//gi }
    const verdicts = [1, 2, 3].map(() => judgeNavigation({ url: `${portal}/${own}/`, isMainFrame: true }, global))
    expect(verdicts).toEqual(['stay', 'stay', 'stay'])
  })
})

describe('judgeNavigation in an inner frame', () => {
  it.each([
    ['https://example.com/', 'stay'],
    [`${portal}/${other}/`, 'stay'],
    ['about:blank', 'stay'],
    ['about:srcdoc', 'stay'],
    ['data:text/html,x', 'stay'],
    ['blob:https://example.com/x', 'stay'],
    ['http://example.com/', 'block'],
    ['https://user:word@example.com/', 'block'],
    ['mailto:someone@example.com', 'block'],
    ['javascript:alert(1)', 'block'],
    ['file:///etc/passwd', 'block'],
    ['', 'block']
  ])('%s: %s, and never ends the session', (url, verdict) => {
    for (const cause of ['requested', 'redirected', 'shown'] as const) expect(judge(url, { isMainFrame: false, cause })).toBe(verdict)
  })
})

describe('judgeNavigation where a parameter names the tenant', () => {
  const byQuery = { portalOrigins: ['https://admin.example'], signInOrigins: [], tenantInQuery: 'delegatedOrg', tenantId: own, customerNames: ['contoso.com', 'contoso.onmicrosoft.com'] }
  const judged = (query: string, cause?: 'shown') => judgeNavigation({ url: `https://admin.example/exchange${query}`, isMainFrame: true, ...(cause === undefined ? {} : { cause }) }, byQuery)

  it.each(['', '?x=1', '?delegatedOrg=', '?delegatedOrg=contoso.com', '?DELEGATEDORG=Contoso.OnMicrosoft.com&x=adatum.com', `?delegatedOrg=${own.toUpperCase()}`])('stays at %s', (query) => {
    expect([judged(query), judged(query, 'shown')]).toEqual(['stay', 'stay'])
  })

  it.each(['?delegatedOrg=adatum.com', '?delegatedorg=adatum.com', '?delegatedOrg=contoso.com&delegatedOrg=adatum.com', `?delegatedOrg=${other}`])('does not at %s', (query) => {
    expect([judged(query), judged(query, 'shown')]).toEqual(['leave', 'wrongTenant'])
  })
})

describe('a sign-in that leads to somewhere unknown', () => {
  const adfs = 'https://adfs.fabrikam.com'
  const signIn = 'http://localhost:41000/authorize?client_id=x'
  const everyPortalOrigin = ['http://127.0.0.1:41000', 'https://second.example']
  const judgeWith = (url: string, more: Partial<NavigationAttempt>, allowed: readonly string[] = []) =>
    judgeNavigation({ url, isMainFrame: true, ...more }, { ...bounds, everyPortalOrigin, federatedOrigins: allowed })

  it.each(['requested', 'redirected'] as const)('is asked about when the sign-in itself leads there (%s)', (cause) => {
    expect(judgeWith(`${adfs}/adfs/ls/?wa=wsignin1.0`, { cause, from: signIn })).toBe('unknownSignIn')
    expect(judgeWith(`${adfs}/adfs/ls/`, { cause, from: signIn }, [adfs])).toBe('stay')
    expect(judgeWith('https://second-factor.example/', { cause, from: `${adfs}/adfs/ls/` }, [adfs])).toBe('unknownSignIn')
  })

  it.each([undefined, `${portal}/${own}/`, 'https://elsewhere.example/', 'not an address', 'http://localhost:41001/authorize'])('is leaving when it comes from %s, allowed or not', (from) => {
    for (const allowed of [[], [adfs]]) {
      expect(judgeWith(`${adfs}/`, { from }, allowed)).toBe('leave')
      expect(judgeWith(`${adfs}/`, { cause: 'redirected', from }, allowed)).toBe('leave')
    }
  })

  it('is no answer to an application, whose origin the sign-in was told', () => {
    expect(answersOf('http://localhost:41000/authorize?redirect_uri=https%3A%2F%2Fapp.example%2Fback&wreply=https://old.example/x')).toEqual(['https://app.example', 'https://old.example'])
    expect(answersOf('no address')).toEqual([])
    expect(judgeWith('https://app.example/back?code=1', { cause: 'redirected', from: signIn, answersTo: ['https://app.example'] })).toBe('leave')
  })

  it('is never a portal, of this customer or another, nor signing out', () => {
    const from = signIn
    for (const allowed of [[], ['http://127.0.0.1:41000', 'https://second.example']]) {
      expect(judgeWith(`${portal}/${other}/`, { from }, allowed)).toBe('leave')
      expect(judgeWith(`${portal}/${other}/`, { from, cause: 'shown' }, allowed)).toBe('wrongTenant')
      expect(judgeWith('https://second.example/', { from }, allowed)).toBe('leave')
    }
    const paths = { ...bounds, federatedOrigins: [], signInPaths: /^\/authorize/ }
    expect(judgeNavigation({ url: 'http://localhost:41000/logout', isMainFrame: true, from: signIn }, paths)).toBe('leave')
    expect(judgeNavigation({ url: `${adfs}/`, isMainFrame: true, from: 'http://localhost:41000/logout' }, paths)).toBe('leave')
  })

  it('is not asked about once it is shown, nor by a pop-up or without encryption', () => {
    expect(judgeWith(`${adfs}/`, { cause: 'shown', from: signIn })).toBe('leave')
    expect(judgeWith(`${adfs}/`, { cause: 'shown' }, [adfs])).toBe('stay')
    expect(judgeWith(`${adfs}/`, {})).toBe('leave')
    expect(judgeWith('http://adfs.fabrikam.com/', { from: signIn })).toBe('block')
  })
})
