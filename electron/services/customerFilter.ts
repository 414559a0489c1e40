import { unknownCountry, type CustomerFilter } from '../contract/customerList'
import type { RelationshipState } from '../contract/relationship'
import { msPerMinute, noEnd, type CustomerFacts } from '../domain/customerFacts'
import { expiringWithinDays, isUsable } from '../domain/relationshipState'
import { roleOf, type LightCustomer } from './customerOrders'
import { labelKey } from './own/labels'

const minutesPerDay = 1_440

/** Where a relationship stands by now: time has passed since it was read. `now`: minutes since the epoch. */
export function stateAt({ relationship, endsAt }: Pick<CustomerFacts, 'relationship' | 'endsAt'>, now: number): RelationshipState {
  if (endsAt === noEnd || !isUsable(relationship)) return relationship
  if (endsAt <= now) return 'expired'
  return endsAt - now <= expiringWithinDays * minutesPerDay ? 'expiring' : relationship
}

/** Begin and end (not inclusive) of a month, in minutes since the epoch. */
export function monthRange(month: string): readonly [from: number, to: number] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return [Date.UTC(year, number - 1) / msPerMinute, Date.UTC(year, number) / msPerMinute]
}

export const isEmptyFilter = (filter: CustomerFilter): boolean => Object.values(filter).every((part) => part === undefined)

type Test = (customer: LightCustomer) => boolean

/** Whether a customer passes a filter at a moment (`now` in minutes since the epoch); every part must let it pass. */
export function filterTest(filter: CustomerFilter, now: number): Test {
  const tests = [...relationshipTests(filter, now), ...ownTests(filter), ...placeTests(filter)]
  return (customer) => tests.every((test) => test(customer))
}

function relationshipTests({ states, endsWithin, endsIn }: CustomerFilter, now: number): readonly Test[] {
  const tests: Test[] = []
  if (states !== undefined) {
    const wanted = new Set(states)
    tests.push((customer) => wanted.has(stateAt(customer, now)))
  }
  const endsBetween = (from: number, to: number): Test => (customer) => customer.endsAt >= from && customer.endsAt < to && isUsable(stateAt(customer, now))
  if (endsWithin !== undefined) tests.push(endsBetween(now, now + endsWithin * minutesPerDay + 1))
  if (endsIn !== undefined) tests.push(endsBetween(...monthRange(endsIn)))
  return tests
}

function ownTests({ tags, favourite }: CustomerFilter): readonly Test[] {
  const tests: Test[] = []
  if (favourite === true) tests.push(({ own }) => own?.favourite === true)
  const wanted = tags?.map(labelKey)
  if (wanted !== undefined) {
    tests.push(({ own }) => {
      const keys = own?.tags.map(labelKey)
      return keys !== undefined && wanted.every((tag) => keys.includes(tag))
    })
  }
  return tests
}

function placeTests({ roles, countries }: CustomerFilter): readonly Test[] {
  const tests: Test[] = []
  if (roles !== undefined) {
    const wanted = new Set(roles)
    tests.push((customer) => wanted.has(roleOf(customer)))
  }
  if (countries !== undefined) {
    const wanted = new Set(countries)
    tests.push(({ country }) => wanted.has(country ?? unknownCountry))
  }
  return tests
}
