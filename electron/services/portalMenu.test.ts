import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PortalTemplate } from '../clouds/cloud'
import { tenantIdSchema } from '../contract/ids'
import { anyText } from '../domain/testing/anyText'
import { portalMenu, type PortalMenuParts } from './portalMenu'

const tenantId = tenantIdSchema.parse('11111111-2222-4333-8444-555555555555')
const other = '99999999-2222-4333-8444-555555555555'
const tenantFirst = /^\/([0-9a-f-]{36})(?:\/|$)/i
const templates: readonly PortalTemplate[] = [
  { id: 'm365', nameKey: 'm365', url: 'https://admin.example/?delegatedOrg={initialDomain}', origins: ['https://admin.example'], tenantInQuery: 'delegatedOrg' },
  { id: 'entra', nameKey: 'entra', url: 'https://entra.example/{tenantId}/#home', origins: ['https://entra.example'], tenantInPath: tenantFirst, signInOrigins: ['https://more.example'] },
  { id: 'domains', nameKey: 'domains', url: 'https://entra.example/{tenantId}/domains', origins: ['https://entra.example'], tenantInPath: tenantFirst, fullOnly: true },
  { id: 'sites', nameKey: 'sites', url: 'https://{sharePointName}-admin.example/', origins: ['https://{sharePointName}-admin.example'] }
]
const parts: PortalMenuParts = {
  templates, tenantId, role: 'full', signInOrigins: ['https://login.example'], consoles: [{ id: 'partnerConsole', url: 'https://lighthouse.example/' }],
  customer: { name: 'Contoso', defaultDomain: 'contoso.com', initialDomain: 'contoso.onmicrosoft.com' }
}
const listing = (urls: readonly string[], more: Partial<PortalMenuParts> = {}) =>
  portalMenu({ ...parts, known: { services: urls.map((url, index) => ({ id: String(index), name: `Service ${index}`, url })), readAt: '2026-11-21T12:00:00.000Z' }, ...more })
const urlsOf = (menu: ReturnType<typeof portalMenu>) => ({ inside: menu?.portals.map(({ id, url }) => [id, url]), outside: menu?.outside.map(({ opens, url }) => [opens, url]) })

const own = [
  ['m365', 'https://admin.example/?delegatedOrg=contoso.onmicrosoft.com'], ['entra', `https://entra.example/${tenantId}/#home`], ['domains', `https://entra.example/${tenantId}/domains`]
]

