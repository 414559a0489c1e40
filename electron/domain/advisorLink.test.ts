import { expect, test } from 'vitest'
import { advisorLink } from './advisorLink'

const template = 'https://portal.office.com/partner/partnersignup.aspx?type={kind}&id={quoteId}&msppid={partnerId}'
const quoteId = '0f6a7c1e-2b3d-4c5e-8f90-a1b2c3d4e5f6'

test('the link carries kind, Quote ID and advisor code', () => {
  expect(advisorLink(template, { kind: 'purchase', partnerId: '4567891', quoteId })).toEqual({ link: `https://portal.office.com/partner/partnersignup.aspx?type=Purchase&id=${quoteId}&msppid=4567891` })
})

test('a Quote ID is asked for where the link wants one, and not elsewhere', () => {
  expect(advisorLink(template, { kind: 'trial', partnerId: '4567891' })).toBe('quoteIdMissing')
  expect(advisorLink('https://partner.example/{kind}/{partnerId}', { kind: 'trial', partnerId: '4567891' })).toEqual({ link: 'https://partner.example/Trial/4567891' })
})

test('no value changes the address around it', () => {
  expect(advisorLink(template, { kind: 'trial', partnerId: '1&id={quoteId}#', quoteId: '../x y' })).toEqual({ link: 'https://portal.office.com/partner/partnersignup.aspx?type=Trial&id=..%2Fx%20y&msppid=1%26id%3D%7BquoteId%7D%23' })
})
