import { listedRoles, type CustomerSortKey, type ListedRole } from '../contract/customerList'
import { relationshipStates } from '../contract/relationship'
import type { TenantId } from '../contract/ids'
import type { CustomerFacts } from '../domain/customerFacts'
import type { OwnMark } from '../domain/ownData'
import type { Slices } from '../lib/slices'
import { sortInSlices } from '../lib/sortInSlices'

/** The few fields of a customer by which lists are ordered and filtered; the record itself stays unparsed. */
export interface LightCustomer extends CustomerFacts {
  readonly id: TenantId
  /** See `customerText`, with the technician's own words: comparing it compares the names. */
  readonly text: string
  readonly own: OwnMark | undefined
}

export const roleOf = ({ role }: Pick<CustomerFacts, 'role'>): ListedRole => role ?? 'notChecked'

type Compare = (a: LightCustomer, b: LightCustomer) => number

const byText: Compare = (a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)

const blank = 32
const domainOf = (text: string): string => {
  const start = text.indexOf('\t') + 1
  let end = start
  // Up to the first divider of any kind: a blank, a mark or the tab.
  while (text.charCodeAt(end) > blank) end += 1
  return text.slice(start, end)
}

const compareStrings = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
/** Behind every country. */
const nowhere = '~'

/** Every order is total, because the text holds the tenant id: a customer has exactly one place in it. */
const compares: Record<CustomerSortKey, Compare> = {
  name: byText,
  defaultDomain: (a, b) => compareStrings(domainOf(a.text), domainOf(b.text)) || byText(a, b),
  relationship: (a, b) => relationshipStates.indexOf(a.relationship) - relationshipStates.indexOf(b.relationship) || byText(a, b),
  // Customers without an end come last.
  relationshipEndsAt: (a, b) => a.endsAt - b.endsAt || byText(a, b),
  country: (a, b) => compareStrings(a.country ?? nowhere, b.country ?? nowhere) || byText(a, b),
  technicianRole: (a, b) => listedRoles.indexOf(roleOf(a)) - listedRoles.indexOf(roleOf(b)) || byText(a, b)
}

/** The most that {@link firstOf} is good for: beyond, a whole list pays. */
export const firstFew = 100

/** The first `count` customers of an order in one pass, for the first page: sorting all of them takes many times as long. */
export async function firstOf(key: CustomerSortKey, all: Iterable<LightCustomer>, count: number, slices: Slices): Promise<readonly LightCustomer[]> {
  const compare = compares[key]
  const first: LightCustomer[] = []
  for (const customer of all) {
    const last = first[count - 1]
    if (last === undefined || compare(customer, last) < 0) {
      first.splice(placeOf(first, customer, compare), 0, customer)
      if (first.length > count) first.pop()
    }
    const pause = slices.pause()
    if (pause) await pause
  }
  return first
}

/** The first place whose customer does not come before the given one. */
function placeOf(order: readonly LightCustomer[], customer: LightCustomer, compare: Compare, from = 0): number {
  let [low, high] = [from, order.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(order[middle] as LightCustomer, customer) < 0) low = middle + 1
    else high = middle
  }
  return low
}

interface Edit {
  readonly gone: readonly LightCustomer[]
  readonly come: readonly LightCustomer[]
}

/** From this many changes on, one walk through the whole list is quicker than moving its end for each of them. */
const manyChanges = 16

function applyFew(order: LightCustomer[], { gone, come }: Edit, compare: Compare): void {
  for (const customer of gone) {
    const place = placeOf(order, customer, compare)
    if (order[place] === customer) order.splice(place, 1)
  }
  for (const customer of come) order.splice(placeOf(order, customer, compare), 0, customer)
}

function applyMany(order: LightCustomer[], { gone, come }: Edit, compare: Compare): void {
  const left = new Set(gone)
  const kept = order.filter((customer) => !left.has(customer))
  let [from, to] = [0, 0]
  for (const customer of come.toSorted(compare)) {
    const place = placeOf(kept, customer, compare, from)
    while (from < place) order[to++] = kept[from++] as LightCustomer
    order[to++] = customer
  }
  while (from < kept.length) order[to++] = kept[from++] as LightCustomer
  order.length = to
}

function apply(order: LightCustomer[], edit: Edit, compare: Compare): void {
  if (edit.gone.length + edit.come.length < manyChanges) applyFew(order, edit, compare)
  else applyMany(order, edit, compare)
}

/** Sorted lists of all customers, each made when it is first wanted and then kept up to date change by change. */
export class CustomerOrders {
  readonly #orders = new Map<CustomerSortKey, LightCustomer[]>()
  /** Edits that came while lists were being sorted, to be done to each when it is ready. */
  readonly #waiting = new Set<Edit[]>()

  /** The list if it is there already. */
  ready(key: CustomerSortKey): readonly LightCustomer[] | undefined {
    return this.#orders.get(key)
  }

  /** Sorts in slices; edits that come meanwhile are in the list as well. */
  async make(key: CustomerSortKey, all: Iterable<LightCustomer>, slices: Slices): Promise<readonly LightCustomer[]> {
    const missed: Edit[] = []
    this.#waiting.add(missed)
    const order = await sortInSlices([...all], compares[key], slices)
    for (const edit of missed) apply(order, edit, compares[key])
    // Forgotten meanwhile: good for this answer, but not to be kept.
    if (this.#waiting.delete(missed)) this.#orders.set(key, order)
    return order
  }

  /** Takes customers out of every list and puts others in. */
  edit(gone: readonly LightCustomer[], come: readonly LightCustomer[]): void {
    if (gone.length + come.length === 0) return
    for (const [key, order] of this.#orders) apply(order, { gone, come }, compares[key])
    for (const missed of this.#waiting) missed.push({ gone, come })
  }

  forget(): void {
    this.#orders.clear()
    this.#waiting.clear()
  }
}
