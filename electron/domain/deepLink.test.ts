import { describe, expect, it } from 'vitest'
import { parseDeepLink } from './deepLink'

const id = '11111111-2222-4333-8444-555555555555'

describe('parseDeepLink', () => {
  it.each([
    ['partnerdesk://customer/contoso.com', { kind: 'customerDomain', domain: 'contoso.com' }],
    ['PARTNERDESK://Customer/Contoso.COM/', { kind: 'customerDomain', domain: 'contoso.com' }],
    ['partnerdesk://customer/b%C3%BCcher.de', { kind: 'customerDomain', domain: 'xn--bcher-kva.de' }],
    [`partnerdesk://customer/${id.toUpperCase()}`, { kind: 'customer', tenantId: id }],
    [`partnerdesk://quote/${id}`, { kind: 'quote', quoteId: id }]
  ])('reads %s', (link, expected) => {
    expect(parseDeepLink(link)).toEqual(expected)
  })

  it.each([
    undefined, null, 7, ['partnerdesk://customer/contoso.com'], '', 'contoso.com', 'https://customer/contoso.com',
    'partnerdesk:customer/contoso.com', 'partnerdesk://customer', 'partnerdesk://customer/', 'partnerdesk://other/contoso.com',
    'partnerdesk://customer/contoso', 'partnerdesk://customer/*.contoso.com', 'partnerdesk://customer/contoso.com?act=1',
    'partnerdesk://customer/contoso.com#x', 'partnerdesk://customer/contoso.com/act', 'partnerdesk://customer/contoso.com%2Fact',
    'partnerdesk://customer/%63%25ontoso.com', 'partnerdesk://customer/%', 'partnerdesk://customer/%00contoso.com',
    'partnerdesk://customer/contoso.com\n--flag', 'partnerdesk://customer/a@contoso.com', 'partnerdesk://u:p@customer/contoso.com',
    'partnerdesk://customer:80/contoso.com', 'partnerdesk://customer/..', 'partnerdesk://customer/..\\..', `partnerdesk://quote/${id}0`,
    'partnerdesk://quote/contoso.com', ` partnerdesk://quote/${id}`, `partnerdesk://quote/${id}\n`,
    `partnerdesk://customer/${'a'.repeat(2_000)}.com`, `partnerdesk://customer/contoso.com${'/'.repeat(2_000)}`
  ])('refuses %j', (value) => {
    expect(parseDeepLink(value)).toEqual({ kind: 'refused' })
  })
})
