import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activityResults } from '../../../electron/contract/activity'
import { chosenFor, filterOf, narrows, queryFor, spans, type Chosen } from './listAddress'

const some = (longest: number) => fc.option(fc.string({ minLength: 1, maxLength: longest }), { nil: undefined })
const chosen = fc.record<Chosen>({ text: fc.string({ maxLength: 200 }), topic: some(40), result: fc.constantFrom(undefined, ...activityResults), who: some(320), since: fc.constantFrom(undefined, ...spans) })

describe('the address of the activity record', () => {
  it('says what is shown, and is read as what was said', () => {
    fc.assert(fc.property(chosen, one => {
      expect(chosenFor(new URLSearchParams(queryFor(one)).toString())).toEqual(one)
    }))
  })

  it('is empty for everything, and does not narrow by what it does not know', () => {
    const whole = chosenFor(`result=terrible&since=2&topic=&who=${'x'.repeat(400)}&x=1`)
    expect([queryFor(whole), narrows(whole)]).toEqual([{}, false])
    expect(narrows({ ...whole, since: '7' })).toBe(true)
    expect(filterOf({ ...whole, since: '7' }, undefined, Date.parse('2026-11-21T12:00:00.000Z'))).toEqual({ text: '', from: '2026-11-14T12:00:00.000Z' })
  })
})