describe('the portals of a customer', () => {
  it('are those of the record before any list was read; one that cannot be addressed yet is left out', () => {
    const menu = portalMenu(parts)
    expect(urlsOf(menu)).toEqual({ inside: own, outside: [] })
    expect(menu?.portals[1]).toEqual({
      id: 'entra', nameKey: 'entra', url: `https://entra.example/${tenantId}/#home`, origins: ['https://entra.example'], signInOrigins: ['https://login.example', 'https://more.example'], tenantInPath: tenantFirst
    })
    expect(menu).not.toHaveProperty('portalsReadAt')
    expect(urlsOf(portalMenu({ ...parts, known: { services: [], sharePointName: 'contoso', readAt: '' } })).inside?.at(-1)).toEqual(['sites', 'https://contoso-admin.example/'])
    expect(portalMenu({ ...parts, templates: [] })).toBeUndefined()
  })

  it('take the address of the list where it means the same page, written with the id', () => {
    const { inside, outside } = urlsOf(listing([`https://entra.example/${tenantId}`, 'https://entra.example/contoso.onmicrosoft.com/domains', 'https://admin.example/?delegatedOrg=contoso.onmicrosoft.com&from=list']))
    expect([inside, outside]).toEqual([[['m365', 'https://admin.example/?delegatedOrg=contoso.onmicrosoft.com&from=list'], ['entra', `https://entra.example/${tenantId}`], own[2]], []])
  })

  it('open inside only where the origin belongs to a portal; elsewhere is the technician’s own browser', () => {
    const { inside, outside } = urlsOf(listing([`https://entra.example/${tenantId}/groups`, 'https://central.example/admin', 'https://entra.example.evil.example/', 'https://lighthouse.example', 'https://central.example/admin']))
    expect(inside?.at(-1)).toEqual(['listed.0', `https://entra.example/${tenantId}/groups`])
    expect(outside).toEqual([['browser', 'https://central.example/admin'], ['browser', 'https://entra.example.evil.example/'], ['ownConsole', 'https://lighthouse.example/']])
  })

  it.each([
    'http://central.example/', 'javascript:alert(1)', 'file:///etc/passwd', 'https://user:word@central.example/', 'not an address', '', 'http://127.0.0.1:9/', `https://entra.example/${other}/`,
    'https://admin.example/?delegatedOrg=adatum.onmicrosoft.com', `partnerdesk://customer/${other}`
  ])('never are %s', (url) => expect(urlsOf(listing([url]))).toEqual({ inside: own, outside: [] }))

  it('are fewer for Limited technicians, whatever the list says', () => {
    expect(urlsOf(listing([`https://entra.example/${tenantId}/domains`, 'https://entra.example/contoso.com/domains/'], { role: 'limited' }))).toEqual({ inside: own.slice(0, 2), outside: [] })
  })

  it('on this computer are only those of a cloud that lies there', () => {
    const local = [{ ...(templates[1] as PortalTemplate), url: 'http://127.0.0.1:5/{tenantId}/', origins: ['http://127.0.0.1:5'] }]
    const menu = listing([`http://127.0.0.1:5/${tenantId}/users`, 'http://localhost:5/help', 'http://127.0.0.1:6/'], { templates: local, signInOrigins: ['http://localhost:5'] })
    expect(urlsOf(menu)).toEqual({ inside: [['entra', `http://127.0.0.1:5/${tenantId}/`], ['listed.0', `http://127.0.0.1:5/${tenantId}/users`]], outside: [['browser', 'http://localhost:5/help']] })
  })

  it('names that are filled in cannot change an address', () => {
    const hostile = { name: 'x', defaultDomain: 'a/../b?c#d&e=$&' }
    const [portal] = portalMenu({ ...parts, customer: hostile, templates: [{ id: 'p', nameKey: 'p', url: 'https://p.example/{defaultDomain}?i={initialDomain}&t={tenantId}', origins: ['https://p.example'] }] })?.portals ?? []
    expect(portal?.url).toBe(`https://p.example/a%2F..%2Fb%3Fc%23d%26e%3D%24%26?i=a%2F..%2Fb%3Fc%23d%26e%3D%24%26&t=${tenantId}`)
    expect(portalMenu({ ...parts, templates: [{ id: 'p', nameKey: 'p', url: 'https://p.example/{unheardOf}', origins: [] }] })).toBeUndefined()
  })

  it('whatever a list holds, inside is https at an origin of the record, and outside is https', () => {
    const host = fc.constantFrom('admin.example', 'entra.example', 'ENTRA.example.', 'entra.example:444', 'evil.example', 'user@entra.example', 'entra.example@evil.example', 'xn--ntra-0oa.example')
    const scheme = fc.constantFrom('https:', 'http:', 'ftp:', 'data:', 'javascript:', 'blob:https:')
    const tail = fc.constantFrom('', '/', `/${tenantId}/`, `/${other}/`, `/..//${tenantId}`, '/?delegatedOrg=x', `/%2e%2e/${tenantId}`, '/\\evil.example', '/\u202e', '#@entra.example')
    const page = fc.tuple(fc.constantFrom('http', 'https'), fc.domain(), anyText(20)).map(([a, b, c]) => `${a}://${b}/${encodeURI(c)}`)
    fc.assert(fc.property(fc.array(fc.oneof(fc.tuple(scheme, host, tail).map(([a, b, c]) => `${a}//${b}${c}`), page, fc.string()), { maxLength: 8 }), (urls) => {
      const menu = listing(urls)
      const origins = new Set(templates.flatMap((template) => template.origins))
      for (const { url } of menu?.portals ?? []) expect(origins).toContain(new URL(url).origin)
      for (const { url } of menu?.outside ?? []) expect([new URL(url).protocol, new URL(url).username]).toEqual(['https:', ''])
      expect(menu?.portals.every(({ url }) => !url.includes(other))).toBe(true)
    }))
  })
})
