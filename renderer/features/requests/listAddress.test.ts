import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requestSeverities, requestStates } from '../../../electron/contract/serviceRequest'
import { narrows, queryFor, shownFor, type Shown } from './listAddress'

const whole: Shown = { text: '', state: undefined, severity: undefined, unread: false, sort: 'updatedAt', descending: true }
const shown = fc.record({
  text: fc.string({ maxLength: 200 }),
  state: fc.constantFrom(undefined, ...requestStates),
  severity: fc.constantFrom(undefined, ...requestSeverities),
  unread: fc.boolean(),
  sort: fc.constantFrom<Shown['sort']>('updatedAt', 'createdAt', 'title', 'customerName', 'severity', 'state'),
  descending: fc.boolean()
})

describe('the address of the list of service requests', () => {
  it('says what is shown, and is read as what was said', () => {
    fc.assert(fc.property(shown, one => {
      expect(shownFor(new URLSearchParams(queryFor(one)).toString())).toEqual(one)
    }))
  })

  it('is empty for the whole list, and does not narrow by what it does not know', () => {
    expect(queryFor(whole)).toEqual({})
    expect(shownFor('state=gone&severity=terrible&sort=colour&descending=perhaps&x=1')).toEqual(whole)
    expect([narrows(whole), narrows({ ...whole, sort: 'title' }), narrows({ ...whole, state: 'open' }), narrows({ ...whole, unread: true })]).toEqual([false, false, true, true])
  })
})
