import { describe, expect, it } from 'vitest'

import { Faults } from './faults'

const reset = { reset: true } as const

describe('ordered failures', () => {
  it('go by the beginning of the path, the oldest first, as often as they were ordered', () => {
    const faults = new Faults()
    faults.add({ match: '/v1/quotes', times: 2, fault: reset })
    faults.add({ match: '/v1', times: 1, fault: { status: 503 } })
    expect(['/v1.0/users', '/v1/quotes/1', '/v1/quotes', '/v1/quotes', '/v1/offers'].map((path) => faults.take('GET', path)))
      .toEqual([{ status: 503 }, reset, reset, undefined, undefined])
  })

  it('go by the method where one is named', () => {
    const faults = new Faults()
    faults.add({ match: '/v1/quotes', method: 'POST', times: 1, fault: reset })
    expect(faults.take('GET', '/v1/quotes')).toBeUndefined()
    expect(faults.waiting).toBe(1)
    expect(faults.take('POST', '/v1/quotes')).toEqual(reset)
    expect(faults.waiting).toBe(0)
  })
})
