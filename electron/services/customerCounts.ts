import { unknownCountry, type CustomerCounts } from '../contract/customerList'
import type { RelationshipState } from '../contract/relationship'
import type { TagCount } from '../contract/own'
import { msPerMinute, noEnd } from '../domain/customerFacts'
import { isUsable } from '../domain/relationshipState'
import type { Slices } from '../lib/slices'
import { walkInSlices } from '../lib/walkInSlices'
import { stateAt } from './customerFilter'
import { roleOf, type LightCustomer } from './customerOrders'
import { labelKey } from './own/labels'

type Tally<K> = Map<K, number>

const add = <K>(tally: Tally<K>, key: K): void => void tally.set(key, (tally.get(key) ?? 0) + 1)
const record = <K extends string>(tally: Tally<K>): Readonly<Partial<Record<K, number>>> => Object.fromEntries(tally) as Partial<Record<K, number>>

/** How many customers are in each state at a moment (`now` in minutes since the epoch). */
export async function countStates(customers: Iterable<LightCustomer>, now: number, slices: Slices): Promise<CustomerCounts['states']> {
  const states: Tally<RelationshipState> = new Map()
  await walkInSlices(customers, (customer) => add(states, stateAt(customer, now)), slices)
  return record(states)
}

/** All figures of an overview in one pass: a few milliseconds at 50,000, and many times that at a start, before it is compiled. */
export async function countCustomers(customers: Iterable<LightCustomer>, now: number, slices: Slices): Promise<Omit<CustomerCounts, 'refreshedAt'>> {
  const [states, roles, days, countries, tags] = [new Map(), new Map(), new Map(), new Map(), new Map<string, TagCount>()] as [
    Tally<RelationshipState>, Tally<ReturnType<typeof roleOf>>, Tally<number>, Tally<string>, Map<string, TagCount>
  ]
  let [total, favourites] = [0, 0]
  await walkInSlices(customers, (customer) => {
    const state = stateAt(customer, now)
    total += 1
    add(states, state)
    add(roles, roleOf(customer))
    add(countries, customer.country ?? unknownCountry)
    // By day first: far fewer than customers, and only these need a calendar.
    if (customer.endsAt !== noEnd && isUsable(state)) add(days, Math.floor(customer.endsAt / minutesPerDay))
    if (customer.own === undefined) return
    if (customer.own.favourite) favourites += 1
    for (const tag of customer.own.tags) {
      const known = tags.get(labelKey(tag))
      tags.set(labelKey(tag), { tag: known?.tag ?? tag, count: (known?.count ?? 0) + 1 })
    }
  }, slices)
  return {
    total, favourites,
    states: record(states), roles: record(roles), endMonths: byMonth(days),
    countries: [...countries].map(([country, count]) => ({ country, count })).toSorted((a, b) => b.count - a.count || a.country.localeCompare(b.country)),
    tags: [...tags.values()].toSorted((a, b) => a.tag.localeCompare(b.tag))
  }
}

const minutesPerDay = 1_440

function byMonth(days: Tally<number>): CustomerCounts['endMonths'] {
  const months: Tally<string> = new Map()
  for (const [day, count] of days) {
    const month = new Date(day * minutesPerDay * msPerMinute).toISOString().slice(0, 7)
    months.set(month, (months.get(month) ?? 0) + count)
  }
  return [...months].map(([month, count]) => ({ month, count })).toSorted((a, b) => a.month.localeCompare(b.month))
}
