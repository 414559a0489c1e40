import type { Customer } from '../contract/customer'
import { relationshipStates, type RelationshipState } from '../contract/relationship'
import type { DelegatedRole } from '../contract/session'

/** What lists sort and filter by, as it stands at the end of a customer's search text, so that no record has to be parsed for it. */
export interface CustomerFacts {
  /** As it was read; time may have moved it on (see `stateAt`). */
  readonly relationship: RelationshipState
  /** Minutes since the epoch; `noEnd` where there is none. */
  readonly endsAt: number
  /** Absent: never read. */
  readonly role: DelegatedRole | undefined
  /** ISO 3166-1 alpha-2; absent: not known. */
  readonly country: string | undefined
}

/** Later than any end. */
export const noEnd = 2 ** 30 - 1
export const msPerMinute = 60_000

const roles: readonly (DelegatedRole | undefined)[] = ['none', 'limited', 'full', undefined]
const firstLetter = 65
const letters = 26
/** Enough letters for any minute before `noEnd`. */
const endLength = 7
const noCountry = 'ZZ'

const letter = (value: number): string => String.fromCharCode(firstLetter + value)

/** In capital letters only: what is searched for is folded to lower case, so no search can find anything in here. */
export function writeFacts({ relationship, relationshipEndsAt, technicianRole, country = '' }: Pick<Customer, 'relationship' | 'relationshipEndsAt' | 'technicianRole' | 'country'>): string {
  const place = /^[A-Z]{2}$/u.test(country) ? country : noCountry
  return letter(relationshipStates.indexOf(relationship)) + letter(roles.indexOf(technicianRole)) + place + writeMinutes(relationshipEndsAt)
}

function writeMinutes(instant: string | undefined): string {
  let left = instant === undefined ? Number.NaN : Math.floor(Date.parse(instant) / msPerMinute)
  if (Number.isNaN(left) || left < 0 || left >= noEnd) return ''
  let text = ''
  for (let place = 0; place < endLength; place += 1) {
    text = letter(left % letters) + text
    left = Math.floor(left / letters)
  }
  return text
}

/** Reads what {@link writeFacts} wrote from a place in a text on. Anything else gives the facts of a customer of whom nothing is known. */
export function readFacts(text: string, from: number, countries: CountryNames): CustomerFacts {
  const at = (place: number): number => text.charCodeAt(from + place) - firstLetter
  let endsAt = noEnd
  if (text.length - from === 4 + endLength) {
    endsAt = 0
    for (let place = 4; place < 4 + endLength; place += 1) endsAt = endsAt * letters + at(place)
  }
  return { relationship: relationshipStates[at(0)] ?? 'none', role: roles[at(1)], country: countries.name(at(2), at(3)), endsAt }
}

/** One string a country, instead of one a customer. */
export class CountryNames {
  readonly #names: (string | undefined)[] = []

  /** @param first, second letters as numbers from 0 */
  name(first: number, second: number): string | undefined {
    if (!(first >= 0 && first < letters && second >= 0 && second < letters)) return undefined
    const key = first * letters + second
    const known = this.#names[key]
    if (known !== undefined) return known
    const name = letter(first) + letter(second)
    if (name === noCountry) return undefined
    this.#names[key] = name
    return name
  }
}
