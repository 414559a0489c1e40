import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameJson } from './sameJson'

describe('sameJson', () => {
  it('sees through copies and the order of keys, and sees every difference', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const copy: unknown = JSON.parse(JSON.stringify(value))
      return sameJson(value, copy) && !sameJson(value, [copy]) && !sameJson({ a: value, b: 1 }, { b: 2, a: copy }) && sameJson({ a: value, b: 1 }, { b: 1, a: copy, c: undefined })
    }))
    expect(sameJson([1, 2], [1])).toBe(false)
    expect(sameJson({}, [])).toBe(false)
  })
})
