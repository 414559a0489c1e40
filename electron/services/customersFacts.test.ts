import { describe, expect, it } from 'vitest'
import type { Customer } from '../contract/customer'
import { tenantIdSchema } from '../contract/ids'
import { customerActions } from '../domain/customerActions'
import { AppFailure } from '../contract/errors'
import { createFactReader, factsOf } from './customersFacts'

const listed: Customer = {
  id: tenantIdSchema.parse('aaaaaaaa-0000-4000-8000-000000000001'), name: 'Contoso', defaultDomain: 'contoso.com', domains: ['contoso.com'], relationship: 'active', readAt: '2026-11-21T12:00:00.000Z'
}
const reasonFor = (customer: Customer): string => {
  const { relationship } = factsOf(customer, Date.parse('2026-11-21T13:00:00.000Z'))
  if (!relationship.known) return 'not known'
  const gate = customerActions({ relationship: relationship.value.state, roleAtCustomer: relationship.value.technicianRole, technicianRole: 'full', connection: 'online' }).createServiceRequest
  return gate.allowed ? 'allowed' : gate.reason
}

describe('what the cache knows of a customer', () => {
  it('tells a role that was never read from having none', () => {
    expect(reasonFor(listed)).toBe('roleNotChecked')
    expect(reasonFor({ ...listed, technicianRole: 'none' })).toBe('noAssignment')
    expect(reasonFor({ ...listed, technicianRole: 'limited' })).toBe('allowed')
    expect(reasonFor({ ...listed, relationship: 'none' })).toBe('noRelationship')
  })
})

describe('what is read of a customer', () => {
  it('fails once when the sign-in is over, however many readings were under way', async () => {
    const over = (afterMs: number) => () => new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new AppFailure({ kind: 'signedOut', code: 'signIn.required' })), afterMs)
    })
    const unheard: unknown[] = []
    const hear = (reason: unknown): void => void unheard.push(reason)
    process.on('unhandledRejection', hear)
    try {
      const read = createFactReader({
        directory: { profile: over(20), domains: over(20), subscriptions: over(20) }, relationships: { ofCustomer: over(0), accessAssignments: over(0) },
        technician: () => undefined, clock: { now: () => Date.parse('2026-11-21T13:00:00.000Z') }
      })
      await expect(read(listed.id)).rejects.toMatchObject({ error: { kind: 'signedOut' } })
      await new Promise((resolve) => { setTimeout(resolve, 60) })
      expect(unheard).toEqual([])
    } finally {
      process.off('unhandledRejection', hear)
    }
  })
})
