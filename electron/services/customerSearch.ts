import type { LightCustomer } from './customerOrders'
import { firstMatch, rankBelow, ranks, type Query } from './customerRanking'

/** Whether the ranks up to one, itself included, already fill an answer. */
function enough(found: readonly (readonly LightCustomer[])[], rank: number, limit: number): boolean {
  let count = 0
  for (let at = 0; at <= rank; at += 1) count += found[at]?.length ?? 0
  return count >= limit
}

/** The best `limit` customers that answer a query, and how many do: one pass over the names in order; what can no longer be among the first is only counted. */
export function bestOf(order: readonly LightCustomer[], query: Query, limit: number): { readonly best: readonly LightCustomer[]; readonly total: number } {
  const found = ranks.map((): LightCustomer[] => [])
  let [total, bound] = [0, ranks.length]
  for (const customer of order) {
    const first = firstMatch(customer.text, query)
    if (first < 0) continue
    total += 1
    const rank = rankBelow(customer.text, query, first, bound)
    if (rank === undefined) continue
    found[rank]?.push(customer)
    // As soon as the ranks up to one fill the answer, that one and the worse ones are of no use any more.
    while (bound > 0 && enough(found, bound - 1, limit)) bound -= 1
  }
  return { best: found.flat().slice(0, limit), total }
}
